// SPDX-License-Identifier: GPL-2.0-only

public import Diagnostics

/// A rule of the catalogue: what it finds, why that matters, and the code that finds it.
///
/// One file a rule in `Rules/<Family>/`, a `static let` in an extension of `Rule`, listed by hand in
/// ``Rule/catalogue``. A rule is silent unless it is right: see `Documentation/Checks.md`.
public struct Rule: Sendable {
    /// The fault that it finds, in words joined by hyphens: `missing-signed-off-by`.
    public let name: String

    /// The family that it is listed in.
    public let family: Family

    /// The severity of its findings, where the rule does not say otherwise for one of them.
    public let severity: Severity

    /// What it has to be given to run.
    public let needs: Needs

    /// The catalogue page.
    public let page: RulePage

    /// Finds the fault in a series.
    public let check: @Sendable (SeriesUnderCheck) -> [Diagnostic]

    /// A rule that `check` carries out.
    public init(
        _ name: String, family: Family, severity: Severity, needs: Needs = [], page: RulePage,
        check: @escaping @Sendable (SeriesUnderCheck) -> [Diagnostic]
    ) {
        self.name = name
        self.family = family
        self.severity = severity
        self.needs = needs
        self.page = page
        self.check = check
    }

    /// The families of the catalogue.
    public enum Family: String, Sendable, Codable, CaseIterable {
        /// Faults between the parts of a series: numbers, cover letter, threading.
        case series
        /// Faults of one patch, and of one patch with those before it.
        case patch
        /// Faults between a version and the one before it.
        case version
        /// Faults of the configuration: Kconfig with itself, and with the code that it guards.
        case kconfig
        /// Faults that keep a mail from being read as it was meant.
        case reading
    }

    /// Whether the rule runs where a single mail is given (b4's check of single patches): the mail may be any of a
    /// series, and what it does to the base is only known of the first patch.
    public var onSingleMail: SingleMail {
        needs.contains(.wholeSeries) ? .never : needs.contains(.base) ? .firstPatch : .always
    }

    /// The mails on which alone a rule runs.
    public enum SingleMail: Sendable {
        /// None: it compares mails.
        case never
        /// The first patch, or the only one.
        case firstPatch
        /// All.
        case always
    }

    /// What a rule has to be given.
    public struct Needs: OptionSet, Sendable {
        /// The bits.
        public let rawValue: Int
        /// A set of bits.
        public init(rawValue: Int) { self.rawValue = rawValue }
        /// More than one mail of the series: the rule can't run in b4's check of single patches.
        public static let wholeSeries = Needs(rawValue: 1)
        /// A base tree.
        public static let base = Needs(rawValue: 2)
        /// A history of commits.
        public static let history = Needs(rawValue: 4)
        /// The version before, or its conversation.
        public static let previous = Needs(rawValue: 8)
        /// The Kconfig files of the base, and a series that has to do with them.
        public static let kconfig = Needs(rawValue: 16)
    }
}

/// A rule's page in the catalogue, under the fixed headings.
public struct RulePage: Sendable {
    /// One sentence: what the rule finds, and where it stays silent.
    public var finds: String
    /// Why it matters to the one who gets the series.
    public var why: String
    /// A text with the fault.
    public var example: String
    /// What the author does about it.
    public var advice: String
    /// The kernel's own documents: `Documentation/process/submitting-patches.rst`, with the heading or the words.
    public var references: [String]

    /// A page with all of its headings filled.
    public init(finds: String, why: String, example: String, advice: String, references: [String]) {
        self.finds = finds
        self.why = why
        self.example = example
        self.advice = advice
        self.references = references
    }
}
