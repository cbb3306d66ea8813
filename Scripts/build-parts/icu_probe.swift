import Foundation

// All that our sources ask of ICU: `Scripts/build-parts/icu-check` compares what it answers.

let days = [0, 951_782_400, 1_700_000_000, 1_750_000_000.5, 4_102_444_799].map { Date(timeIntervalSince1970: $0) }
for day in days {
    print(day.formatted(date: .abbreviated, time: .shortened))
    print(day.formatted(date: .abbreviated, time: .standard), day.formatted(date: .omitted, time: .shortened))
    print(day.formatted(.iso8601.year().month().day()), day.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
    print(Calendar.current.isDateInToday(day), Calendar.current.dateComponents([.year, .month, .day, .weekday], from: day))
}
let strategy = Date.ParseStrategy(
    format: "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits)",
    timeZone: .current,
    isLenient: false
)
for text in ["2026-01-31", "2026-02-30", "26-1-1", "x"] { print((try? Date(text, strategy: strategy)) ?? "no day") }
let units = Duration.UnitsFormatStyle.units(allowed: [.hours, .minutes, .seconds]).locale(Locale(identifier: "en"))
for seconds in [1, 59, 61, 3600, 7325, 86400] { print(Duration.seconds(seconds).formatted(units)) }
let names = [
    "Amélie", "Łódź", "Straße", "Война и мир", "Київ", "Λάμψη", "七人の侍", "千と千尋の神隠し", "기생충", "卧虎藏龙", "色，戒",
    "ฉลาดเกมส์โกง", "องค์บาก", "الرحلة", "ביקור התזמורת", "लगान", "পথের পাঁচালী", "ভূত", "જોધા", "ಕಾಂತಾರ", "ദൃശ്യം", "అతడు", "நாயகன்",
    "ქართული", "Հայերեն", "ብርሃን", "ပြည်", "ខ្មែរ", "ລາວ", "Ǝ∀ℵ", "ﬁlm", "ＦＵＬＬ", "Ⅷ",
]
let toLatin = StringTransform("Any-Latin; Latin-ASCII; Lower")
for name in names {
    print(name, name.applyingTransform(toLatin, reverse: false) ?? "-")
    print(name.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil), name.uppercased(), name.capitalized)
}
for zone in ["America/New_York", "Asia/Tokyo", "Europe/London", "Nowhere/Land"] {
    print(zone, TimeZone(identifier: zone).map { "\($0.secondsFromGMT(for: days[2]))" } ?? "none")
}
for address in ["https://bücher.example/a b", "https://例え.テスト/?q=ü", "http://[::1]:80/x%zz"] {
    print(address, URL(string: address)?.absoluteString ?? "none", URL(string: address)?.host() ?? "none")
}
print(String(data: Data([0xE9, 0x20, 0x41]), encoding: .isoLatin1) ?? "none", String(data: Data([0xFF, 0xFE, 0x41, 0]), encoding: .utf16) ?? "none")
print("ﬁ Ⅷ Ａ".precomposedStringWithCompatibilityMapping, "É".decomposedStringWithCanonicalMapping.utf8.count)
print(String(format: "%.2f %d %@", 1.5, 7, "x"), CocoaError(.fileNoSuchFile).localizedDescription)
print(Locale.current.identifier, "b,a".components(separatedBy: ",").sorted())
