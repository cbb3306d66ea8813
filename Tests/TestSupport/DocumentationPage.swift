package import Foundation

/// A page of the documentation, as far as a test can hold it to its word.
package struct DocumentationPage: Sendable {
    /// What stands between two lines of three backticks.
    package struct Block: Sendable {
        /// What it is, as its first line says: `sh`, `toml` and the like; empty where it does not say.
        package let language: String
        package let text: String
        package let line: Int
    }

    /// Its path, from the project's folder.
    package let path: String
    package private(set) var blocks: [Block] = []
    /// What stands between two backticks in the text.
    package private(set) var spans: [(text: String, line: Int)] = []
    /// Lines that are shown as code without saying as what.
    package private(set) var indented: [Int] = []

    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The README and all of `Documentation/`.
    package static let all: [DocumentationPage] = {
        let folder = Self.root.appending(path: "Documentation").path
        let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
        let pages = names.filter { $0.hasSuffix(".md") }.sorted().map { "Documentation/\($0)" }
        return (["README.md"] + pages).map(DocumentationPage.init)
    }()

    package init(path: String) {
        self.path = path
        let text = (try? String(contentsOf: Self.root.appending(path: path), encoding: .utf8)) ?? ""
        var open: (language: String, lines: [Substring], line: Int)?
        var prose: [(text: Substring, line: Int)] = []
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.hasPrefix("```") {
                if let block = open {
                    let text = block.lines.joined(separator: "\n")
                    self.blocks.append(Block(language: block.language, text: text, line: block.line))
                    open = nil
                } else {
                    open = (String(line.dropFirst(3)), [], index + 1)
                }
            } else if open != nil {
                open?.lines.append(line)
            } else {
                if line.hasPrefix("    "), prose.last?.text.isEmpty ?? true { self.indented.append(index + 1) }
                prose.append((line, index + 1))
            }
        }
        // A span may go on in the next line.
        for paragraph in prose.split(whereSeparator: \.text.isEmpty) {
            var line = paragraph.first?.line ?? 0
            for (index, part) in paragraph.map(\.text).joined(separator: "\n").split(
                separator: "`",
                omittingEmptySubsequences: false
            ).enumerated() {
                if index.isMultiple(of: 2) == false {
                    self.spans.append((text: String(part).replacing("\n", with: " "), line: line))
                }
                line += part.count { $0 == "\n" }
            }
        }
    }
}
