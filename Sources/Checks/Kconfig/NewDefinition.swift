// SPDX-License-Identifier: GPL-2.0-only

internal import ByteText
internal import Kconfig
internal import PatchSeries

/// A symbol that no architecture defined before, as a patch defines it.
struct NewDefinition {
    /// The symbol, without `CONFIG_`.
    var name: String

    /// The Kconfig file.
    var path: String

    /// Line of its `config`, from 1.
    var line: Int

    /// What stands below that line, up to the next entry.
    var options: [Statement]

    /// The file that holds them.
    var file: KconfigFile

    /// The type that it is given there.
    var type: SymbolType { options.first { $0.type != .unknown }?.type ?? .unknown }

    /// Whether the user is asked.
    var hasPrompt: Bool { options.contains { ($0.kind == .type || $0.kind == .prompt) && $0.word != nil } }

    /// Whether it stands in a choice.
    var isInChoice: Bool

    /// The raw lines of the help text; empty where there is none.
    var help: ArraySlice<UInt8>
}

extension KconfigPatch {
    /// The symbols that the patch defines and that were not defined before, in the order of the files.
    var newDefinitions: [NewDefinition] {
        var definitions: [NewDefinition] = []
        for path in changedFiles {
            guard let (file, indices) = addedStatements(of: path) else { continue }
            for index in indices {
                let statement = file.statements[index]
                guard statement.kind == .config || statement.kind == .menuConfig, let word = statement.word,
                    !before.index.defines(file.source(of: word))
                else { continue }
                let options = file.statements[(index + 1)...].prefix { $0.kind.isOption }
                let help = options.first { $0.kind == .help }?.word.map { file.source(of: $0) }
                definitions.append(
                    NewDefinition(
                        name: String(decoding: file.source(of: word), as: UTF8.self), path: path,
                        line: Int(statement.line), options: Array(options), file: file,
                        isInChoice: file.isInChoice(index),
                        help: help ?? []))
            }
        }
        return definitions
    }

    /// The names of the symbols that the patch defines, refers to or takes away in Kconfig files, in ascending order.
    var touchedNames: [String] {
        var names: Set<String> = []
        for file in patch.patch.diff where isKconfig(file.path) || file.oldPath.map(isKconfig) == true {
            for line in file.hunks.flatMap(\.lines) where line.kind != .context {
                for word in line.content.split(whereSeparator: { !$0.isIdentifierByte }) {
                    names.insert(String(decoding: word, as: UTF8.self))
                }
            }
        }
        return names.sorted()
    }
}

extension KconfigFile {
    /// Whether the statement at `index` stands in a choice of this file.
    fileprivate func isInChoice(_ index: Int) -> Bool {
        for statement in statements[..<index].reversed() {
            if statement.kind == .choice { return true }
            if statement.kind == .endChoice { return false }
        }
        return false
    }
}

extension Statement.Kind {
    /// Whether it belongs to the entry above it.
    fileprivate var isOption: Bool {
        switch self {
        case .type, .prompt, .defaultValue, .select, .imply, .range, .dependsOn, .visibleIf, .help, .modules, .option,
            .optional, .transitional:
            true
        default: false
        }
    }
}
