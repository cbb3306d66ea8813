import Testing

@testable import Playback

@Suite struct EpisodePartsTests {
    @Test(
        arguments: [
            (2, [], [], [0.0, 1000, 2000]), (3, [], [], [0, 2000.0 / 3, 4000.0 / 3, 2000]),
            (2, [0, 300, 980, 1500], [], [0, 980, 2000]), (2, [0, 500, 1500], [], [0, 1000, 2000]),
            (2, [], [30, 10], [0, 1500, 2000]), (2, [1490], [30, 10], [0, 1490, 2000]),
            (2, [], [0, 30], [0, 1000, 2000]),
            (2, [.nan, .infinity], [.nan, 1], [0, 1000, 2000]),
        ] as [(Int, [Double], [Double], [Double])]
    )
    func `episodes are cut at chapters that fit, else by runtimes, else equally`(
        count: Int,
        chapters: [Double],
        runtimes: [Double],
        borders: [Double]
    ) {
        let parts = EpisodeParts.divide(count: count, duration: 2000, chapters: chapters, runtimes: runtimes)
        #expect(parts.map(\.lowerBound) + [2000] == borders)
        #expect(parts.last?.upperBound == 2000)
    }

    @Test(arguments: [(1, 2000.0), (0, 2000), (-1, 2000), (101, 2000), (2, 0), (2, .nan), (2, .infinity), (2, nil)])
    func `what cannot be divided is not divided`(count: Int, duration: Double?) {
        #expect(EpisodeParts.divide(count: count, duration: duration).isEmpty)
    }
}
