import Foundation
import ScrobbleSync
import Testing
import TraktAPI

@testable import TraktMPV

/// All panels, with what is long in each.
private let panels: [Panel] = {
    let long =
        "The Extraordinarily Long Title of a Film That Goes On and On, and Then Some, Until Nobody Reads It Any More (2019)"
    let reason =
        "Trakt knows two shows that are called so, from 2001 and from 2005, and neither the folder nor its neighbours say "
        + "which of the two it is; choose one of them, or type a search."
    func candidate(_ title: String) -> Candidate {
        var score = CandidateScore()
        score.title = 60
        return Candidate(kind: .show, trakt: 1, title: title, score: score)
    }
    let code =
        #"{"device_code":"d","user_code":"5055CC52","verification_url":"https://auth.trakt.tv/activate","expires_in":600,"interval":5}"#
    let device = try? JSONDecoder().decode(DeviceCode.self, from: Data(code.utf8))
    let note = ActivationNote(isOnce: true, canCopy: true)
    return [
        .menu(Menu(heading: [long, "watching"], rows: Menu.Row.allCases, account: "somebody_with_a_long_name")),
        .menu(Menu(heading: ["Severance 2×07", "watching"], rows: [.undo, .sync], account: nil)),
        .matches(MatchList(note: reason, candidates: (1...10).map { candidate("\($0) \(long)") })),
        .matches(MatchList(note: nil, candidates: [candidate("Das Boot")])),
        .search(SearchField(text: String(repeating: "W", count: 100), note: reason)), .search(SearchField()),
        .confirmation(Confirmation(.never)), .confirmation(Confirmation(.makePrivate)),
        .confirmation(Confirmation(takingBack: OthersPlay(viewing: "V1", title: long, teller: "your check-in"))),
        .resume(ResumeQuestion(position: 2472, note: "stopped yesterday on another device")),
        .rating(title: long), .waiting("Asking Trakt …"), .activation(.waiting(note: reason), note),
        .activation(.asking, note),
        .activation(.storing),
    ] + (device.map { [.activation(.code($0, left: .seconds(581), note: reason), note)] } ?? [])
}()

private let sizes = [
    (320, 180), (640, 360), (960, 540), (1280, 720), (3840, 2160), (405, 720), (720, 1280), (200, 100),
]

@Suite struct PanelLayoutTests {
    @Test(arguments: sizes, [(0.0, 0.0, 0.0, 0.12), (0, 0, 0.08, 0.1), (0.2, 0.1, 0, 0)])
    func `nothing of a panel lies where a controller is`(
        size: (Int, Int),
        taken: (left: Double, right: Double, top: Double, bottom: Double)
    ) throws {
        let margins = PanelLayout.Margins(left: taken.left, right: taken.right, top: taken.top, bottom: taken.bottom)
        let (width, height) = (Double(size.0), Double(size.1))
        let window = try #require(PanelLayout.Window(width: width, height: height, margins: margins))
        for panel in panels {
            let layout = panel.view.layout(in: window)
            let scale = Double(layout.drawnHeight) / height
            let (left, top) = (layout.box.left + layout.offset.left, layout.box.top + layout.offset.top)
            #expect(Double(left) >= width * taken.left * scale - 1 && Double(top) >= height * taken.top * scale - 1)
            #expect(Double(left + layout.box.width) <= width * (1 - taken.right) * scale + 2)
            #expect(Double(top + layout.box.height) <= height * (1 - taken.bottom) * scale + 2)
            // The pointer finds a row where it is drawn.
            guard let block = layout.blocks.first(where: { $0.line.row != nil }) else { continue }
            let x = Double(left + layout.box.width / 2) / scale
            let y = (Double(block.range.lowerBound + block.range.upperBound) / 2 + Double(layout.offset.top)) / scale
            #expect(layout.target(x, y) == block.line.row.map { .row($0) })
        }
    }

    @Test(arguments: [
        (0.6, 0.0, 0.0, 0.0), (.nan, .nan, .nan, .nan), (-1, -1, -1, -1), (0.3, 0.3, 0.3, 0.3), (.infinity, 0, 0, 2),
    ])
    func `margins that leave no room for anything are none`(left: Double, right: Double, top: Double, bottom: Double) {
        #expect(PanelLayout.Margins(left: left, right: right, top: top, bottom: bottom) == .none)
    }

    @Test(arguments: sizes)
    func `nothing is cut off and nothing overlaps in a window of any size`(width: Int, height: Int) throws {
        let window = try #require(PanelLayout.Window(width: Double(width), height: Double(height)))
        for panel in panels {
            let layout = panel.view.layout(in: window)
            let scale = Double(layout.drawnHeight) / Double(height)
            #expect(layout.box.bottom <= layout.drawnHeight)
            #expect(Double(layout.box.right) <= (Double(width) * scale).rounded(.up))
            var end = layout.box.top
            for block in layout.blocks {
                #expect(block.range.lowerBound >= end && block.top >= block.range.lowerBound)
                #expect(block.bottom <= block.range.upperBound && block.advance >= block.size)
                #expect(block.width <= Double(layout.bar.count))
                end = block.range.upperBound
            }
            #expect(end <= layout.box.bottom)
            guard let picture = layout.picture?.box else { continue }
            #expect(picture.right <= layout.box.right && picture.bottom <= layout.box.bottom)
            let texts = PanelLayout.left + Int((layout.blocks.map(\.width).max() ?? 0).rounded(.up))
            #expect(picture.left >= texts || picture.top >= end - 4)
        }
    }

    @Test func `the space around what is shown is the same on all sides`() throws {
        for panel in panels where !panel.view.isWide {
            let layout = panel.view.layout(in: .usual)
            let left = PanelLayout.left - layout.box.left
            let widest = PanelLayout.left + Int((layout.blocks.map(\.width).max() ?? 0).rounded(.up))
            let right = layout.box.right - (layout.picture?.box.right ?? max(widest, PanelLayout.left + 320))
            // Capitals begin a sixth of their size below where a line does, and stand on four fifths of it.
            let first = try #require(layout.blocks.first)
            let last = try #require(layout.blocks.last)
            let top = first.top + first.size / 6 - layout.box.top
            let bottom = layout.box.bottom - max(last.bottom, layout.picture?.box.bottom ?? 0)
            #expect(abs(top - left) <= 6 && right == left && abs(bottom - left) <= 6, "\(panel)")
        }
    }

    @Test(arguments: sizes)
    func `the pointer finds the row that is drawn under it`(width: Int, height: Int) throws {
        let window = try #require(PanelLayout.Window(width: Double(width), height: Double(height)))
        let panel = Panel.menu(Menu(heading: ["x", "y"], rows: [.matches, .undo, .sync], account: nil))
        let layout = panel.view.layout(in: window)
        let pixel = Double(height) / Double(layout.drawnHeight)
        func target(_ x: Int, _ y: Int) -> Panel.Pointer { layout.target(Double(x) * pixel, Double(y) * pixel) }
        for row in 0..<3 {
            let block = try #require(layout.blocks.first { $0.line.row == row })
            #expect(target(PanelLayout.left, (block.range.lowerBound + block.range.upperBound) / 2) == .row(row))
        }
        #expect(target(PanelLayout.left, layout.blocks[0].top + 5) == .panel)
        #expect(target(layout.box.right - 4, layout.blocks[3].top) == .panel)
        #expect(target(layout.box.right + 9, layout.blocks[3].top) == .elsewhere)
        #expect(target(5, 5) == .elsewhere && layout.target(.nan, 1e300) == .elsewhere)
    }

    @Test func `a reason is whole, and a title too long for two lines is cut at a word`() throws {
        let reason = Array(repeating: "and so on", count: 30).joined(separator: " ")
        let note = PanelView([.init(.dim, reason)]).layout(in: .usual).blocks[0]
        #expect(note.texts.joined(separator: " ") == reason && note.texts.count > 2)
        let title = PanelView([.init(.title, reason)]).layout(in: .usual).blocks[0]
        #expect(title.texts.count == 2)
        let last = try #require(title.texts.last)
        #expect(last.hasSuffix(" …") && reason.hasPrefix(title.texts[0] + " " + last.dropLast(2)))
        #expect(["and", "so", "on"].contains(last.dropLast(2).split(separator: " ").last))
    }

    @Test(arguments: ["a", "Ünïcödé", "日本語の長い題名がここにある", "x" + String(repeating: "\u{301}", count: 50), ""])
    func `a word without spaces is broken where it must be, and nothing of it is lost`(word: String) {
        let text = String(repeating: word, count: 30)
        let block = PanelView([.init(.dim, text)]).layout(in: .usual).blocks[0]
        #expect(block.texts.joined() == DisplayText(text, limit: 1000).description)
        #expect(block.texts.allSatisfy { TextWidth($0, size: block.size).units <= Double(PanelBlock.mostWidth) })
    }

    @Test func `a code is shown whole, smaller where it is long`() {
        for code in ["5055CC52", "WWWWWWWWWWWWWWWWWWWWWWWW"] {
            let block = PanelView([.init(.large, code)]).layout(in: .usual).blocks[0]
            #expect(block.texts == [code] && block.width <= Double(PanelBlock.mostWidth))
        }
    }
}
