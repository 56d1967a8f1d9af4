// SPDX-License-Identifier: GPL-2.0-only

import ByteText

extension String {
    /// The one of `names` that this was most likely meant to be, for "did you mean"; nil where none is near.
    public func nearest(among names: [String]) -> String? {
        let limit = max(1, count / 3)
        var best: (name: String, distance: Int)?
        for name in names {
            let distance = Array(utf8).editDistance(to: Array(name.utf8), limit: limit)
            if distance <= limit, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }
}
