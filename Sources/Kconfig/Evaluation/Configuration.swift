// SPDX-License-Identifier: GPL-2.0-only

/// The values of all symbols of a tree: what a user has set, and what follows from it.
///
/// Computed as `scripts/kconfig/symbol.c` does, each value when it is first asked for.
public struct Configuration {
    /// The tree whose symbols have the values.
    public internal(set) var tree: KconfigTree

    /// What the user has set.
    var userTristate: [Tristate?]
    var userText: [Int32]

    /// What the user has decided about the choices that have modes, by the choices' symbols.
    var userChoices: [Int32: UserChoice] = [:]

    /// What the user had set symbols to that are not to be seen, and that count as not set: up to 6.10.
    var forgotten: [Int32: Tristate] = [:]

    /// The symbols that something selects though their dependencies are not met, in the order in which their values
    /// were computed.
    var unmet: [SymbolID] = []

    /// What `conf` prints of ``unmet`` as it computes values, where that is kept, and of how many it was.
    var unmetWarnings: UnmetWarnings?

    /// The values that symbols had when they were last computed, where somebody asks questions about them.
    var lastValues: LastValues?

    /// The members of the choices that a user has touched, by the choice's entry: who comes first counts most.
    var memberOrder: [Int32: [SymbolID]] = [:]

    /// Whether what would be written can differ from what was read.
    public var isChanged = true

    var state: [State]
    var expressionValues: [UInt8]
    var modulesValue = Tristate.no

    /// The members that choices in mode `y` pick, by the choices' first entries.
    var chosen: [Int32: SymbolID] = [:]

    /// How deep the calls are nested that compute a value, and whether that was too deep once.
    var depth = 0
    var isTooDeep = false

    /// Symbols and expressions that were computed so far, however often.
    var steps = 0

    /// All symbols and expressions, each behind what it needs, where values can't be computed as they are asked for.
    var order: [Int32] = []

    /// What is known of a symbol.
    struct State {
        var isComputed = false
        var isWritten = false
        var visibility = Tristate.no
        var dependencies = Tristate.yes
        var reverse = Tristate.no
        var implied = Tristate.no
        var value = Tristate.no
        /// The value of an int, hex or string, by its number in the table of names.
        var text: Int32 = -1
    }

    private let zero: Int32
    private let hexZero: Int32
    private let empty: Int32

    /// The configuration of `tree` in which the user has set nothing.
    public init(of tree: KconfigTree) {
        var tree = tree
        zero = Int32(tree.name(Array("0".utf8)))
        hexZero = Int32(tree.name(Array("0x0".utf8)))
        empty = Int32(tree.name([]))
        self.tree = tree
        userTristate = Array(repeating: nil, count: tree.symbols.count)
        userText = Array(repeating: -1, count: tree.symbols.count)
        state = Array(repeating: State(), count: tree.symbols.count)
        expressionValues = Array(repeating: Self.unknown, count: tree.expressions.count)
        reset()
    }

    static let unknown: UInt8 = 255

    /// Forgets what was computed, and what could be seen.
    mutating func reset() {
        for index in state.indices { state[index].visibility = .no }
        forgetValues()
    }

    /// Forgets what was computed, but for what could be seen: a choice with a mode may not look at that anew.
    mutating func forgetValues() {
        wordUnmet()
        unmet = []
        lastValues?.take(state)
        unmetWarnings?.worded = 0
        steps &+= state.count / 8
        for index in state.indices {
            state[index].isComputed = false
            // A member of a choice that can't be seen is not decided about: it is `n`, whatever it was before.
            state[index].value = .no
        }
        for index in expressionValues.indices { expressionValues[index] = Self.unknown }
        for (index, value) in [Tristate.no, .mod, .yes].enumerated() {
            state[index] = State(isComputed: true, value: value)
        }
        _ = compute(tree.modules)
        modulesValue = state[Int(tree.modules.index)].value
    }

    /// The value of a bool or tristate; `n` of any other.
    public mutating func value(of id: SymbolID) -> Tristate { compute(id).value }

    /// The value of `id` as text.
    public mutating func text(of id: SymbolID) -> ArraySlice<UInt8> {
        let state = compute(id)
        switch tree.symbols[Int(id.index)].type {
        case .bool, .tristate:
            return state.value.letter.withUTF8Buffer { Array($0)[...] }
        default: return state.text < 0 ? [] : tree.names.bytes(of: Int(state.text))
        }
    }

    /// Whether `id` goes into a `.config`.
    mutating func isWritten(_ id: SymbolID) -> Bool { compute(id).isWritten }

    /// What is known of `id`.
    mutating func computed(_ id: SymbolID) -> State { compute(id) }

    /// Whether the condition of a prompt holds.
    mutating func isVisible(_ property: Int) -> Bool { value(of: tree.properties[property].condition) != .no }
}

extension Configuration {
    /// The value of an expression.
    mutating func value(of id: ExpressionID) -> Tristate {
        let known = expressionValues[Int(id.index)]
        if known != Self.unknown, let value = Tristate(rawValue: known) { return value }
        guard depth < Self.deepest else {
            isTooDeep = true
            return .no
        }
        depth += 1
        steps &+= 1
        defer { endCall() }
        let node = tree.expressions.nodes[Int(id.index)]
        let value: Tristate
        switch node.kind {
        case .yes: value = .yes
        case .symbol: value = compute(SymbolID(index: node.left)).value
        case .not: value = self.value(of: ExpressionID(index: node.left)).negated
        case .and:
            let left = self.value(of: ExpressionID(index: node.left))
            value = min(left, self.value(of: ExpressionID(index: node.right)))
        case .or:
            let left = self.value(of: ExpressionID(index: node.left))
            value = max(left, self.value(of: ExpressionID(index: node.right)))
        default:
            value = compare(SymbolID(index: node.left), SymbolID(index: node.right), node.kind.comparison) ? .yes : .no
        }
        expressionValues[Int(id.index)] = value.rawValue
        return value
    }

    /// Two values compared.
    mutating func compare(_ left: SymbolID, _ right: SymbolID, _ comparison: Comparison) -> Bool {
        let first = text(of: left)
        let second = text(of: right)
        let types = (tree.symbols[Int(left.index)].type, tree.symbols[Int(right.index)].type)
        return comparison.holds(between: (first, types.0), and: (second, types.1))
    }

    /// Computes what is known of `id`, unless that is done.
    @discardableResult
    @inline(__always)
    mutating func compute(_ id: SymbolID) -> State {
        let index = Int(id.index)
        if !state[index].isComputed { computeNew(index) }
        return state[index]
    }

    private mutating func computeNew(_ index: Int) {
        guard depth < Self.deepest else {
            isTooDeep = true
            return
        }
        depth += 1
        steps &+= 1
        defer { endCall() }
        state[index].isComputed = true
        let type = tree.symbols[index].type
        state[index].value = .no
        switch type {
        case .int: state[index].text = tree.dialect.hasZeros ? zero : empty
        case .hex: state[index].text = tree.dialect.hasZeros ? hexZero : empty
        case .string: state[index].text = empty
        case .unknown:
            state[index].text = tree.symbols[index].name
            if tree.symbols[index].isFree { state[index] = valueOfUnknown(index) }
            return
        default: break
        }
        state[index].isWritten = false
        computeVisibility(index)
        if state[index].visibility != .no { state[index].isWritten = true }
        switch type {
        case .bool, .tristate: computeTristate(index)
        default: computeText(index)
        }
    }

    /// Whether the symbol knows no `m`.
    ///
    /// Nor does a member of a choice in mode `y`.
    private func isBool(_ index: Int) -> Bool {
        guard tree.symbols[index].type == .tristate, modulesValue != .no else {
            return tree.symbols[index].type != .tristate || modulesValue == .no
        }
        return state[index].visibility == .yes && tree.symbols[index].choice >= 0 && tree.dialect.choices == .modal
    }

    mutating func computeVisibility(_ index: Int) {
        var visibility = Tristate.no
        var property = tree.symbols[index].firstProperty
        while property >= 0 {
            steps &+= 1
            let kind = tree.properties[Int(property)].kind
            if kind == .prompt || kind == .menu {
                let condition = value(of: tree.properties[Int(property)].condition)
                visibility = max(visibility, condition == .mod && isOutOfMode(index) ? .no : condition)
            }
            property = tree.properties[Int(property)].next
        }
        if visibility == .mod, tree.symbols[index].type != .tristate || modulesValue == .no { visibility = .yes }
        state[index].visibility = visibility
        guard tree.symbols[index].choice < 0 else { return }
        let symbol = tree.symbols[index]
        let raised = isBool(index)
        func promoted(_ value: Tristate) -> Tristate { value == .mod && raised ? .yes : value }
        let dependencies = symbol.dependencies.map { value(of: $0) } ?? .yes
        state[index].dependencies = promoted(dependencies)
        let reverse = symbol.reverse.map { value(of: $0) } ?? .no
        state[index].reverse = promoted(reverse)
        let isImplicable = tree.dialect.imply == .bounded || state[index].dependencies != .no
        let implied = isImplicable ? symbol.implied.map { value(of: $0) } ?? .no : .no
        state[index].implied = promoted(implied)
    }

    /// The first default whose condition holds.
    mutating func activeDefault(_ index: Int) -> (property: Property, condition: Tristate)? {
        var property = tree.symbols[index].firstProperty
        while property >= 0 {
            let candidate = tree.properties[Int(property)]
            if candidate.kind == .defaultValue {
                let condition = value(of: candidate.condition)
                if condition != .no { return (candidate, condition) }
            }
            property = candidate.next
        }
        return nil
    }

    private mutating func computeTristate(_ index: Int) {
        let choice = tree.symbols[index].choice
        if choice >= 0, tree.dialect.choices == .plain {
            decide(choice)
            return
        }
        if choice >= 0, state[index].visibility == .yes {
            state[index].value = isChosen(index) ? .yes : .no
            return
        }
        var result = Tristate.no
        let isUsable = state[index].visibility != .no || tree.symbols[index].isTransitional
        if isUsable, let user = userValue(index) {
            result = tree.symbols[index].isTransitional ? user : min(user, state[index].visibility)
        } else {
            if state[index].reverse != .no { state[index].isWritten = true }
            if tree.symbols[index].name >= 0 {
                if let (property, condition) = activeDefault(index) {
                    result = min(value(of: property.value), condition)
                    if result != .no { state[index].isWritten = true }
                }
                if state[index].implied != .no {
                    state[index].isWritten = true
                    result = max(result, state[index].implied)
                    if tree.dialect.imply == .bounded { result = min(result, state[index].dependencies) }
                }
            }
        }
        if state[index].dependencies < state[index].reverse { noteUnmet(index) }
        result = max(result, state[index].reverse)
        if result == .mod, isBool(index) || tree.dialect.imply == .raising && state[index].implied == .yes {
            result = .yes
        }
        state[index].value = result
        if isNeverWritten(index) { state[index].isWritten = false }
        guard tree.symbols[index].name < 0 else { return }
        if tree.dialect.choices == .modal {
            decideMode(index)
            if state[index].isWritten { writeMembers(index) }
        }
        state[index].isWritten = false
    }

    /// Whether no `.config` holds the symbol, whatever it is: a constant, one that is there to be read from older ones,
    /// and the names of files with defaults.
    func isNeverWritten(_ index: Int) -> Bool {
        index < 3 || tree.symbols[index].isTransitional || tree.symbols[index].listsFiles
    }

    /// An answer that is not known, as that of a probe that fails.
    private mutating func valueOfUnknown(_ index: Int) -> State {
        var state = State(isComputed: true)
        state.text = userText[index] >= 0 ? userText[index] : tree.symbols[index].placeholder
        let known = [SymbolID.mod, .yes].first { tree.symbols[Int($0.index)].name == state.text }
        if let known { state.value = known == .yes ? .yes : .mod }
        return state
    }

    private mutating func noteUnmet(_ index: Int) { unmet.append(SymbolID(index: Int32(truncatingIfNeeded: index))) }

    private mutating func computeText(_ index: Int) {
        let isTransitional = tree.symbols[index].isTransitional
        if state[index].visibility != .no || isTransitional, userText[index] >= 0 {
            state[index].text = userText[index]
        } else if let (property, _) = activeDefault(index),
            let source = tree.expressions.symbol(in: property.value)
        {
            state[index].isWritten = true
            let isNumber = tree.symbols[index].type != .string
            let isGiven = !tree.symbols[Int(source.index)].isFree || userText[Int(source.index)] >= 0
            if !isNumber || isGiven { state[index].text = textIndex(of: source) }
        }
        clamp(index)
        if isNeverWritten(index) { state[index].isWritten = false }
    }

    /// The text that a default or a bound has from `id`, by its number in the table of names.
    ///
    /// A bool or tristate has `n` for a text, whatever its value is; but for the constants.
    mutating func textIndex(of id: SymbolID) -> Int32 {
        let type = tree.symbols[Int(id.index)].type
        let computed = compute(id)
        guard type == .bool || type == .tristate else { return computed.text < 0 ? empty : computed.text }
        return tree.symbols[id.index < 3 ? Int(id.index) : 0].name
    }

    /// Moves a number into the first range whose condition holds.
    private mutating func clamp(_ index: Int) {
        let type = tree.symbols[index].type
        guard type == .int || type == .hex else { return }
        let base: Int32 = type == .hex ? 16 : 10
        var property = tree.symbols[index].firstProperty
        while property >= 0 {
            let candidate = tree.properties[Int(property)]
            property = candidate.next
            guard candidate.kind == .range, value(of: candidate.condition) != .no,
                case .comparison(_, let low, let high) = tree.expressions[candidate.value]
            else { continue }
            let number = tree.names.bytes(of: Int(state[index].text)).leadingNumber(base: base)
            var bound = low
            if number >= self.number(of: low, base: base) {
                bound = high
                if number <= self.number(of: high, base: base) { return }
            }
            state[index].text = textIndex(of: bound)
            return
        }
    }

    /// The bounds of the first range of `id` whose condition holds, nil where none does.
    mutating func bounds(of id: SymbolID) -> (low: Int64, high: Int64)? {
        let base: Int32 = tree.symbols[Int(id.index)].type == .hex ? 16 : 10
        var property = tree.symbols[Int(id.index)].firstProperty
        while property >= 0 {
            let candidate = tree.properties[Int(property)]
            property = candidate.next
            guard candidate.kind == .range, value(of: candidate.condition) != .no,
                case .comparison(_, let low, let high) = tree.expressions[candidate.value]
            else { continue }
            return (number(of: low, base: base), number(of: high, base: base))
        }
        return nil
    }

    private mutating func number(of id: SymbolID, base: Int32) -> Int64 {
        let own: Int32 =
            switch tree.symbols[Int(id.index)].type {
            case .int: 10
            case .hex: 16
            default: base
            }
        return text(of: id).leadingNumber(base: own)
    }
}
