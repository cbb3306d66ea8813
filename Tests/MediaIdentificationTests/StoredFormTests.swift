import Foundation
import MediaIdentification
import Testing

/// Descriptions and evidence are stored as JSON; rows of earlier versions must still be read.
@Suite struct StoredFormTests {
    @Test func `a description stored earlier is read`() throws {
        let old =
            #"{"kind":"episode","title":"Severance","season":2,"episodes":[7],"absolute":[],"ids":{"imdb":"tt11280740"},"confidence":0.9}"#
        let description = try JSONDecoder().decode(MediaDescription.self, from: Data(old.utf8))
        #expect(description.title == "Severance")
        #expect(description.episodes == [7])
        #expect(description.ids.imdb == "tt11280740")
        #expect(description.alternativeTitles.isEmpty)
        #expect(!description.isExtra)
    }

    @Test func `evidence stored earlier is read`() throws {
        let evidence = try JSONDecoder().decode(
            MediaEvidence.self,
            from: Data(#"{"path":"/a.mkv","metadata":{}}"#.utf8)
        )
        #expect(evidence == MediaEvidence(path: "/a.mkv"))
    }

    @Test func `an empty object is a description of nothing`() throws {
        #expect(try JSONDecoder().decode(MediaDescription.self, from: Data("{}".utf8)) == MediaDescription())
    }

    @Test func `a sort of extra that a later version knows is still an extra`() throws {
        #expect(try JSONDecoder().decode(MediaDescription.self, from: Data(#"{"extra":"karaoke"}"#.utf8)).isExtra)
    }

    @Test func `all that is written is read again`() throws {
        var description = MediaIdentifier().describe(
            MediaEvidence(
                path: "/tv/The Office (US) (2005) {tvdb-73244}/Season 1/The Office - S01E02 - Diversity Day.mkv"
            )
        )
        description.alternativeTitles = ["x"]
        description.part = 2
        description.edition = "Extended"
        description.extra = .opening
        let again = try JSONDecoder().decode(MediaDescription.self, from: JSONEncoder().encode(description))
        #expect(again == description)
    }
}
