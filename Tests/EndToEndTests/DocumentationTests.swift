import Foundation
import TestSupport
import Testing

/// README and documentation, taken at their word: what they show to be typed is typed.
@Suite struct DocumentationTests {
    /// What cannot be done in the house of a test, and where it is done instead: a file of the project that has these words.
    private static let elsewhere: [(beginning: String, place: String, words: String)] = [
        ("sudo apt install ./trakt-mpv_", "Scripts/package-parts/inside", "apt-get"),
        ("sudo apt install ca-certificates", "Scripts/test-package", "named-packages"),
        ("tar -xzf trakt-mpv-", "Scripts/package-parts/inside", "tar -xzf"),
        ("trakt-mpv import ", "Tests/EndToEndTests/ImportTests.swift", "trakt-scrobbler"),
        ("trakt-mpv setup", "Tests/EndToEndTests/SetupTests.swift", "trakt-mpv setup"),
        ("trakt-mpv next --print0 | fzf", "Tests/EndToEndTests/RecipesTests.swift", "| fzf "),
        ("trakt-mpv next --json | jq", "Tests/EndToEndTests/RecipesTests.swift", "rofi "),
        ("git clone", ".github/workflows/ci.yml", "checkout"),
        ("Scripts/test", ".ci/run", "Scripts/test"),
        ("Scripts/quickstart", "Scripts/quickstart", "trakt-simulator"),
        ("Scripts/build", "Scripts/build", "build_release trakt-mpv"),
        ("Scripts/package", "Scripts/test-package", "Scripts/package"),
        ("Scripts/torture", "Scripts/torture", "swift test"),
        ("Scripts/fuzz", "Scripts/fuzz", "fuzz"),
        ("Scripts/bench", "Scripts/bench", "bench-parts"),
    ]

    /// What goes on until it is stopped.
    private static let endless = ["trakt-mpv attach --wait", "trakt-mpv status --follow", "trakt-mpv events"]

    private static let commandPages = DocumentationPage.all.filter { page in
        page.blocks.contains { $0.language == "sh" }
    }.map(\.path)

    @Test(arguments: DocumentationPage.all.map(\.path))
    func `what a page shows as code says what it is`(path: String) {
        let page = DocumentationPage(path: path)
        let known = ["sh", "toml", "text", "json", "mermaid", "lua", "ini", "css", "python", "tmux"]
        for block in page.blocks where !known.contains(block.language) {
            Issue.record("\(path):\(block.line): of which language is this?")
        }
        for line in page.indented { Issue.record("\(path):\(line): a block of code by indent alone") }
    }

    @Test(arguments: Self.commandPages)
    func `each command line of a page does what it is there for`(path: String) throws {
        let reader = try DocumentationReader()
        for block in DocumentationPage(path: path).blocks where block.language == "sh" {
            for line in Self.commandLines(of: block.text) {
                if let other = Self.elsewhere.first(where: { line.hasPrefix($0.beginning) }) {
                    let place = DocumentationPage.root.appending(path: other.place)
                    #expect(try String(contentsOf: place, encoding: .utf8).contains(other.words), "\(line)")
                    if line.hasPrefix("Scripts/") { #expect(Self.isProgram(line), "\(line)") }
                    continue
                }
                let isEndless = Self.endless.contains { line.hasPrefix($0) }
                let outcome = try reader.type(line, seconds: isEndless ? 3 : 60)
                let said = outcome.output + outcome.errors
                // 124 is what `timeout` ends with where it had to stop it.
                #expect(
                    outcome.status == (isEndless ? 124 : 0),
                    "\(path):\(block.line): \(line)\n\(outcome.status): \(said)"
                )
            }
        }
    }

    @Test(
        arguments: DocumentationPage.all.filter { page in page.blocks.contains { $0.language == "toml" } }.map(\.path)
    )
    func `each piece of config in a page is read without a complaint`(path: String) throws {
        for block in DocumentationPage(path: path).blocks where block.language == "toml" {
            let reader = try DocumentationReader()
            try reader.house.configure(block.text)
            let outcome = try reader.type("trakt-mpv status --json")
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(path):\(block.line): \(outcome.errors)")
        }
    }

    @Test func `each command and option that the text names is one`() throws {
        let reader = try DocumentationReader()
        var helps: [String: String] = [:]
        func help(_ words: [String]) throws -> String {
            let key = words.joined(separator: " ")
            if let known = helps[key] { return known }
            let outcome = try reader.type("trakt-mpv \(key) --help")
            helps[key] = outcome.status == 0 ? outcome.output : ""
            return helps[key] ?? ""
        }
        let commands = HelpText(try help([])).subcommands
        #expect(commands.contains("status") && commands.contains("play"))
        for page in DocumentationPage.all {
            for span in page.spans {
                var words = span.text.split(separator: " ").map(String.init)
                if words.first?.hasSuffix("trakt-mpv") == true {
                    words.removeFirst()
                } else if words.count < 2 {
                    continue
                }
                guard let command = words.first, commands.contains(command), command != "play" else { continue }
                var path = [command]
                if words.count > 1, HelpText(try help([command])).subcommands.contains(words[1]) {
                    path.append(words[1])
                }
                let text = try help(path)
                for option in words.dropFirst() where option.hasPrefix("--") {
                    let name = option.prefix { $0 != "=" && $0 != "…" && $0 != "]" }.replacing(",", with: "")
                    #expect(
                        text.contains("\(name)") || name == "--help" || name == "--",
                        "\(page.path):\(span.line): \(span.text)"
                    )
                }
            }
        }
    }

    /// The lines of a block, those that go on put together, without those that are only a comment.
    static func commandLines(of text: String) -> [String] {
        text.replacing(/(\\|\|)\n/) { $0.1 == "|" ? "| " : " " }.split(separator: "\n").map(String.init)
            .filter { !$0.hasPrefix("#") }
    }

    private static func isProgram(_ line: String) -> Bool {
        let path = line.prefix { $0 != " " }
        return FileManager.default.isExecutableFile(atPath: DocumentationPage.root.appending(path: String(path)).path)
    }
}
