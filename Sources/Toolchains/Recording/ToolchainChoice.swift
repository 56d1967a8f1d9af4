// SPDX-License-Identifier: GPL-2.0-only

import Programs
import SourceTrees

/// Which compiler and binary utilities to build with, as the user tells make.
public struct ToolchainChoice: Sendable, Hashable {
    /// The two families that Kbuild knows.
    public enum Family: Sendable, Hashable {
        /// gcc and the GNU binary utilities: `CROSS_COMPILE=…`.
        case gnu
        /// clang, ld.lld and LLVM's binary utilities: `LLVM=1`.
        case llvm
    }

    /// The family.
    public var family: Family

    /// What stands in front of the programs' names: `aarch64-linux-gnu-`. Of the GNU family only.
    public var prefix: String

    /// What stands behind them: `-12` behind `gcc`, `-14` behind all of LLVM's.
    public var suffix: String

    /// The programs of `family` with `prefix` in front of their names, and `suffix` behind.
    public init(_ family: Family, prefix: String = "", suffix: String = "") {
        self.family = family
        self.prefix = prefix
        self.suffix = suffix
    }

    /// The variables that the top Makefile makes of it, without what only the programs can tell.
    var variables: [String: String] {
        var variables = [
            "RUSTC": "rustc", "BINDGEN": "bindgen", "PAHOLE": "pahole", "PYTHON3": "python3", "HOSTCC": "gcc",
        ]
        let tools = ["AR": "ar", "NM": "nm", "OBJCOPY": "objcopy", "OBJDUMP": "objdump", "STRIP": "strip"]
        switch family {
        case .gnu:
            variables["CROSS_COMPILE"] = prefix
            variables["CC"] = "\(prefix)gcc\(suffix)"
            variables["LD"] = "\(prefix)ld"
            variables["READELF"] = "\(prefix)readelf"
            for (name, tool) in tools { variables[name] = prefix + tool }
        case .llvm:
            variables["LLVM"] = suffix.isEmpty ? "1" : suffix
            variables["HOSTCC"] = "clang\(suffix)"
            variables["CC"] = "clang\(suffix)"
            variables["LD"] = "ld.lld\(suffix)"
            variables["READELF"] = "llvm-readelf\(suffix)"
            for (name, tool) in tools { variables[name] = "llvm-\(tool)\(suffix)" }
        }
        return variables
    }
}

extension ToolchainProfile {
    /// A profile without answers of the programs that `choice` names, each asked for its version through `shell`.
    public init(
        _ name: String, of choice: ToolchainChoice, for architecture: KernelArchitecture, by shell: LiveShell
    ) async throws {
        try await shell.check()
        var values = choice.variables
        let programs = CommandText.programs.filter { values[$0] != nil }
        let questions =
            programs.map { "$\($0) --version 2>/dev/null | head -n 1" } + ["$CC -dumpmachine 2>/dev/null"]
        let nothing = MemoryTree(name: "no tree")
        let outcomes = try await shell.run(questions.map { .init(command: $0, files: []) }, in: values, of: nothing)
        let lines = outcomes.map { outcome in
            guard case .printed(let bytes) = outcome else { return "" }
            return String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
        }
        let versions = Dictionary(uniqueKeysWithValues: zip(programs, lines))
        guard let compiler = versions["CC"], !compiler.isEmpty, let target = lines.last, !target.isEmpty else {
            throw ToolchainError(.noCompiler, "there is no compiler \"\(values["CC"] ?? "")\", or it does not run")
        }
        // make takes `#` out, which would begin a comment in auto.conf.cmd.
        values["CC_VERSION_TEXT"] = compiler.replacing("#", with: "")
        values["RUSTC_VERSION_TEXT"] = (versions["RUSTC"] ?? "").replacing("#", with: "")
        let variables = values.map { Variable(name: $0.key, value: $0.value, version: versions[$0.key]) }
        self.init(name: name, architecture: architecture.folder, target: target, variables: variables)
    }
}
