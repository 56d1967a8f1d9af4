// SPDX-License-Identifier: GPL-2.0-only

public import SourceTrees

/// The environment that make would give `conf`: what `$(NAME)` of a Kconfig file finds.
public struct KconfigEnvironment: Sendable, Hashable {
    /// The variables.
    public let variables: [String: String]

    /// What stands for the place of the tree, which has none while its files are looked at.
    public static let sourceTree = "$(srctree)"

    /// The environment of `make ARCH=…` with the toolchain of `profile` in `tree`.
    public init(_ architecture: KernelArchitecture, _ profile: ToolchainProfile, of tree: any SourceTree) throws {
        var variables: [String: String] = [:]
        for variable in profile.variables { variables[variable.name] = variable.value }
        variables["ARCH"] = architecture.name
        variables["SRCARCH"] = architecture.folder
        variables["srctree"] = Self.sourceTree
        variables["KERNELVERSION"] = try kernelVersion(of: tree)
        if architecture.folder == "um" {
            // User-mode Linux is made of the host's architecture; arch/um/Makefile exports both.
            let host = variables["SUBARCH"] ?? "x86"
            variables["SUBARCH"] = host
            variables["HEADER_ARCH"] = KernelArchitecture(host).folder
        }
        if variables["LLVM"] != nil {
            variables["CLANG_FLAGS"] = try clangFlags(
                of: tree, architecture: architecture.folder == "um" ? variables["SUBARCH"] ?? "" : architecture.folder)
        }
        self.variables = variables
    }
}

/// The version that the top Makefile of `tree` tells: `6.12.117`. Empty where there is no Makefile.
public func kernelVersion(of tree: any SourceTree) throws -> String {
    var values: [String: String] = [:]
    for line in try lines(of: "Makefile", in: tree).prefix(40) {
        let parts = line.split(separator: UInt8(ascii: "="), maxSplits: 1).map(word)
        guard let name = parts.first, values[name] == nil else { continue }
        values[name] = parts.count > 1 ? parts[1] : ""
    }
    var version = values["VERSION"] ?? ""
    if let level = values["PATCHLEVEL"], !level.isEmpty {
        version += ".\(level)"
        if let level = values["SUBLEVEL"], !level.isEmpty { version += ".\(level)" }
    }
    return version + (values["EXTRAVERSION"] ?? "")
}

/// `CLANG_FLAGS` as `scripts/Makefile.clang` of `tree` puts it together for `LLVM=1` without a `CROSS_COMPILE`.
///
/// Read from the tree, for kernels differ in the flags. Of the conditions there is one that matters here: the
/// integrated assembler, which stands in the branch that `LLVM_IAS=0` does not take.
func clangFlags(of tree: any SourceTree, architecture: String) throws -> String {
    var flags: [String] = []
    var target: String?
    for line in try lines(of: "scripts/Makefile.clang", in: tree) {
        let words = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.map(word)
        guard words.count == 3 else { continue }
        if words[0] == "CLANG_TARGET_FLAGS_\(architecture)", words[1] == ":=" { target = words[2] }
        guard words[0] == "CLANG_FLAGS", words[1] == "+=" else { continue }
        if words[2] == "-fintegrated-as" || words[2].hasPrefix("-Werror=") { flags.append(words[2]) }
    }
    return ((target.map { ["--target=\($0)"] } ?? []) + flags).joined(separator: " ")
}

private func lines(of path: String, in tree: any SourceTree) throws -> [ArraySlice<UInt8>] {
    try tree.file(at: path)?.bytes.split(separator: UInt8(ascii: "\n")) ?? []
}

private func word(_ bytes: ArraySlice<UInt8>) -> String {
    let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
    var text = bytes.drop(while: isBlank)
    while let last = text.last, isBlank(last) { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
}
