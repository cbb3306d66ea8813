/// What cameras, phones and screen recorders make: no catalogue can know it.
///
/// Cautious, for what is recognised is not looked for: bare numbers of up to four digits may be films, `1917`, and a bare
/// date may be an episode where its folder names a show.
package enum HomeVideo {
    /// Whether a file can be in no catalogue.
    ///
    /// - Parameters:
    ///   - description: What the file says it is.
    ///   - evidence: All that is known about it.
    /// - Returns: Never true where an id or an NFO file speaks.
    package static func isOne(_ description: MediaDescription, _ evidence: MediaEvidence) -> Bool {
        guard description.ids.isEmpty, description.episodeIDs.isEmpty, evidence.nfo.isEmpty else { return false }
        guard description.title != nil || description.filmTitle != nil || !description.episodes.isEmpty else {
            return true
        }
        let path = MediaPath(evidence.path)
        guard let name = path.file.map(MediaPath.withoutExtension) else { return false }
        // `Heat (1995)/BDMV/STREAM/00001.m2ts`: the disc's folder tells; a camera's disc lies in `AVCHD`.
        if description.title != nil, FolderNames(path.folders).isDisc,
            !path.folders.contains(where: { NameNormalizer.folded(Array($0)).elementsEqual("avchd".utf8) })
        {
            return false
        }
        let bytes = name.map { $0.isCapital ? $0.lowercased : $0 }
        if self.isCamera(bytes) || self.isRecorder(bytes) { return true }
        switch self.digitsAlone(bytes) {
        // A date with a time of day.
        case 12...: return true
        case 5...: return description.kind != .episode
        default: return false
        }
    }

    /// `IMG_20240714_153022`, `GX010042`, `DSC00012`: a word of a camera's, then a number.
    private static func isCamera(_ name: [UInt8]) -> Bool {
        self.cameras.contains { word, least in
            guard name.starts(with: word) else { return false }
            var rest = name.dropFirst(word.count)
            // Behind a space it may be the year of a film.
            if let first = rest.first, "_-".utf8.contains(first) { rest = rest.dropFirst() }
            let digits = rest.prefix(while: \.isDigit)
            guard digits.count >= least else { return false }
            // What follows the number is another number, or a word or two of the camera's.
            let tail = rest.dropFirst(digits.count)
            return tail.isEmpty || self.isSeparator(tail.first ?? 0) || tail.first == UInt8(ascii: "(")
        }
    }

    /// Words, and how many digits follow at least.
    private static let cameras: [(word: [UInt8], digits: Int)] = [
        ("img", 3), ("vid", 3), ("dsc", 3), ("dscn", 3), ("dscf", 3), ("pxl", 6), ("mvi", 3), ("mov", 3), ("gopr", 3),
        ("gx", 6), ("gh", 6), ("gp", 6), ("gl", 6), ("dji", 3), ("dji_fly", 6), ("sam", 3), ("cimg", 3), ("mah", 4),
        ("m2u", 4), ("video", 8), ("mvimg", 6), ("wp", 8), ("csc", 4),
    ].map { (Array($0.utf8), $1) }

    /// What messengers and recorders of the screen begin with; a number must follow.
    private static func isRecorder(_ name: [UInt8]) -> Bool {
        self.recorders.contains { name.starts(with: $0) } && name.contains(where: \.isDigit)
    }

    private static let recorders: [[UInt8]] = [
        "whatsapp video", "whatsapp-video", "signal-", "telegram-cloud", "screen recording", "screen_recording",
        "screenrecording", "screenrecorder", "screencast from", "screencast_", "simplescreenrecorder",
        "bildschirmaufnahme", "bildschirmaufzeichnung", "rpreplay_final", "zoom_", "video-20", "video_20",
    ].map { Array($0.utf8) }

    /// How many digits there are in a name that is nothing but numbers, and words of a time of day; 0 for any other name.
    private static func digitsAlone(_ name: [UInt8]) -> Int {
        let words = name.split { self.isSeparator($0) || $0 == UInt8(ascii: ":") }
        guard !words.isEmpty, words.allSatisfy(self.isTime) else { return 0 }
        return name.count(where: \.isDigit)
    }

    /// `20240714`, `20240714t153022z`, `15h30`, `at`.
    private static func isTime(_ word: ArraySlice<UInt8>) -> Bool {
        if self.timeWords.contains(Array(word)) { return true }
        let letters = Set("thmsz".utf8)
        return word.first?.isDigit == true && word.allSatisfy { $0.isDigit || letters.contains($0) }
    }

    private static let timeWords: [[UInt8]] = ["at", "am", "pm", "um"].map { Array($0.utf8) }

    private static func isSeparator(_ byte: UInt8) -> Bool { " _-.,~".utf8.contains(byte) }
}
