/// What a byte of a name is.
extension UInt8 {
    var isDigit: Bool { self >= .zero && self <= .nine }
    var isSmallLetter: Bool { self >= .a && self <= .z }
    var isCapital: Bool { self >= .capitalA && self <= .capitalZ }
    /// Of a checksum, in small letters.
    var isHexDigit: Bool { self.isDigit || (self >= .a && self <= .f) }
    /// Part of a character that is not ASCII.
    var isBeyondASCII: Bool { self >= 0x80 }
    /// A small letter, or part of a character that is not ASCII: a letter of a folded name.
    var isFoldedLetter: Bool { self.isSmallLetter || self.isBeyondASCII }
    var isControl: Bool { self < .space || self == 0x7F }

    /// Begins a character that is not ASCII, behind the signs of Latin-1: a letter.
    var leadsForeignLetter: Bool { self >= 0xC3 }
    var leadsCyrillic: Bool { self == 0xD0 || self == 0xD1 }
    /// Begins a character of three bytes or more, as Chinese, Japanese and Korean ones are.
    var leadsWideCharacter: Bool { self >= 0xE0 }

    /// The value of a digit.
    var digitValue: Int { Int(self - .zero) }
    /// A letter of ASCII in lower case; other bytes may become something else.
    var lowercased: UInt8 { self | 0x20 }
}

/// The characters that conventions are written with.
extension UInt8 {
    static var space: Self { 0x20 }
    static var dot: Self { UInt8(ascii: ".") }
    static var dash: Self { UInt8(ascii: "-") }
    static var underscore: Self { UInt8(ascii: "_") }
    static var comma: Self { UInt8(ascii: ",") }
    static var colon: Self { UInt8(ascii: ":") }
    static var semicolon: Self { UInt8(ascii: ";") }
    static var tilde: Self { UInt8(ascii: "~") }
    static var plus: Self { UInt8(ascii: "+") }
    static var ampersand: Self { UInt8(ascii: "&") }
    static var hash: Self { UInt8(ascii: "#") }
    static var percent: Self { UInt8(ascii: "%") }
    static var asterisk: Self { UInt8(ascii: "*") }
    static var questionMark: Self { UInt8(ascii: "?") }
    static var apostrophe: Self { UInt8(ascii: "'") }
    static var quote: Self { UInt8(ascii: "\"") }
    static var slash: Self { UInt8(ascii: "/") }
    static var backslash: Self { UInt8(ascii: "\\") }
    static var bar: Self { UInt8(ascii: "|") }
    static var less: Self { UInt8(ascii: "<") }
    static var greater: Self { UInt8(ascii: ">") }
    static var openingSquare: Self { UInt8(ascii: "[") }
    static var closingSquare: Self { UInt8(ascii: "]") }
    static var openingRound: Self { UInt8(ascii: "(") }
    static var closingRound: Self { UInt8(ascii: ")") }
    static var openingCurly: Self { UInt8(ascii: "{") }
    static var closingCurly: Self { UInt8(ascii: "}") }
}

/// The letters and digits that conventions are written with.
extension UInt8 {
    static var zero: Self { UInt8(ascii: "0") }
    static var nine: Self { UInt8(ascii: "9") }
    static var a: Self { UInt8(ascii: "a") }
    static var b: Self { UInt8(ascii: "b") }
    static var d: Self { UInt8(ascii: "d") }
    static var e: Self { UInt8(ascii: "e") }
    static var f: Self { UInt8(ascii: "f") }
    static var h: Self { UInt8(ascii: "h") }
    static var i: Self { UInt8(ascii: "i") }
    static var m: Self { UInt8(ascii: "m") }
    static var n: Self { UInt8(ascii: "n") }
    static var p: Self { UInt8(ascii: "p") }
    static var s: Self { UInt8(ascii: "s") }
    static var t: Self { UInt8(ascii: "t") }
    static var v: Self { UInt8(ascii: "v") }
    static var x: Self { UInt8(ascii: "x") }
    static var y: Self { UInt8(ascii: "y") }
    static var z: Self { UInt8(ascii: "z") }
    static var capitalA: Self { UInt8(ascii: "A") }
    static var capitalZ: Self { UInt8(ascii: "Z") }
}

/// A pair of brackets in ASCII.
extension UInt8 {
    var opensBracket: Bool { self == .openingSquare || self == .openingRound || self == .openingCurly }
    var closesBracket: Bool { self == .closingSquare || self == .closingRound || self == .closingCurly }

    /// What closes an opening bracket; nil for another byte.
    var closing: UInt8? {
        switch self {
        case .openingRound: .closingRound
        case .openingSquare: .closingSquare
        case .openingCurly: .closingCurly
        default: nil
        }
    }

    /// What opens a closing bracket; nil for another byte.
    var opening: UInt8? {
        switch self {
        case .closingRound: .openingRound
        case .closingSquare: .openingSquare
        case .closingCurly: .openingCurly
        default: nil
        }
    }
}
