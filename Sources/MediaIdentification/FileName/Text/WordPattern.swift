/// Technical words that are patterns rather than words: `1080p`, `5mbps`, `10bit`, `1920x1080`, `ddp5`, `23fps`.
enum WordPattern {
    static func word(_ word: ArraySlice<UInt8>) -> Word {
        guard let first = word.first else { return Word() }
        if first.isDigit { return self.number(word) }
        // A codec with the channels written to it: `ddp5`, `aac2`, `flac2`, `dts5`, `ac3`, `eac3`.
        let letters = word.prefix { $0.isSmallLetter }
        let channels = word.dropFirst(letters.count)
        let isCodec =
            !letters.isEmpty && (1...3).contains(channels.count) && channels.allSatisfy { $0.isDigit || $0 == .x }
            && self.codecs.contains { letters.elementsEqual($0) }
        return isCodec ? Word(kinds: .technical) : Word()
    }

    private static func number(_ word: ArraySlice<UInt8>) -> Word {
        let digits = word.prefix { $0.isDigit }
        let unit = word.dropFirst(digits.count)
        if self.isSize(width: digits.count, unit) || self.isScan(lines: digits.count, unit) {
            return Word(kinds: .technical)
        }
        if digits.count <= 4, self.units.contains(where: { unit.elementsEqual($0) }) { return Word(kinds: .technical) }
        // `2nd`, `1ª`, `3º`, `5й`
        guard digits.count <= 2, self.ordinals.contains(where: { unit.elementsEqual($0) }) else { return Word() }
        return Word(kinds: .ordinal, value: digits.reduce(0) { $0 * 10 + Int16($1.digitValue) })
    }

    /// `1920x1080`, `1896x1048p`: behind the width.
    private static func isSize(width: Int, _ rest: ArraySlice<UInt8>) -> Bool {
        guard width >= 3, let sign = rest.first, sign == .x || sign == .asterisk else { return false }
        let height = rest.dropFirst().prefix { $0.isDigit }
        let behind = rest.dropFirst(height.count + 1)
        guard (3...4).contains(height.count) else { return false }
        // `2016x231` is the 231st of its year; no picture is so flat.
        if width == 4, behind.isEmpty, height.reduce(0, { $0 * 10 + $1.digitValue }) <= 366 { return false }
        return behind.isEmpty || behind.count == 1 && behind.allSatisfy(self.isScan)
    }

    /// `1080p`, `720p60`: behind the lines.
    private static func isScan(lines: Int, _ rest: ArraySlice<UInt8>) -> Bool {
        guard (3...4).contains(lines), let sign = rest.first, self.isScan(sign) else { return false }
        return rest.dropFirst().allSatisfy(\.isDigit)
    }

    private static func isScan(_ byte: UInt8) -> Bool { byte == .p || byte == .i }

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
