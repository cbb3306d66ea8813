import Foundation
import TestSupport
import Testing

/// Programs of other people's that play by mpv, as `Scripts/test-hosts` installs them.
enum HostProgram: String {
    case celluloid, smplayer, syncplay, streamlink
    case ytdlp = "yt-dlp"

    /// For `env`: the threads of a test have their signals blocked, what they start inherits that, and who never hears that its mpv
    /// is gone waits for ever.
    static let unmasked = ["--default-signal"]

    var isInstalled: Bool {
        (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
            .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(self.rawValue)") }
    }

    /// Why a test of it does not run.
    var absence: Comment { "\(self.rawValue) is not installed; Scripts/test-hosts installs it" }
}

extension Trait where Self == ConditionTrait {
    static func needs(_ program: HostProgram) -> Self { .enabled(if: program.isInstalled, program.absence) }
}

extension House {
    /// The socket of the mpv that a program has started.
    func socket(ofPlayerUnder parent: Process) throws -> String {
        let option = "--input-ipc-server="
        let found = eventually { () -> String? in
            let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            for process in processes.compactMap({ Int32($0) })
            where self.parent(of: process) == parent.processIdentifier {
                let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline") ?? Data()
                let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
                if let word = words.first(where: { $0.hasPrefix(option) }) {
                    return String(word.dropFirst(option.count))
                }
            }
            return nil
        }
        return try #require(found)
    }

    private func parent(of process: Int32) -> Int32? {
        guard let data = FileManager.default.contents(atPath: "/proc/\(process)/stat") else { return nil }
        // The name, in brackets, may hold anything.
        let fields = String(decoding: data, as: UTF8.self).split(separator: ")").last?.split(separator: " ") ?? []
        return fields.count > 1 ? Int32(fields[1]) : nil
    }

    /// What programs with windows want: a display, and a folder for their sockets.
    func desktop(_ display: Display) throws -> [String: String] {
        let folder = self.home.url.appending(path: "run")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
        return [
            "DISPLAY": display.name, "XDG_RUNTIME_DIR": folder.path, "GSETTINGS_BACKEND": "memory",
            // SMPlayer asks a bus that is not there, and the library of the bus would end it for that.
            "DBUS_FATAL_WARNINGS": "0",
        ]
    }

    func waitForEnd(of program: Process) -> Bool { eventually { program.isRunning ? nil : true } ?? false }
}
