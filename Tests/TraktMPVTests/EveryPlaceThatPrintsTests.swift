import Foundation
import Testing

@testable import TraktMPV

/// Whatever is printed goes through one place, where it is made harmless; a new place cannot be forgotten.
@Suite struct EveryPlaceThatPrintsTests {
    /// Everything by which a program of ours could print, or have the player print.
    private static let ways = [
        #"\b(?:Swift\.)?(?:print|debugPrint|dump)\("#,
        #"\b(?:fputs|fputc|fprintf|vfprintf|printf|puts|putchar|perror)\("#,
        #"\bstandard(?:Error|Output)\b"#, #"\bSTD(?:OUT|ERR)_FILENO\b"#, #"\bstd(?:out|err)\b"#,
        #""(?:print|show)-text""#, #"\bFileHandle\(fileDescriptor: [12]\b"#, #"\bwrite\([12],"#, #"/dev/(?:std|tty)"#,
    ]

    /// The places that may, each with a reason; all else prints through `Console`.
    private static let known: [String: Set<String>] = [
        // The one place.
        "TraktMPV/Presentation/Console.swift": ["standardError", "print(", "stdout"],
        // Its way to stdout.
        "TraktMPV/Presentation/Printed.swift": ["STDOUT_FILENO", "STDERR_FILENO", "stdout"],
        // Ask whether there is a terminal, and how large it is.
        "TraktMPV/Environment.swift": ["STDERR_FILENO"], "TraktMPV/Activation/Terminal.swift": ["STDERR_FILENO"],
        "TraktMPV/Presentation/TerminalLine.swift": ["STDERR_FILENO", "STDOUT_FILENO"],
        // The same, and the names of where `Console` is to write.
        "TraktMPV/Player/MPVWords.swift": ["STDERR_FILENO", "standardError", "standardOutput"],
        // Take what another program would print.
        "TraktMPV/Activation/Browser.swift": ["standardError", "standardOutput"],
        "TraktMPV/Matching/ContainerProbe.swift": ["standardError", "standardOutput"],
        "TraktMPV/Installation/Announcement.swift": ["standardError", "standardOutput"],
        "TraktMPV/Activity/HookProcess.swift": ["standardError", "standardOutput"],
        "TraktMPV/Activity/HookRunner.swift": ["standardError", "standardOutput"],
        // What yt-dlp has printed, by mpv's name for it.
        "TraktMPV/Session/PageFacts.swift": ["stdout"],
        // Into a file for mpv.
        "TraktMPV/Player/ScratchFiles.swift": ["fputs("],
        // By mpv, as `DisplayText`.
        "TraktMPV/Screen/ScreenLine.swift": ["\"print-text\"", "\"show-text\""],
        // Nothing at all, to end what stands there.
        "TraktMPV/Screen/Screen.swift": ["\"show-text\""],
        // mpv's own last line, one of five sentences of ours.
        "TraktMPV/Player/LaunchedPlayer.swift": ["\"print-text\""],
        // Through `Console`, by its own name for it.
        "TraktMPV/Output.swift": ["print("], "TraktMPV/Following/BarState.swift": ["print("],
        "TraktMPV/Following/EventStream.swift": ["print("],
    ]

    private static let modules = [
        "TraktMPV", "trakt-mpv", "ScrobbleSync", "TraktAPI", "MPV", "Playback", "MediaIdentification", "Storage",
        "Logbook",
        "TaskRuntime",
    ]

    @Test func `nothing is printed but in the one place`() throws {
        let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources")
        var found: [String: Set<String>] = [:]
        for module in Self.modules {
            let files = FileManager.default.enumerator(
                at: sources.appending(path: module),
                includingPropertiesForKeys: nil
            )
            for case let file as URL in files ?? .init() where file.pathExtension == "swift" {
                let name = String(file.path.dropFirst(sources.path.count + 1))
                let uses = Self.uses(try String(contentsOf: file, encoding: .utf8))
                if !uses.isEmpty { found[name] = uses }
            }
        }
        #expect(found.count > 5)
        for (file, uses) in found {
            #expect(uses.subtracting(Self.known[file] ?? []) == [], "\(file): print through Console")
        }
    }

    private static func uses(_ text: String) -> Set<String> {
        let code = text.split(separator: "\n").filter { !$0.drop(while: \.isWhitespace).hasPrefix("//") }
            .joined(separator: "\n")
        return Set(
            Self.ways.flatMap { way -> [String] in
                guard let expression = try? NSRegularExpression(pattern: way) else {
                    return ["a way that is none: \(way)"]
                }
                let whole = NSRange(code.startIndex..., in: code)
                return expression.matches(in: code, range: whole).compactMap { match in
                    Range(match.range, in: code).map { String(code[$0]) }
                }
            }
        )
    }

    private static let hostile = "a\u{1B}[2J\u{1B}]0;x\u{7}b\r\nc\u{202E}d\u{9B}31me\u{0}f\u{E0041}g\u{10FFE9}h\tj"

    @Test func `text from outside does nothing on a terminal, and says which bytes are no text`() {
        #expect(DisplayText(Self.hostile).description == "a[2J]0;xbcd31mefg\\xE9hj")
        #expect(Console.clean(Self.hostile) == DisplayText(Self.hostile).description)
    }

    @Test func `JSON keeps every character, and none of them does anything`() throws {
        let line = try JSONLine(encoding: [Self.hostile]).description
        #expect(line.unicodeScalars.allSatisfy { DisplayText.isHarmless($0) })
        #expect(try JSONDecoder().decode([String].self, from: Data(line.utf8)) == [Self.hostile])
    }
}
