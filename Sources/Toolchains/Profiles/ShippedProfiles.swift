// SPDX-License-Identifier: GPL-2.0-only

import CTemplates

extension ToolchainProfile {
    /// The names of the profiles that come with the tool, in ascending order.
    public static var shippedNames: [String] {
        var names: [String] = []
        var index = 0
        while let name = lockstep_template_at(index).name {
            let file = String(cString: name)
            if file.hasPrefix(folder), file.hasSuffix(ending) {
                names.append(String(file.dropFirst(folder.count).dropLast(ending.count)))
            }
            index += 1
        }
        return names.sorted()
    }

    /// The profile that comes with the tool as `name`.
    public static func shipped(_ name: String) throws(ToolchainError) -> ToolchainProfile {
        let wanted = folder + name + ending
        var index = 0
        while let candidate = lockstep_template_at(index).name {
            let entry = lockstep_template_at(index)
            index += 1
            guard String(cString: candidate) == wanted else { continue }
            let bytes = Array(UnsafeBufferPointer(start: entry.bytes, count: entry.size))
            return try ToolchainProfile(parsing: bytes, of: wanted)
        }
        let names = shippedNames.joined(separator: ", ")
        throw ToolchainError(.noSuchProfile, "there is no profile \"\(name)\" (there are: \(names))")
    }

    /// The name of the profile for `architecture` that is taken where the user names none; nil where none comes along.
    public static func defaultName(for architecture: KernelArchitecture) -> String? {
        shippedNames.first { $0.hasPrefix("gcc-") && $0.hasSuffix("-\(architecture.folder)") }
    }

    private static let folder = "profiles/"
    private static let ending = ".txt"
}
