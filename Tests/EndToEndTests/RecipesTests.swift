import Foundation
import TestSupport
import Testing

/// Recipes of the documentation that take a person at a menu.
@Suite struct RecipesTests {
    private static func line(_ beginning: String, of path: String) throws -> String {
        let lines = DocumentationPage(path: path).blocks.filter { $0.language == "sh" }
            .flatMap { DocumentationTests.commandLines(of: $0.text) }
        return try #require(lines.first { $0.contains(beginning) }, "\(path) has no such line any more")
    }

    /// Whether the next episode was played to its end, after a film and an episode.
    private func isPlayed(_ reader: DocumentationReader) throws -> Bool? {
        try eventually { try reader.house.history().count == 3 ? true : nil }
    }

    @Test func `what is next is chosen with fzf`() throws {
        let line = try Self.line("| fzf ", of: "Documentation/next.md")
        let reader = try DocumentationReader()
        let pane = try TmuxPane(environment: reader.environment, in: reader.folder)
        try pane.enter(line)
        #expect(pane.wait(for: "1/1") != nil, "\(pane.picture)")
        try pane.press("Enter")
        #expect(try self.isPlayed(reader) == true, "\(pane.picture)")
    }

    @Test func `what is next is chosen with rofi`() throws {
        let line = try Self.line("rofi ", of: "Documentation/next.md")
        let reader = try DocumentationReader()
        let display = try Display()
        var environment = reader.environment
        environment["DISPLAY"] = display.name
        let pane = try TmuxPane(environment: environment, in: reader.folder)
        try pane.enter(line)
        let found = try eventually {
            let search = try Command.run(
                "xdotool",
                ["search", "--class", "rofi"],
                environment: ["DISPLAY": display.name]
            )
            return search.output.isEmpty ? nil : true
        }
        #expect(found == true, "\(pane.picture)")
        // The menu takes keys a moment after its window is there.
        let isPlayed = try eventually {
            _ = try Command.run("xdotool", ["key", "Return"], environment: ["DISPLAY": display.name])
            return try reader.house.history().count == 3 ? true : nil
        }
        #expect(isPlayed == true, "\(pane.picture)")
    }
}
