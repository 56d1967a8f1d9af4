// SPDX-License-Identifier: GPL-2.0-only

/// What stands in a Kconfig file: the outcome of its bytes alone.
///
/// Macros are not expanded, sources not followed and blocks not closed, so the same bytes always make the same value,
/// which can be kept and shared by their content id. `Documentation/kbuild/kconfig-language.rst` and
/// `Documentation/kbuild/kconfig-macro-language.rst` describe the language; where they are silent, `scripts/kconfig`
/// decides.
public struct KconfigFile: Sendable {
    /// The bytes.
    public let bytes: [UInt8]

    /// The statements in their order.
    public let statements: [Statement]

    /// The words that statements and expressions name.
    public let words: [Word]

    /// The parts of all expressions, operands before their operators.
    public let expressions: [SyntaxExpression]

    /// What the parser passed over, in the order of the lines.
    public let faults: [SyntaxFault]

    /// Where its lines begin, for those who are told of more than one.
    let lineStarts = LineStarts()

    /// The word at `index`.
    public subscript(index: WordIndex) -> Word { words[Int(index.position)] }

    /// The expression at `index`.
    public subscript(index: ExpressionIndex) -> SyntaxExpression { expressions[Int(index.position)] }

    /// The bytes of the word at `index` as they stand in the file.
    public func source(of index: WordIndex) -> ArraySlice<UInt8> { bytes[self[index].range] }
}

/// What a Kconfig file says that nobody can follow.
public struct SyntaxFault: Sendable, Hashable {
    /// What kind of fault it is.
    public var kind: Kind

    /// Line of the file, from 1.
    public var line: UInt32

    /// The kinds of faults.
    public enum Kind: Sendable, Hashable {
        /// A byte that has no meaning; `conf` ignores it with a warning.
        case ignoredByte(UInt8)
        /// A line that begins with a word which begins no statement.
        case unknownStatement(String)
        /// An option that the entry above can't have, or that stands below none.
        case misplacedOption(String)
        /// A macro that expands to nothing where a name or a value is expected.
        case emptyWord
        /// Something else was expected there.
        case expected(String)
        /// A quoted text without its closing quote; `conf` takes the rest of the line, with a warning.
        case openQuote
        /// `$(` without its `)`.
        case openReference
        /// A last line without a line end; `conf` warns.
        case noNewlineAtEnd
        /// The same in the first file of all, for which `conf` since 6.9 refuses the tree.
        case openEnd
        /// More faults than are kept.
        case more
    }
}
