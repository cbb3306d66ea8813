import Foundation

/// The user's own menus: uosc, a script that draws any menu it is given as JSON, and tells what was chosen by a command.
enum MenuScript {
    static let name = "uosc"
    /// Before the name of a row, where one was chosen.
    static let choice = "choose"

    private struct Item: Encodable {
        var title: String
        /// A command of mpv's, word by word.
        var value: [String]?
        var items: [Item]?
        var selectable: Bool?
        var muted: Bool?
    }

    private struct Listing: Encodable {
        /// The same is closed when it is opened again.
        let type = "trakt_mpv"
        var title: String
        var items: [Item]
    }

    /// A menu in uosc's words.
    ///
    /// - Parameters:
    ///   - menu: What can be done.
    ///   - client: The name by which mpv knows us: what is chosen is told to it.
    /// - Returns: JSON; nil where a text could not be written in it.
    static func text(of menu: Menu, for client: String) -> String? {
        var items = menu.heading.dropFirst().map { Item(title: $0, selectable: false, muted: true) }
        items += menu.rows.map { row in
            let title = menu.words(row)
            guard row == .rate else {
                return Item(title: title, value: ["script-message-to", client, Self.choice, row.rawValue])
            }
            return Item(
                title: title,
                items: (1...10).reversed().map { rating in
                    Item(title: "\(rating)", value: ["script-message-to", client, "rate", "\(rating)"])
                }
            )
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let listing = Listing(title: menu.heading.first ?? "Trakt", items: items)
        // Texts of people can all be written.
        return (try? encoder.encode(listing)).map { String(decoding: $0, as: UTF8.self) }
    }
}
