/// The words that naming conventions are made of, looked up by hash.
final class Vocabulary: Sendable {
    static let shared = Vocabulary()

    private struct Slot {
        var hash: UInt64 = 0
        var word = Word()
    }

    private let slots: [Slot]
    private let mask: Int

    private init() {
        var words: [UInt64: Word] = [:]
        for (kinds, list) in VocabularyLists.lists {
            for entry in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                let parts = entry.split(separator: "=")
                let folded = NameNormalizer.folded(Array(parts[0].utf8))
                let hash = Self.hash(folded, 0, folded.count)
                var word = words[hash] ?? Word()
                word.kinds.formUnion(kinds)
                if parts.count == 2, let value = Int16(parts[1]) { word.value = value }
                words[hash] = word
            }
        }
        let size = 4096
        var slots = [Slot](repeating: Slot(), count: size)
        for (hash, word) in words {
            var index = Int(truncatingIfNeeded: hash) & (size - 1)
            while slots[index].hash != 0 { index = (index + 1) & (size - 1) }
            slots[index] = Slot(hash: hash, word: word)
        }
        self.slots = slots
        self.mask = size - 1
    }

    /// What is known of the word `folded[start..<end]`.
    func word(_ folded: [UInt8], _ start: Int, _ end: Int) -> Word {
        guard end - start <= 24 else { return Word() }
        let hash = Self.hash(folded, start, end)
        var index = Int(truncatingIfNeeded: hash) & self.mask
        while self.slots[index].hash != 0 {
            if self.slots[index].hash == hash { return self.slots[index].word }
            index = (index + 1) & self.mask
        }
        return Pattern.word(folded, start, end)
    }

    private static func hash(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in start..<end { hash = (hash ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01b3 }
        return (hash ^ (hash >> 29)) | 1
    }
}

/// Technical words that are patterns rather than words: `1080p`, `5mbps`, `10bit`, `1920x1080`, `ddp5`, `23fps`.
private enum Pattern {
    static func word(_ folded: [UInt8], _ start: Int, _ end: Int) -> Word {
        let first = folded[start]
        if first >= 48, first <= 57 { return self.number(folded, start, end) }
        // A codec with the channels written to it: `ddp5`, `aac2`, `flac2`, `dts5`, `ac3`, `eac3`.
        var letters = start
        while letters < end, folded[letters] >= 97, folded[letters] <= 122 { letters += 1 }
        if letters > start, letters < end, end - letters <= 3, self.isChannels(folded, letters, end),
            self.codecs.contains(where: { self.equals(folded, start, letters, $0) })
        {
            return Word(kinds: .technical)
        }
        return Word()
    }

    private static func number(_ folded: [UInt8], _ start: Int, _ end: Int) -> Word {
        var digits = start
        while digits < end, folded[digits] >= 48, folded[digits] <= 57 { digits += 1 }
        let count = digits - start
        // `1920x1080`, `1896x1048p`
        if digits < end, folded[digits] == UInt8(ascii: "x") || folded[digits] == UInt8(ascii: "*"), count >= 3 {
            var second = digits + 1
            while second < end, folded[second] >= 48, folded[second] <= 57 { second += 1 }
            let height = second - digits - 1
            if height >= 3, height <= 4, second == end || (second + 1 == end && self.scan(folded[second])) {
                return Word(kinds: .technical)
            }
        }
        if count >= 3, count <= 4, digits < end, self.scan(folded[digits]) {
            var rest = digits + 1
            while rest < end, folded[rest] >= 48, folded[rest] <= 57 { rest += 1 }
            if rest == end { return Word(kinds: .technical) }
        }
        if count <= 4, self.units.contains(where: { self.equals(folded, digits, end, $0) }) {
            return Word(kinds: .technical)
        }
        return self.ordinal(folded, start, digits, end)
    }

    /// `2nd`, `1ª`, `3º`, `5й`.
    private static func ordinal(_ folded: [UInt8], _ start: Int, _ digits: Int, _ end: Int) -> Word {
        guard digits - start <= 2, self.ordinals.contains(where: { self.equals(folded, digits, end, $0) }) else {
            return Word()
        }
        var value: Int16 = 0
        for index in start..<digits { value = value * 10 + Int16(folded[index] - 48) }
        return Word(kinds: .ordinal, value: value)
    }

    private static func scan(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "p") || byte == UInt8(ascii: "i") }

    private static func isChannels(_ folded: [UInt8], _ start: Int, _ end: Int) -> Bool {
        for index in start..<end where !(folded[index] >= 48 && folded[index] <= 57 || folded[index] == 120) {
            return false
        }
        return true
    }

    private static func equals(_ folded: [UInt8], _ start: Int, _ end: Int, _ word: [UInt8]) -> Bool {
        guard end - start == word.count else { return false }
        for offset in 0..<word.count where folded[start + offset] != word[offset] { return false }
        return true
    }

    private static let codecs: [[UInt8]] = [
        "dd", "ddp", "aac", "ac", "eac", "flac", "dts", "opus", "mp", "lpcm", "pcm", "ddpa", "dolbyd", "atmos",
        "truehd",
        "subx", "aacx", "flacx", "dtsx", "xvid", "divx", "mpeg", "hevc", "av", "dvd", "hi", "ma", "yuv", "dvdr",
    ].map { Array($0.utf8) }
    private static let units: [[UInt8]] = [
        "bit", "bits", "fps", "kbps", "mbps", "kbit", "mbit", "gb", "mb", "gib", "mib", "tb", "ch", "audio", "audios",
        "hz",
        "khz", "8bit", "10bit", "kb",
    ].map { Array($0.utf8) }
    private static let ordinals: [[UInt8]] = [
        "st", "nd", "rd", "th", "ª", "âº", "âª", "º", "°", "й", "я", "е", "ой", "ый", "ий", "a", "er", "ère", "ere",
        "eme", "ème",
        "e",
    ].map { Array($0.utf8) }
}
