// SPDX-License-Identifier: GPL-2.0-only

/// A file of which only some lines are known.
struct PartialFile {
}
