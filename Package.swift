// swift-tools-version: 6.2
// SPDX-License-Identifier: GPL-2.0-only
//
// The targets stand bottom-up: one may depend on those above it only (`.ci/check-imports` holds the built graph
// against this order). What each is for, and what it may import, is told in Documentation/Architecture.md.

import PackageDescription

/// Settings that carry the style: C types can't leak, imports are explicit, existentials are visible.
let style: [SwiftSetting] =
    [
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("ExistentialAny"),
    ] + (Context.environment["LOCKSTEP_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A Swift target of this package, in the house's settings.
func target(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: style)
}

/// A test target of this package, in the house's settings.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: style)
}

let package = Package(
    name: "lockstep",
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/stencilproject/Stencil", from: "0.15.1"),
        // `traits: []` leaves Foundation out.
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // C: libraries behind module maps, with shims for what Swift does not import.
        .systemLibrary(name: "CLibgit2", pkgConfig: "libgit2", providers: [.apt(["libgit2-dev"])]),
        .target(name: "CGitShim", dependencies: ["CLibgit2"]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
        .systemLibrary(name: "CCaDiCaL", providers: [.apt(["libcadical-dev"])]),
        .target(name: "CProcessShim"),
        .target(name: "CIconv"),
        .target(name: "CTemplates"),

        // Ground.
        target("ByteText"),
        target("Diagnostics"),
        target("Storage"),
        target("SourceTrees"),
        target("TreeFiles", ["CArchive", "SourceTrees", "Storage"]),
        target("Templates", ["CTemplates", .product(name: "Stencil", package: "Stencil")]),
        target("Programs"),
        target(
            "Processes",
            [
                "CProcessShim", "Programs", .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ]),

        // Languages.
        target("Mail", ["ByteText", "CIconv", "Diagnostics"]),
        target("SAT", ["CCaDiCaL"]),
        target("Kconfig", ["SAT", "SourceTrees"]),
        target("Git", ["ByteText", "CGitShim", "CLibgit2", "CZlib", "SourceTrees"]),
        target("Toolchains", ["CTemplates", "Git", "Kconfig", "Programs", "SourceTrees", "Storage"]),

        // Series.
        target("PatchSeries", ["ByteText", "Diagnostics", "Mail", "SourceTrees"]),
        target("Applying", ["ByteText", "Git", "Mail", "PatchSeries", "SourceTrees"]),
        target(
            "Checks", ["Applying", "ByteText", "Diagnostics", "Git", "Kconfig", "Mail", "PatchSeries", "SourceTrees"]),

        // Tool.
        target("Findings", ["Diagnostics"]),
        target("Reports", ["Diagnostics", "Findings"]),
        target(
            "Workspace",
            [
                "Applying", "ByteText", "CTemplates", "Checks", "Diagnostics", "Findings", "Git", "Kconfig", "Mail",
                "PatchSeries", "Programs", "SourceTrees", "Storage", "Toolchains", "TreeFiles",
                .product(name: "Yams", package: "Yams"),
            ]),
        target(
            "Commands",
            [
                "Checks", "Diagnostics", "Findings", "Git", "Kconfig", "Mail", "PatchSeries", "Processes", "Reports",
                "SourceTrees", "Storage", "Templates", "Toolchains", "TreeFiles", "Workspace",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .executableTarget(name: "lockstep", dependencies: ["Commands"], swiftSettings: style),
        target("ConfCommands", ["Kconfig"]),
        .executableTarget(name: "lockstep-conf", dependencies: ["ConfCommands"], swiftSettings: style),

        // Test support: a series that nothing can be said against, to be spoilt one fault at a time.
        .target(
            name: "SeriesFixtures", dependencies: ["Checks", "Diagnostics", "Mail", "PatchSeries", "SourceTrees"],
            path: "Tests/SeriesFixtures", exclude: ["Fixtures", "make_faultless_series.sh"], swiftSettings: style),

        // Test support: texts compared with files that one environment variable records anew.
        .target(name: "Snapshots", path: "Tests/Snapshots", swiftSettings: style),

        // Test support: what the parsers read in a mail, for the scripts in Tests/Oracles.
        .executableTarget(
            name: "SeriesDump", dependencies: ["ByteText", "Diagnostics", "Mail", "PatchSeries"],
            path: "Tests/Oracles/SeriesDump", swiftSettings: style),

        // Oracles: the configurations that Kconfig computes, to be held against conf's.
        .executableTarget(
            name: "KconfigDump", dependencies: ["Kconfig", "SourceTrees"], path: "Tests/Oracles/KconfigDump",
            swiftSettings: style),

        // Oracles: what toolchains answer, and the configurations that follow, to be held against make's.
        .executableTarget(
            name: "ProfileDump",
            dependencies: ["Kconfig", "Processes", "SourceTrees", "Storage", "Toolchains", "TreeFiles"],
            path: "Tests/Oracles/ProfileDump", swiftSettings: style),

        // Test support: repositories that scripts make.
        .target(name: "GitFixtures", path: "Tests/GitFixtures", exclude: ["Fixtures"], swiftSettings: style),

        // Oracles: what Lockstep makes of an input, for a script to compare with what git makes of it.
        .executableTarget(
            name: "ApplyDump", dependencies: ["Applying", "ByteText", "Git", "Mail", "PatchSeries", "SourceTrees"],
            path: "Tests/Oracles/ApplyDump", swiftSettings: style),
        .executableTarget(
            name: "CompareDump", dependencies: ["Checks", "Diagnostics", "Mail", "PatchSeries"],
            path: "Tests/Oracles/CompareDump", swiftSettings: style),

        // Test support: what the rules find in whole archives.
        .executableTarget(
            name: "RuleDump", dependencies: ["Applying", "Checks", "Diagnostics", "Mail", "PatchSeries"],
            path: "Tests/Oracles/RuleDump", swiftSettings: style),

        // Tests.
        tests("CommandsTests", ["Commands", "Findings", "Snapshots", "lockstep"], exclude: ["Fixtures"]),
        tests("WorkspaceTests", ["Processes", "Programs", "Workspace"]),
        tests("FindingsTests", ["Diagnostics", "Findings"]),
        tests("ReportsTests", ["Diagnostics", "Findings", "Reports", "Snapshots"], exclude: ["Fixtures"]),
        tests("PatchSeriesTests", ["ByteText", "Diagnostics", "Mail", "PatchSeries", "SeriesFixtures", "SourceTrees"]),
        tests("MailTests", ["ByteText", "Diagnostics", "Mail"]),
        tests("SATTests", ["SAT"]),
        tests("KconfigTests", ["Kconfig", "SAT", "SourceTrees"]),
        tests("ConfCommandsTests", ["ConfCommands", "Kconfig"]),
        tests(
            "ChecksTests",
            ["Applying", "Checks", "Diagnostics", "Kconfig", "Mail", "PatchSeries", "SeriesFixtures", "SourceTrees"]),
        tests("ApplyingTests", ["Applying", "ByteText", "Git", "GitFixtures", "Mail", "PatchSeries", "SourceTrees"]),
        tests("GitTests", ["ByteText", "Git", "GitFixtures", "SourceTrees"]),
        tests("TreeFilesTests", ["SourceTrees", "Storage", "TreeFiles"]),
        tests("ToolchainsTests", ["Kconfig", "Processes", "Programs", "SourceTrees", "Storage", "Toolchains"]),
        tests("ProcessesTests", ["Processes", "Programs"]),
    ]
)

// The fuzzers (Tests/Fuzzing/run) need a sanitizer's runtime to link.
if Context.environment["LOCKSTEP_FUZZ"] != nil {
    package.targets += [
        .target(name: "CLibFuzzer", path: "Tests/Fuzzing/CLibFuzzer"),
        .executableTarget(
            name: "FuzzMail", dependencies: ["ByteText", "CLibFuzzer", "Mail"], path: "Tests/Fuzzing/FuzzMail",
            swiftSettings: style),
        .executableTarget(
            name: "FuzzDiff", dependencies: ["ByteText", "CLibFuzzer", "Mail", "PatchSeries"],
            path: "Tests/Fuzzing/FuzzDiff", swiftSettings: style),
        .executableTarget(
            name: "FuzzKconfig", dependencies: ["CLibFuzzer", "Kconfig"], path: "Tests/Fuzzing/FuzzKconfig",
            swiftSettings: style),
    ]
}
