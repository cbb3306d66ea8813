import Testing

@testable import ScrobbleSync

@Suite struct TitleTextTests {
    @Test(arguments: [
        ("The Wire", "wire"), ("Marvel's Daredevil", "marvels daredevil"), ("Law & Order", "law and order"),
        ("Pokémon", "pokemon"), ("The", "the"), ("", ""), ("24", "24"),
    ])
    func `titles are compared by their words`(title: String, words: String) {
        #expect(TitleText(title).plain == words)
    }
}
