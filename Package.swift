// swift-tools-version: 6.2

import PackageDescription

/// The app that a built program belongs to, baked in where `Scripts/build` is given one; an id is letters and digits.
let clientID = (Context.environment["TRAKT_MPV_CLIENT_ID"] ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }

/// The part of ICU's data that is linked in place of all of it, and the name by which ICU finds it, as `Scripts/build` says.
let icuData =
    Context.environment["TRAKT_MPV_ICU_DATA"].map { $0.split(separator: ":", maxSplits: 1).map(String.init) } ?? []
let icuSettings: [CSetting] =
    icuData.count == 2
    ? [.define("ICU_DATA_NAME", to: icuData[0]), .define("ICU_DATA_FILE", to: "\"\(icuData[1])\"")] : []

/// Our own C notices when it writes past the end of something; without an optimiser the C library cannot.
let carefulC: [CSetting] = [
    .unsafeFlags(["-fstack-protector-strong"]), .define("_FORTIFY_SOURCE", to: "3", .when(configuration: .release)),
]

let package = Package(
    name: "trakt-mpv",
    products: [
        .executable(name: "trakt-mpv", targets: ["trakt-mpv"]),
        .executable(name: "trakt-simulator", targets: ["trakt-simulator"]),
    ],
    // Each to the very version: the same sources are the same program, today and tomorrow, and a new version is a change
    // like any other. The second part is what only other packages ask for; that no target of ours uses it, which is told at
    // every build, is as it should be.
    dependencies: [
        .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),

        .package(url: "https://github.com/apple/swift-algorithms", exact: "1.2.1"),
        .package(url: "https://github.com/apple/swift-asn1", exact: "1.7.4"),
        .package(url: "https://github.com/apple/swift-async-algorithms", exact: "1.1.4"),
        .package(url: "https://github.com/apple/swift-atomics", exact: "1.3.0"),
        .package(url: "https://github.com/apple/swift-certificates", exact: "1.21.1"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: []),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-distributed-tracing", exact: "1.7.3"),
        .package(url: "https://github.com/apple/swift-http-structured-headers", exact: "1.7.0"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0", traits: []),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-http2", exact: "1.46.0"),
        .package(url: "https://github.com/apple/swift-nio-transport-services", exact: "1.28.0"),
        .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
        .package(url: "https://github.com/apple/swift-service-context", exact: "1.5.1"),
        .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // MARK: - MPV

        .target(
            name: "CMPV",
            cSettings: carefulC,
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]
        ),
        .target(name: "MPV", dependencies: ["CMPV", "Storage"]),
        .testTarget(name: "MPVTests", dependencies: ["MPV", "TestSupport"]),
        .executableTarget(name: "mpv-bench", dependencies: ["MPV"]),

        // MARK: - Playback

        .target(name: "Playback"),
        .testTarget(name: "PlaybackTests", dependencies: ["Playback"]),

        // MARK: - MediaIdentification

        .target(name: "MediaIdentification"),
        .testTarget(name: "MediaIdentificationTests", dependencies: ["MediaIdentification"], exclude: ["Corpus"]),
        .executableTarget(name: "identify-bench", dependencies: ["MediaIdentification"]),

        // MARK: - TaskRuntime

        .target(name: "CTaskHook", cSettings: carefulC),
        .target(
            name: "TaskRuntime",
            dependencies: [
                "CTaskHook",
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .testTarget(name: "TaskRuntimeTests", dependencies: ["TaskRuntime"]),

        // MARK: - Storage

        .target(name: "Storage"),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "TestSupport"]),

        // MARK: - Logbook

        .target(name: "Logbook", dependencies: ["Storage", .product(name: "Logging", package: "swift-log")]),
        .testTarget(
            name: "LogbookTests",
            dependencies: ["Logbook", "Storage", "TestSupport", .product(name: "Logging", package: "swift-log")]
        ),

        // MARK: - TraktAPI

        .target(
            name: "TraktAPI",
            dependencies: [
                "Logbook",
                "Storage",
                "TaskRuntime",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ]
        ),
        .testTarget(
            name: "TraktAPITests",
            dependencies: [
                "Logbook", "TraktAPI", "TestSupport", .product(name: "Logging", package: "swift-log"),
            ]
        ),

        // MARK: - ScrobbleSync

        .target(
            name: "ScrobbleSync",
            dependencies: [
                "Logbook",
                "MediaIdentification",
                "Playback",
                "Storage",
                "TaskRuntime",
                "TraktAPI",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
            ]
        ),
        .testTarget(
            name: "ScrobbleSyncTests",
            dependencies: [
                "Logbook", "MediaIdentification", "Playback", "ScrobbleSync", "Storage", "TaskRuntime", "TraktAPI",
                "TraktSimulator", "TestSupport",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "GRDB", package: "GRDB.swift"),
            ]
        ),

        .executableTarget(name: "delivery-bench", dependencies: ["MediaIdentification", "ScrobbleSync"]),

        // MARK: - TraktMPV

        .target(
            name: "CBuildSettings",
            cSettings: carefulC + [.define("CLIENT_ID", to: "\"\(clientID)\"")] + icuSettings
        ),
        .target(name: "CCodePages", cSettings: carefulC),
        .target(
            name: "CQREncode",
            cSettings: carefulC,
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]
        ),
        .target(
            name: "CYAML",
            cSettings: carefulC,
            linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]
        ),
        .target(
            name: "TraktMPV",
            dependencies: [
                "CBuildSettings",
                "CCodePages",
                "CQREncode",
                "CYAML",
                "Logbook",
                "MPV",
                "MediaIdentification",
                "Playback",
                "ScrobbleSync",
                "Storage",
                "TaskRuntime",
                "TraktAPI",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ]
        ),
        .testTarget(
            name: "TraktMPVTests",
            dependencies: [
                "Logbook", "MPV", "MediaIdentification", "Playback", "ScrobbleSync", "Storage", "TraktAPI", "TraktMPV",
                "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ]
        ),

        // MARK: - trakt-mpv

        .executableTarget(
            name: "trakt-mpv",
            dependencies: ["TraktMPV", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            linkerSettings: [
                // The table by which other libraries are called is complete at the start, and cannot be written then.
                .unsafeFlags(["-Xlinker", "-z", "-Xlinker", "relro", "-Xlinker", "-z", "-Xlinker", "now"]),
                // A static program would export all of Swift, and each name that libmpv needs would be looked for there
                // first.
                .unsafeFlags(["-Xlinker", "--no-export-dynamic", "-Xlinker", "-s"], .when(configuration: .release)),
                // What is moved at the start is listed in a few kilobytes, not in megabytes; glibc 2.36 can read that.
                .unsafeFlags(
                    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs"],
                    .when(configuration: .release)
                ),
                // Functions that are the same to the byte, of which generic code makes many, are there once; so are ends of texts.
                .unsafeFlags(["-Xlinker", "--icf=all", "-Xlinker", "-O2"], .when(configuration: .release)),
            ]
        ),

        // MARK: - TraktSimulator

        .target(
            name: "TraktSimulator",
            dependencies: [
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ]
        ),
        .executableTarget(
            name: "trakt-simulator",
            dependencies: ["TraktSimulator", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            linkerSettings: [
                .unsafeFlags(["-Xlinker", "--no-export-dynamic", "-Xlinker", "-s"], .when(configuration: .release))
            ]
        ),
        .testTarget(name: "TraktSimulatorTests", dependencies: ["TraktSimulator", "TestSupport"]),

        // MARK: - Tests of the whole

        .target(name: "TestSupport", dependencies: ["TraktAPI", "TraktSimulator"], path: "Tests/TestSupport"),
        .testTarget(name: "EndToEndTests", dependencies: ["TestSupport", "trakt-mpv", "trakt-simulator"]),
    ],
    swiftLanguageModes: [.v6]
)

for target in package.targets where target.type != .system {
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"),
            .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
            .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
            .strictMemorySafety(),
            .treatAllWarnings(as: .error),
        ]
}

// Where time is spent waiting, what is small is read from the disk sooner; names are read in a hurry, and stay fast.
let waiting = ["Logbook", "MPV", "Playback", "ScrobbleSync", "Storage", "TraktAPI", "TraktMPV", "trakt-mpv"]
for target in package.targets where waiting.contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-Osize"], .when(configuration: .release)))
}
