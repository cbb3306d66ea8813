package import Foundation
internal import Storage

/// How far a running viewing has come, in a form that costs nothing to write: a record of fixed size, without a sync.
///
/// It survives `kill -9`, for the kernel keeps what was written; a power cut falls back on the journal in the database.
package struct Heartbeat: Hashable, Sendable {
    package var viewing: String
    /// Percent.
    package var progress: Double
    /// Media seconds really played.
    package var played: Double
    package var isCounted: Bool
    /// When something was last played, by the wall clock.
    package var date: Date
    /// The same in seconds since boot; 0 where that is not known.
    package var uptime: Double

    package init(
        viewing: String,
        progress: Double,
        played: Double,
        isCounted: Bool,
        date: Date,
        uptime: Double = 0
    ) {
        self.viewing = viewing
        self.progress = progress
        self.played = played
        self.isCounted = isCounted
        self.date = date
        self.uptime = uptime
    }

    /// Bytes of a record.
    static let size = 96
    private static let magic = Array("tmbeat02".utf8)
    private static let idSize = 40
    /// A record of the version before had no running time.
    private static let (oldSize, oldMagic) = (88, Array("tmbeat01".utf8))

    /// The record, with a checksum at its end; nil for an id that does not fit.
    var record: [UInt8]? {
        let id = Array(self.viewing.utf8)
        guard !id.isEmpty, id.count <= Self.idSize, !id.contains(0) else { return nil }
        var bytes = Self.magic + id + Array(repeating: 0, count: Self.idSize - id.count)
        for value in [self.progress, self.played, self.date.timeIntervalSince1970] {
            bytes += Self.bytes(value.bitPattern)
        }
        bytes += Self.bytes(self.isCounted ? 1 : 0) + Self.bytes(self.uptime.bitPattern)
        return bytes + Self.bytes(FNV.hash64(bytes))
    }

    /// Reads a record; nil when it is torn or was never written.
    init?(record all: some Collection<UInt8>) {
        var bytes = Array(all)
        let isOld = bytes.starts(with: Self.oldMagic)
        if isOld { bytes = Array(bytes.prefix(Self.oldSize)) }
        let end = (isOld ? Self.oldSize : Self.size) - 8
        guard bytes.count == end + 8, isOld || bytes.starts(with: Self.magic),
            Self.number(bytes[end...]) == FNV.hash64(bytes[..<end])
        else { return nil }
        self.viewing = String(decoding: bytes[8..<48].prefix { $0 != 0 }, as: UTF8.self)
        let places = isOld ? [48, 56, 64] : [48, 56, 64, 80]
        let numbers = places.map { Double(bitPattern: Self.number(bytes[$0..<($0 + 8)])) }
        guard numbers.allSatisfy(\.isFinite), (0...100).contains(numbers[0]), numbers[1] >= 0 else { return nil }
        self.progress = numbers[0]
        self.played = numbers[1]
        self.date = Date(timeIntervalSince1970: numbers[2])
        self.isCounted = Self.number(bytes[72..<80]) == 1
        self.uptime = isOld ? 0 : numbers[3]
    }

    private static func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
}

extension Viewing {
    /// The viewing as a sign of life has it, where that is newer than the journal.
    ///
    /// What was played only grows, whatever happens to the wall clock meanwhile; it tells which of two is newer.
    func taking(_ beat: Heartbeat) -> Self {
        guard beat.viewing == self.id, (beat.played, beat.date) > (self.played, self.endedAt) else { return self }
        var viewing = self
        viewing.progress = beat.progress
        viewing.played = beat.played
        viewing.endedAt = beat.date
        if viewing.boot != nil { viewing.endedUptime = beat.uptime > 0 ? beat.uptime : nil }
        viewing.isCounted = viewing.isCounted || beat.isCounted
        return viewing
    }
}
