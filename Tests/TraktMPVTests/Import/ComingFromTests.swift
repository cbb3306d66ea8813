import Testing
import TestSupport

/// `Documentation/coming-from.md` has each command of trakt-scrobbler, with what is here in its place.
@Suite struct ComingFromTests {
    /// Of version 1.9.0b1, as its `--help` names them.
    private static let commands = [
        "init", "auth", "autostart enable", "autostart disable", "backlog list", "backlog clear", "backlog purge",
        "config list", "config set", "config unset", "log open", "log path", "lookup", "plex auth", "remap checkfile",
        "remap open", "remap path", "run", "start", "status", "stop", "test", "whitelist add", "whitelist show",
        "whitelist remove", "whitelist test",
    ]

    @Test(arguments: Self.commands) func `each command of trakt-scrobbler has its row`(command: String) throws {
        let page = DocumentationPage(path: "Documentation/coming-from.md")
        let words = command.split(separator: " ")
        // `trakts log open`, `path`: the others of a group stand behind the first.
        let spans = page.spans.map(\.text)
        let group = spans.contains { $0.hasPrefix("trakts \(words[0])") } || words.count == 1
        let last = String(words[words.count - 1])
        let own = spans.contains { $0 == last || $0.hasPrefix("trakts \(command)") || $0.hasPrefix("\(last) ") }
        #expect(group && own, "trakts \(command)")
    }
}
