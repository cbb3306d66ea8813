import Foundation
import TestSupport
import Testing

/// What `Scripts/site` makes of the documentation.
@Suite struct SiteTests {
    @Test func `every link and picture of the pages leads somewhere, as a browser reads them`() throws {
        let folder = try TemporaryDirectory()
        let script = DocumentationPage.root.appending(path: "Scripts/site").path
        let made = try Command.run(script, [folder.url.path])
        #expect(made.status == 0 && made.errors.isEmpty, "\(made.errors)")
        let pages = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter {
            $0.hasSuffix(".html")
        }
        // Decisions are pages too.
        #expect(pages.count >= DocumentationPage.all.count)
        var names: [String: Set<String>] = [:]
        var links: [(page: String, target: String)] = []
        for page in pages {
            let text = try String(contentsOf: folder.url.appending(path: page), encoding: .utf8)
            names[page] = Set(text.matches(of: /\sid="([^"]*)"/).map { String($0.1) })
            links += text.matches(of: /(?:href|src)="([^"]*)"/).map { (page, String($0.1)) }
        }
        #expect(links.count > 300)
        for (page, target) in links where !target.contains(":") {
            let parts = target.split(separator: "#", omittingEmptySubsequences: false).map(String.init)
            let place = parts[0].isEmpty ? page : parts[0]
            let exists = FileManager.default.fileExists(atPath: folder.url.appending(path: place).path)
            #expect(exists, "\(page): \(target)")
            if parts.count > 1 { #expect(names[place]?.contains(parts[1]) == true, "\(page): \(target)") }
        }
        let shown = try Command.run(
            "chromium",
            ["--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", "file://\(folder.url.path)/index.html"],
            environment: ["HOME": folder.url.path]
        )
        #expect(shown.output.contains("<h1 id=\"trakt-mpv\">trakt-mpv</h1>"))
    }
}
