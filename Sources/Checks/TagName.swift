// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText

/// The names of tags that the kernel's documents define, and what a misspelt one was meant to be.
enum TagName {
    /// The tags that carry an address, then the others, as `Documentation/process/submitting-patches.rst` spells them.
    static let standard = attributions + ["Fixes", "Link", "Closes"]

    /// The tags that name a person.
    static let attributions = [
        "Signed-off-by", "Co-developed-by", "Reviewed-by", "Acked-by", "Tested-by", "Reported-by", "Suggested-by",
    ]

    /// Names that are in use, and that stand close to a standard one all the same.
    private static let others: Set<String> = [
        "nacked-by", "naked-by", "nak-by", "backed-by", "requested-by", "reposted-by", "supported-by", "posted-by",
        "submitted-by", "reproduced-by", "fixed-by", "fixed", "rested-by", "asked-by", "close", "links", "line",
        "reposed-by",
    ]

    /// The tag of a person that is called `name`, or was meant by it; nil where there is none.
    static func attribution(_ name: String) -> String? {
        attributions.first { $0.lowercased() == name.lowercased() } ?? meant(by: name)
    }

    /// The standard name that `name` was meant to be, or nil where it is one or is like none.
    static func meant(by name: String) -> String? {
        let written = Array(name.lowercased().utf8.prefix(32))
        guard written.count >= 6, !others.contains(name.lowercased()) else { return nil }
        var best: (name: String, distance: Int)?
        for candidate in attributions {
            let wanted = Array(candidate.lowercased().utf8)
            if written == wanted { return nil }
            let allowed = wanted.count >= 11 ? 2 : 1
            let distance = written.editDistance(to: wanted, limit: allowed)
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }
}
