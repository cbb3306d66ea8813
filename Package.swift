// swift-tools-version: 6.2

import PackageDescription

/// The app that a built program belongs to, baked in where `Scripts/build` is given one; an id is letters and digits.
let clientID = (Context.environment["TRAKT_MPV_CLIENT_ID"] ?? "").filter { $0.isASCII && ($0.isLetter || $0.isNumber) }

let package = Package(
    name: "trakt-mpv",
    products: [
        .executable(name: "trakt-mpv", targets: ["trakt-mpv"]),
        .executable(name: "trakt-simulator", targets: ["trakt-simulator"]),
    ],
    dependencies: [
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.30.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // MARK: - MPV

        .target(name: "CMPV", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(name: "MPV", dependencies: ["CMPV"]),
        .testTarget(name: "MPVTests", dependencies: ["MPV", "TestSupport"]),

        // MARK: - Playback

        .target(name: "Playback"),
        .testTarget(name: "PlaybackTests", dependencies: ["Playback"]),

        // MARK: - MediaIdentification

        .target(name: "MediaIdentification"),
        .testTarget(name: "MediaIdentificationTests", dependencies: ["MediaIdentification"], exclude: ["Corpus"]),
        .executableTarget(name: "identify-bench", dependencies: ["MediaIdentification"]),

        // MARK: - TaskRuntime

        .target(name: "CTaskHook"),
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

        .target(name: "CBuildSettings", cSettings: [.define("CLIENT_ID", to: "\"\(clientID)\"")]),
        .target(name: "CQREncode", linkerSettings: [.linkedLibrary("dl", .when(platforms: [.linux]))]),
        .target(
            name: "TraktMPV",
            dependencies: [
                "CBuildSettings",
                "CQREncode",
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
            // A static program would export all of Swift, and each name that libmpv needs would be looked for there first.
            linkerSettings: [
                .unsafeFlags(["-Xlinker", "--no-export-dynamic", "-Xlinker", "-s"], .when(configuration: .release))
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
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ]
        ),
        .executableTarget(
            name: "trakt-simulator",
            dependencies: ["TraktSimulator", .product(name: "ArgumentParser", package: "swift-argument-parser")]
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
