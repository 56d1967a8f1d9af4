// SPDX-License-Identifier: GPL-2.0-only

/// The symbols, menus and expressions of a whole tree, put together from its Kconfig files.
public struct KconfigTree: Sendable {
    var names = NameTable()
    var symbols: [Symbol] = []
    var properties: [Property] = []
    var entries: [MenuEntry] = []

    /// The lines that the dependencies and the visibility of the entries come from, in the order of the entries.
    var conditionLines: [ConditionLine] = []
    var expressions = ExpressionTable()
    var files: [LoadedFile] = []

    /// The texts of prompts that had to be rewritten.
    var texts: [[UInt8]] = []

    /// The symbol of each name that has one, -1 where it has none; and the constant of each.
    var symbolOfName: [Int32] = []
    var constantOfName: [Int32] = []

    /// The symbol that says whether there are modules.
    var modules = SymbolID.no

    /// The members of each choice in their order, by the choice's first entry.
    var choiceMembers: [Int32: [SymbolID]] = [:]

    /// The commands that the files ask a shell to run, each once, in the order in which they are first asked.
    public internal(set) var shellCalls: [ShellCall] = []

    /// The free symbol of each call whose answer is not known and stands in an expression, by the call's number.
    var freeSymbols: [Int: SymbolID] = [:]
    /// What the language means in the tree.
    public internal(set) var dialect = Dialect.newest

    /// How much of the tree has been handed what stands above it.
    var inheritance = Inheritance()

    /// The properties that select or imply, in the order in which they are collected.
    var reverseOrder: [Int32] = []

    /// The variables of the environment that the files asked for, in the order in which they first did.
    var environment: [(name: String, value: String)] = []

    /// What `conf` would say about the tree.
    public internal(set) var faults: [KconfigFault] = []

    /// How many of the ``faults`` were found while files were read; the others are of the whole.
    var loadingFaults = 0

    /// The entry that holds all others: number 0.
    static let root = 0

    init(dialect: Dialect = .newest) {
        self.dialect = dialect
        symbols.reserveCapacity(1 << 15)
        properties.reserveCapacity(1 << 16)
        entries.reserveCapacity(1 << 15)
        entries.append(MenuEntry(file: -1, line: 0))
        for (text, type) in [("n", SymbolType.tristate), ("m", .tristate), ("y", .tristate)] {
            let name = name(Array(text.utf8))
            var symbol = Symbol(name: Int32(truncatingIfNeeded: name), type: type)
            symbol.isConstant = true
            symbolOfName[name] = Int32(truncatingIfNeeded: symbols.count)
            constantOfName[name] = Int32(truncatingIfNeeded: symbols.count)
            symbols.append(symbol)
        }
    }

    /// The number of `name`.
    mutating func name(_ name: [UInt8]) -> Int {
        let index = names.index(of: name)
        makeRoom(forName: index)
        return index
    }

    mutating func makeRoom(forName index: Int) {
        if index == symbolOfName.count {
            symbolOfName.append(-1)
            constantOfName.append(-1)
        }
    }

    /// The symbol, or constant, called by the name with number `name`; a new one where there is none.
    mutating func symbol(named name: Int, isConstant: Bool) -> SymbolID {
        let known = isConstant ? constantOfName[name] : symbolOfName[name]
        if known >= 0 { return SymbolID(index: known) }
        let id = Int32(truncatingIfNeeded: symbols.count)
        var symbol = Symbol(name: Int32(truncatingIfNeeded: name))
        symbol.isConstant = isConstant
        symbols.append(symbol)
        if isConstant { constantOfName[name] = id } else { symbolOfName[name] = id }
        return SymbolID(index: id)
    }

    /// The symbol that stands for the answer to `call`: no file can define it, for it is found under no name.
    mutating func freeSymbol(for call: ShellCall, number: Int) -> SymbolID {
        if let known = freeSymbols[number] { return known }
        let id = SymbolID(index: Int32(truncatingIfNeeded: symbols.count))
        var symbol = Symbol(name: Int32(truncatingIfNeeded: name(Array("$(shell,\(call.command))".utf8))))
        symbol.placeholder = Int32(truncatingIfNeeded: name(call.placeholder))
        if let outcomes = call.outcomes { _ = name(Array(outcomes.success.utf8)) }
        symbols.append(symbol)
        freeSymbols[number] = id
        return id
    }

    /// The bytes of the name of `id`.
    public func name(of id: SymbolID) -> ArraySlice<UInt8> {
        let name = symbols[Int(id.index)].name
        return name < 0 ? [] : names.bytes(of: Int(name))
    }

    /// The symbol called `name`, where there is one.
    public func symbol(_ name: String) -> SymbolID? { symbol(name.utf8) }

    /// The symbol called `name`, where there is one.
    public func symbol(_ name: some Collection<UInt8>) -> SymbolID? {
        guard let index = names.existingIndex(of: name), symbolOfName[index] >= 0 else { return nil }
        return SymbolID(index: symbolOfName[index])
    }
}

/// A Kconfig file that is part of a tree.
struct LoadedFile: Sendable {
    /// The path as it was sourced.
    var path: String
    var content: KconfigFile

    /// The file and line that sourced it; -1 for the first one.
    var sourcedFrom: Int32
    var sourceLine: UInt32
}

extension KconfigTree {
    /// The tree that begins with the file at `path`, read by `read`, which tells what a path holds, nil for nothing.
    ///
    /// `environment` is what `$(NAME)` finds where no variable is called so; `answers` stand for a shell. `dialect` is
    /// that of the kernel that the tree belongs to.
    public init(
        loading path: String, dialect: Dialect = .newest, environment: [String: String], answers: any ShellAnswers,
        read: (String) throws -> KconfigFile?
    ) rethrows {
        var elaborator = Elaborator(dialect: dialect, environment: environment, answers: answers)
        try elaborator.load(path) { _, path, _, _ in try read(path) }
        elaborator.tree.finalize()
        self.init(elaborator)
    }

    /// The tree that begins with the file at `path` of `sources`.
    ///
    /// Where they are on their way through the states of a series, only what stands behind the first change is put
    /// together anew.
    public init(
        loading path: String, of sources: inout KconfigSources, dialect: Dialect = .newest,
        environment: [String: String], answers: any ShellAnswers
    ) {
        sources.syntax = dialect.syntax
        var elaborator = Elaborator(dialect: dialect, environment: environment, answers: answers)
        elaborator.load(path, of: &sources)
        elaborator.tree.handDown()
        if elaborator.tree.inheritance.isOutdated {
            // Written to confuse: there is a second symbol that says whether there are modules.
            sources.forget()
            sources.watched = []
            elaborator = Elaborator(dialect: dialect, environment: environment, answers: answers)
            elaborator.load(path, of: &sources)
        }
        elaborator.tree.finalize(following: &sources.order, changing: sources.touched)
        self.init(elaborator)
        sources.keep(names)
    }

    private init(_ elaborator: consuming Elaborator) {
        let environment = elaborator.macros.environment
        elaborator.tree.environment = elaborator.macros.asked.map { ($0, environment[$0] ?? "") }
        self = elaborator.tree
    }
}
