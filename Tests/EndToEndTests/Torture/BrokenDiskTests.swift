import Foundation
import TestSupport
import Testing

/// Films whose disks are full, read-only, missing or something else, on real small file systems.
@Suite(.serialized) struct BrokenDiskTests {
    @Test
    func `whatever is wrong with a disk, the film is shown, told once with its time, and the words about it are true`()
        throws
    {
        if let hindrance = try StorageRound.hindrance() {
            print("storage: left out, for \(hindrance)")
            return
        }
        let films = try TemporaryDirectory()
        let film = films.url.appending(path: "film.mkv")
        try SampleMedia.makeFilm(at: film, seconds: Int(CrashRound.duration))
        var dice = Dice(seed: Torture.seed)
        let rounds = Torture.rounds ?? StorageCell.all.count
        var outcomes: [(cell: StorageCell, outcome: StorageRound.Outcome)] = []
        var house: House?
        for index in 0..<rounds {
            let number = index % Episode.all.count
            if house == nil || number == 0 {
                house = try House("--approve-all", "--get-limit=1000000")
                try house?.run("login")
            }
            guard let house else { continue }
            let cell = StorageCell.all[index % StorageCell.all.count]
            let outcome = try StorageRound(
                house: house,
                film: film,
                cell: cell,
                episode: Episode.all[number],
                delay: Double.random(in: 0...1.2, using: &dice)
            ).run()
            outcomes.append((cell, outcome))
            if outcome.isBad { print("round \(index) of seed \(Torture.seed), \(cell.name): \(outcome)") }
            if Torture.rounds != nil, index % 20 == 19 { print("\(index + 1) rounds done") }
        }
        let table = StorageTable(outcomes: outcomes)
        print(table.text)
        #expect(table.lost == 0)
        #expect(table.doubled == 0)
        #expect(table.wrongTimes == 0)
        #expect(table.untrue == 0)
    }
}

private struct StorageTable {
    let outcomes: [(cell: StorageCell, outcome: StorageRound.Outcome)]

    var lost: Int { self.outcomes.reduce(0) { $0 + $1.outcome.lost } }
    var doubled: Int { self.outcomes.reduce(0) { $0 + $1.outcome.doubled } }
    var wrongTimes: Int { self.outcomes.count { $0.outcome.isWrongTime } }
    var untrue: Int { self.outcomes.reduce(0) { $0 + $1.outcome.untrue.count } }

    var text: String {
        let expected = self.outcomes.reduce(0) { $0 + $1.outcome.expected }
        let worst = self.outcomes.compactMap(\.outcome.error).max() ?? 0
        let cells = Set(self.outcomes.map(\.cell)).count
        return """
            storage (seed \(Torture.seed)): \(self.outcomes.count) films in \(cells) kinds of trouble
              plays expected \(expected), lost \(self.lost), doubled \(self.doubled), wrong times \(self.wrongTimes) \
            (worst \(String(format: "%.2f", worst)) s), untrue sentences \(self.untrue)
            """
    }
}
