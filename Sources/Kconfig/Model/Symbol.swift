// SPDX-License-Identifier: GPL-2.0-only

/// A symbol, constant or choice of a tree, known by its number.
public struct SymbolID: Sendable, Hashable {
    /// The number.
    let index: Int32

    /// The constant `n`.
    public static let no = SymbolID(index: 0)
    /// The constant `m`.
    public static let mod = SymbolID(index: 1)
    /// The constant `y`.
    public static let yes = SymbolID(index: 2)
}

/// A symbol as all of its definitions make it; a constant, or a choice, which has no name.
struct Symbol {
    /// Its number in the ``NameTable``; -1 for a choice.
    var name: Int32

    var type = SymbolType.unknown
    var isConstant = false

    /// What an answer that is not known is taken for, by its number in the ``NameTable``; -1 where nothing is unknown.
    ///
    /// Such a symbol is *free*: nothing defines it, it has no type, and a proof has to hold for each of its values.
    var placeholder: Int32 = -1

    /// Whether the symbol stands for an answer that is not known.
    var isFree: Bool { placeholder >= 0 }

    /// Whether it has what value it is given, though nobody is asked for it: an answer that is not known, or a symbol
    /// that is left for old configurations.
    var isGivenUnasked: Bool { isFree || isTransitional }

    /// The first and the last of its properties, in the order in which they stand; -1 where there are none.
    var firstProperty: Int32 = -1
    var lastProperty: Int32 = -1

    /// The first of its menu entries, -1 where it is not defined.
    var firstEntry: Int32 = -1
    var lastEntry: Int32 = -1

    /// The entry of the choice that it is a member of, the first one where the choice has several; -1 where it is none.
    var choice: Int32 = -1

    /// `optional`, of a choice up to 6.9: it may be `n`.
    var isOptional = false

    /// `transitional`, since 6.18: its value is taken from a `.config` though it has no prompt.
    var isTransitional = false

    /// `option defconfig_list`, up to 5.12: its defaults are names of files, and its value is never written.
    var listsFiles = false

    /// `option allnoconfig_y`, up to 5.12: `allnoconfig` sets it.
    var isSetByAllNo = false

    /// What it depends on: one of the places where it is defined. Nil where there is none.
    var dependencies: ExpressionID?

    /// What selects it: an alternative for each `select`.
    var reverse: ExpressionID?

    /// What implies it.
    var implied: ExpressionID?
}

/// A line that gives a symbol something: a prompt, a default, a range, a select, an imply.
struct Property {
    enum Kind: UInt8 {
        case prompt, menu, comment, defaultValue, select, imply, range
    }

    var kind: Kind
    var file: Int32
    var line: UInt32

    /// The entry that it stands in.
    var entry: Int32

    /// The condition, in the end with all that the entry depends on.
    var condition = ExpressionID.yes

    /// The condition that the line itself gives; that of a prompt with `visible if` of the menus around it.
    var ownCondition = ExpressionID.yes

    /// The value of a default, the symbol of a select or imply, the bounds of a range as a comparison.
    var value = ExpressionID.yes

    /// The text of a prompt: a word of ``file``, or, below -1, one of ``KconfigTree/texts``.
    var text: Int32 = -1

    /// The next property of the symbol, -1 behind the last.
    var next: Int32 = -1
}

/// An entry of the menu: a symbol at one of its places, a choice, a menu, a comment, an `if`.
struct MenuEntry {
    var symbol: Int32 = -1
    var parent: Int32 = -1

    /// The entry that holds it in the files; ``parent`` is the one in the menu.
    var statedParent: Int32 = -1
    var firstChild: Int32 = -1
    var next: Int32 = -1

    /// The next entry of the same symbol.
    var nextOfSymbol: Int32 = -1

    var file: Int32
    var line: UInt32

    /// What its own lines say that it depends on.
    var ownDependencies = ExpressionID.yes

    /// What it depends on, in the end with all that its parents depend on.
    var dependencies = ExpressionID.yes

    /// `visible if`; nil where there is none.
    var visibility: ExpressionID?

    /// Its own visibility and that of all menus around it.
    var allVisibility = ExpressionID.yes

    /// Its prompt, -1 where there is none.
    var prompt: Int32 = -1

    /// The help text: a word of ``file``.
    var help: Int32 = -1

    /// Its properties, which stand together.
    var firstProperty: Int32 = 0
    var propertyCount: Int32 = 0
}

/// A line that an entry and all below it depend on: `depends on`, `visible if`, the `if` of a block.
struct ConditionLine {
    enum Kind: UInt8 {
        case dependsOn, visibleIf
    }

    /// The entry; the line stands in its file.
    var entry: Int32
    var line: UInt32
    var kind: Kind

    /// What the line says, in the end with `m` made `m && MODULES`.
    var condition: ExpressionID
}
