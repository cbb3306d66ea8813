import Foundation
import Testing

/// What the program is built of.
@Suite struct PinnedPackagesTests {
    private struct Resolved: Decodable {
        struct Pin: Decodable {
            struct State: Decodable {
                var version: String?
            }

            var identity: String
            var state: State
        }

        var pins: [Pin]
    }

    @Test func `every package is named with its very version, also where only another asks for it`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let manifest = try String(contentsOf: root.appending(path: "Package.swift"), encoding: .utf8)
        // A build writes down what it has taken.
        let data = try Data(contentsOf: root.appending(path: "Package.resolved"))
        let pins = try JSONDecoder().decode(Resolved.self, from: data).pins
        #expect(pins.count > 20)
        let named = manifest.matches(of: #/\.package\(url: "[^"]*\/([^"\/]+)", exact: "([^"]+)"/#)
        let versions = Dictionary(named.map { ($0.output.1.lowercased(), String($0.output.2)) }) { $1 }
        for pin in pins { #expect(versions[pin.identity] == pin.state.version, "\(pin.identity)") }
        #expect(manifest.matches(of: #/\.package\(url:/#).count == named.count)
    }
}
