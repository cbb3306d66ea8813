import Foundation
import Testing

@testable import TraktMPV

@Suite struct MenuScriptTests {
    private struct Listing: Decodable {
        struct Item: Decodable {
            var title: String
            var value: [String]?
            var items: [Item]?
            var selectable: Bool?
        }

        var type: String
        var title: String
        var items: [Item]
    }

    @Test func `every row of a menu says what it does, and comes back as a choice`() throws {
        let menu = Menu(heading: ["{\\b1}\"Up\"", "watching"], rows: Menu.Row.allCases, account: "ann")
        let text = try #require(MenuScript.text(of: menu, for: "ipc_0"))
        let listing = try JSONDecoder().decode(Listing.self, from: Data(text.utf8))
        #expect(listing.type == "trakt_mpv" && listing.title == "{\\b1}\"Up\"")
        #expect(listing.items.first?.title == "watching" && listing.items.first?.selectable == false)
        let rows = listing.items.dropFirst()
        #expect(rows.map(\.title) == Menu.Row.allCases.map(menu.words))
        for (row, item) in zip(Menu.Row.allCases, rows) where row != .rate {
            #expect(item.value?.prefix(2) == ["script-message-to", "ipc_0"])
            #expect(ScriptMessage(Array(item.value?.dropFirst(2) ?? [])) == .choose(row))
        }
        let ratings = rows.first { $0.items != nil }?.items ?? []
        #expect(
            ratings.compactMap { $0.value.flatMap { ScriptMessage(Array($0.dropFirst(2))) } }
                == (1...10).reversed().map { .rate($0) }
        )
    }

    @Test(arguments: [["choose"], ["choose", "format"], ["choose", "undo", "x"], ["trakt_mpv-uosc-version", "5"]])
    func `what is no choice is nothing`(words: [String]) {
        #expect(ScriptMessage(words) == nil)
    }
}
