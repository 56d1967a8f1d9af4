// SPDX-License-Identifier: GPL-2.0-only

/// How text for people is laid out: what the terminal can do, and how much is asked for.
public struct TextStyle: Sendable, Hashable {
    /// Whether colours are used.
    public var hasColor: Bool
    /// Whether ✓, ● and ✗ can be shown: a terminal with a UTF-8 locale.
    public var hasSymbols: Bool
    /// The width that text is wrapped at; nil to keep one finding on one line, as programs want it.
    public var width: Int?
    /// Whether excerpt, place in the tree, notes and advice stand below a finding.
    public var hasContext: Bool
    /// Whether everything but the findings is left out.
    public var isQuiet: Bool
    /// Whether suppressed findings, reasons and fingerprints are told too.
    public var isVerbose: Bool

    /// A style; without arguments it is ``plain``.
    public init(
        hasColor: Bool = false, hasSymbols: Bool = false, width: Int? = nil, hasContext: Bool = false,
        isQuiet: Bool = false, isVerbose: Bool = false
    ) {
        self.hasColor = hasColor
        self.hasSymbols = hasSymbols
        self.width = width
        self.hasContext = hasContext
        self.isQuiet = isQuiet
        self.isVerbose = isVerbose
    }

    /// One finding a line and a last line with the figures, as a pipe gets it.
    public static let plain = TextStyle()

    /// `text` in `color`, where there are colours.
    public func paint(_ text: String, _ color: Color) -> String {
        hasColor && color != .plain ? "\u{1b}[\(color.rawValue)m\(text)\u{1b}[m" : text
    }

    /// The colours that reports use, as SGR parameters.
    public enum Color: String, Sendable {
        /// As the terminal shows text.
        case plain = "0"
        /// For places and titles.
        case bold = "1"
        /// For what is told aside.
        case dim = "2"
        /// For errors, and what goes out.
        case red = "1;31"
        /// For what is well, and what comes in.
        case green = "32"
        /// For warnings, and what changes.
        case yellow = "1;33"
        /// For what is good to know.
        case cyan = "36"
    }
}
