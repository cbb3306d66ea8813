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
                let hash = Self.hash(folded[...])
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

    /// What is known of a word in lower case.
    func word(_ word: ArraySlice<UInt8>) -> Word {
        guard word.count <= 24 else { return Word() }
        let hash = Self.hash(word)
        var index = Int(truncatingIfNeeded: hash) & self.mask
        while self.slots[index].hash != 0 {
            if self.slots[index].hash == hash { return self.slots[index].word }
            index = (index + 1) & self.mask
        }
        return WordPattern.word(word)
    }

    private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return (hash ^ (hash >> 29)) | 1
    }
}
