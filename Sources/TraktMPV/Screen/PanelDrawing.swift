/// A panel as mpv draws it: ASS events, one a line.
struct PanelDrawing {
    let events: String

    init(_ layout: PanelLayout) {
        let offset = layout.offset
        func moved(_ box: PanelLayout.Box) -> PanelLayout.Box {
            var moved = box
            moved.left += offset.left
            moved.top += offset.top
            return moved
        }
        var events = [Self.rectangle(moved(layout.box), color: "101010", alpha: "1C")]
        for block in layout.blocks {
            if block.line.style == .selected {
                let bar = PanelLayout.Box(
                    left: layout.bar.lowerBound,
                    top: block.range.lowerBound,
                    width: layout.bar.count,
                    height: block.range.count
                )
                events.append(Self.rectangle(moved(bar), color: "B06020"))
            }
            for (index, text) in block.texts.enumerated() {
                let place = (PanelLayout.left + offset.left, block.top + index * block.advance + offset.top)
                events.append(Self.event(text, of: block, at: place, in: moved(layout.box)))
            }
        }
        if let picture = layout.picture {
            let box = moved(picture.box)
            events += [Self.rectangle(box, color: "FFFFFF"), Self.modules(of: picture, in: box)]
        }
        self.events = events.joined(separator: "\n")
    }

    private static func event(
        _ text: String,
        of block: PanelBlock,
        at place: (left: Int, top: Int),
        in box: PanelLayout.Box
    ) -> String {
        let look =
            switch block.line.style {
            case .title: "\\b1\\1c&HFFFFFF&"
            case .large: "\\b1\\1c&HFFFFFF&\\fsp\(PanelBlock.spacing)"
            case .normal, .selected: "\\b0\\1c&HFFFFFF&"
            case .dim, .keys: "\\b0\\1c&HB8B8B8&"
            }
        // A font that is wider than any usual one ends at the panel's edge.
        let edge = "\\clip(\(box.left),0,\(box.right),10000)"
        let start = "\\an7\\q2\\pos(\(place.left),\(place.top))\(edge)"
        return "{\(start)\(Self.plain)\\fs\(block.size)\(look)}\(ASSText(text))"
    }

    /// The user's own look of mpv's texts would not fit.
    private static let plain = "\\bord0\\shad0\\blur0\\fsp0\\i0"

    private static func rectangle(_ box: PanelLayout.Box, color: String, alpha: String = "00") -> String {
        let (width, height) = (box.width, box.height)
        // Colours are written the other way round in ASS.
        let look = "\\bord0\\shad0\\blur0\\1c&H\(color)&\\1a&H\(alpha)&\\p1"
        return "{\\an7\\pos(\(box.left),\(box.top))\(look)}m 0 0 l \(width) 0 \(width) \(height) 0 \(height){\\p0}"
    }

    private static func modules(of picture: PanelLayout.Picture, in box: PanelLayout.Box) -> String {
        let module = picture.module
        var drawing = ""
        for (row, modules) in picture.code.modules.enumerated() {
            var column = 0
            while column < modules.count {
                guard modules[column] else {
                    column += 1
                    continue
                }
                let end = modules[column...].firstIndex(of: false) ?? modules.count
                let (x, y) = ((column + QRCode.quietZone) * module, (row + QRCode.quietZone) * module)
                let right = (end + QRCode.quietZone) * module
                drawing += "m \(x) \(y) l \(right) \(y) \(right) \(y + module) \(x) \(y + module) "
                column = end
            }
        }
        let place = "\\pos(\(box.left),\(box.top))"
        return "{\\an7\(place)\\bord0\\shad0\\blur0\\1c&H000000&\\p1}\(drawing){\\p0}"
    }
}
