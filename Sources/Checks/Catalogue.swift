// SPDX-License-Identifier: GPL-2.0-only

extension Rule {
    /// All rules, in the order in which reports and the catalogue list them.
    public static let catalogue: [Rule] = seriesRules + patchRules + versionRules + kconfigRules + readingRules

    /// Faults between the parts of a series.
    static let seriesRules: [Rule] = [
        // The numbers of the mails.
        .missingPatch, .duplicateNumber, .numberBeyondTotal, .mixedVersions, .mixedTotals, .tooManyPatches,
        // The cover letter, and how it agrees with the patches.
        .missingCoverLetter, .emptyCoverLetter, .coverLetterTemplate, .shortlogMismatch, .coverDiffstatFiles,
        .coverDiffstatLines, .coverDiffstatFigures, .coverDiffstatSummary,
        // What the series applies to.
        .missingBaseCommit, .abbreviatedBaseCommit, .unknownBaseCommit, .misplacedBaseCommit,
        // The version before.
        .changeLogMissingVersion, .unlinkedPreviousVersion,
        // The conversation.
        .unthreadedPatch, .chainedReplies, .replyToOlderVersion,
    ]

    /// Faults of one patch, and of one patch with those before it.
    static let patchRules: [Rule] = [
        // Does it go in.
        doesNotApply, alreadyApplied, appliesMoved, brokenIndexChain,
        // The mail against itself.
        diffstatMismatch, diffstatSummaryMismatch, hunkCountMismatch, hunkPositionMismatch,
        postImageMismatch, corruptBinaryPatch, missingPathPrefix,
        // Who answers for it.
        missingSignedOffBy, missingSenderSignedOffBy, senderSignOffNotLast, authorDiffersFromSignOff,
        unpairedCoDevelopedBy,
        // The other trailers.
        malformedTrailer, separatedTrailer, duplicateTrailer,
        malformedFixes, fixesUnknownCommit, fixesWrongTitle, fixesNotAncestor, malformedStableCc,
        // The message.
        emptyMessage, titleWithoutSubsystem, longTitle, titleFullStop, longMessageLine,
        // What is not seen.
        bidirectionalControl, controlCharacter, pathOutsideTree,
        // The files.
        executableSource, trailingWhitespace, spaceBeforeTab, blankLineAtEnd, missingNewlineAtEnd,
    ]

    /// Faults between a version and the one before it.
    static let versionRules: [Rule] = [lostTrailer, staleReview, changeLogPatchNumber, unmentionedPatch]

    /// Faults of the configuration.
    static let kconfigRules: [Rule] = [
        // Whether conf takes it, and what it runs.
        malformedKconfig, addedShellCommand,
        // What is proved for all configurations.
        unmetSelect, violatedInvariant, recursiveDependency, deadConfigSymbol, uselessConfigLine,
        // Names.
        undefinedConfigSymbol, removedConfigSymbol,
        // What a new symbol has.
        unsettableConfigSymbol, missingConfigHelp, unfitConfigDefault,
    ]

    /// Faults that keep a mail from being read as it was meant: what the parsers have to say.
    static let readingRules: [Rule] = [
        malformedDiff,
        // The text of the mail.
        unknownCharset, wrongCharset, unknownTransferEncoding, brokenTransferEncoding, brokenMIME, oversizedMail,
    ]
}
