import Foundation
import TestSupport
import Testing

/// Every sentence that tells of trouble stands in `Documentation/troubleshooting.md`, and says what to do.
@Suite struct TroubleshootingTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let script = Self.root.appending(path: "Scripts/lint-parts/troubles").path

    @Test func `the page has every sentence, and every sentence says what to do`() throws {
        let outcome = try Command.run("python3", [Self.script], in: Self.root)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test(arguments: [
        (
            "package enum ShoeMistake: Error { var description: String { \"The shoe is on the other foot.\" } }",
            ["does not have “The shoe is on the other foot.”", "does not say what to do"]
        ),
        (
            "let found = Symptom(\"shoe\", trouble: .error, \"The shoe is on the other foot.\", do: \"Change the feet.\")",
            ["does not have “The shoe is on the other foot.”", "does not have “Change the feet.”"]
        ),
        (
            """
            extension TraktError { var shoe: String { "The shoe is on " + "the other foot: change \\(self.feet)." } }
            """,
            ["does not have “The shoe is on the other foot: change ….”"]
        ),
    ])
    func `a new sentence is missed by the page`(source: String, complaints: [String]) throws {
        let copy = try TemporaryDirectory()
        for folder in ["Sources", "Documentation", "Scripts"] {
            try FileManager.default.copyItem(
                at: Self.root.appending(path: folder),
                to: copy.url.appending(path: folder)
            )
        }
        try Data("\(source)\n".utf8).write(to: copy.url.appending(path: "Sources/TraktMPV/Shoe.swift"))
        let script = copy.url.appending(path: "Scripts/lint-parts/troubles").path
        let outcome = try Command.run("python3", [script], in: copy.url)
        #expect(outcome.status == 1)
        for complaint in complaints { #expect(outcome.output.contains(complaint), "\(outcome.output)") }
    }
}
