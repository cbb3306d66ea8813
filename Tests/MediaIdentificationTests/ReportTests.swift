import Foundation
import MediaIdentification
import Testing

/// The JSON that others read: stored rows, and what `identify --json` prints.
@Suite struct ReportTests {
    private func json(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    private static let path = "/tv/The Office (US) (2005) {tvdb-73244}/Season 1/The Office - S01E02 - Diversity Day.mkv"

    @Test func `a description is stored with its facts beside its other keys`() throws {
        var description = MediaIdentifier().describe(MediaEvidence(path: Self.path))
        description.extra = .opening
        #expect(
            try self.json(description)
                == #"{"absolute":[],"alternativeTitles":[],"confidence":1,"country":"US","episodeIDs":{},"episodeTitle":"Diversity Day","episodes":[2],"extra":"opening","ids":{"tvdb":73244},"kind":"episode","season":1,"title":"The Office","year":2005}"#
        )
    }

    @Test func `a description of nothing has its lists, its ids and its confidence`() throws {
        #expect(
            try self.json(MediaDescription())
                == #"{"absolute":[],"alternativeTitles":[],"confidence":0,"episodeIDs":{},"episodes":[],"ids":{}}"#
        )
    }

    @Test(arguments: [
        ([], "null"), ([5], "5"), ([5, 6], "[5,6]"),
    ])
    func `a report has null for what is not known, and one absolute number without a list`(
        absolute: [Int],
        text: String
    ) throws {
        var description = MediaDescription(kind: .episode, title: "Title", season: 1, episodes: [2])
        description.absolute = absolute
        description.episodeTitle = "not printed"
        #expect(
            try self.json(DescriptionReport(path: "/a.mkv", description: description))
                == #"{"absolute":\#(text),"confidence":0,"date":null,"episodes":[2],"ids":{},"path":"/a.mkv","season":1,"title":"Title","type":"episode","year":null}"#
        )
    }
}
