import Foundation

/// A title for comparing names of files with Trakt's: letters and digits, without case and accents.
struct ShowName: Hashable, Sendable {
    let key: String

    init(_ title: String) {
        let folded = title.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        let words = folded.replacing("&", with: "and").unicodeScalars.filter { CharacterSet.alphanumerics.contains($0) }
        self.key = String(String.UnicodeScalarView(words))
    }
}
