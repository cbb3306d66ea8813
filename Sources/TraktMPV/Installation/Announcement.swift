import Foundation

/// Programs of the desktop and the system that are told of what was installed.
enum Announcement {
    /// Runs one to its end, without its words.
    ///
    /// - Returns: Whether it was there and did it.
    static func run(_ words: String...) -> Bool {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = words
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // Who cannot be told is said to the user.
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationReason == .exit && process.terminationStatus == 0
    }
}
