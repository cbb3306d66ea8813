import Foundation
import Hummingbird

/// HTML for people.
enum Page {
    /// A whole page.
    ///
    /// - Parameters:
    ///   - title: Its heading.
    ///   - body: HTML; everything from outside in it is escaped already.
    ///   - refresh: Seconds after which it is loaded again.
    /// - Returns: The HTML.
    static func html(_ title: String, _ body: String, refresh: Int? = nil) -> String {
        let again = refresh.map { "<meta http-equiv=\"refresh\" content=\"\($0)\">" } ?? ""
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8">\(again)
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(title)) – Trakt simulator</title><style>\(Self.style)</style></head>
            <body><header><a href="/">Trakt simulator</a><span>not the real Trakt</span></header>
            <main><h1>\(Self.escaped(title))</h1>\(body)</main></body></html>
            """
    }

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    private static let style = """
        :root{color-scheme:light dark;--red:#c8102e;--line:#8884;--soft:#8882}
        *{box-sizing:border-box}
        body{margin:0;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
        header{display:flex;justify-content:space-between;align-items:baseline;padding:.8rem 1.5rem;background:#1d1d1d}
        header a{color:#fff;font-weight:700;text-decoration:none}header span{color:#bbb;font-size:.85rem}
        main{max-width:34rem;margin:2.5rem auto;padding:0 1.5rem}
        h1{font-size:1.6rem;line-height:1.2;margin:0 0 1rem}h2{font-size:1.05rem;margin:2rem 0 .5rem}
        label{display:block;margin:1rem 0 .3rem;font-weight:600}
        input{width:100%;padding:.7rem .8rem;font:inherit;border:1px solid var(--line);border-radius:.5rem}
        #code{font:700 1.7rem/1.2 ui-monospace,monospace;letter-spacing:.25em;text-align:center;text-transform:uppercase}
        button{margin:1.2rem .6rem 0 0;padding:.7rem 1.6rem;font:600 1rem system-ui,sans-serif;border-radius:.5rem;
        border:1px solid var(--red);background:var(--red);color:#fff;cursor:pointer}
        button.plain{background:none;border-color:var(--line);color:inherit}
        #message{margin:0 0 1rem;padding:.7rem 1rem;border-left:4px solid var(--red);background:var(--soft)}
        #done{font-size:1.15rem}ul{padding-left:1.2rem}li{margin:.25rem 0}
        table{width:100%;border-collapse:collapse}td{padding:.4rem .2rem;border-top:1px solid var(--line)}
        td+td{text-align:right;font-variant-numeric:tabular-nums;color:GrayText;white-space:nowrap}
        .bar{height:.4rem;border-radius:.2rem;background:var(--soft)}.bar div{height:100%;border-radius:.2rem;background:var(--red)}
        .quiet{color:GrayText}
        """
}

/// What a form sent.
func formFields(_ request: Request) async throws -> [String: String] {
    let body = String(buffer: try await request.body.collect(upTo: 64 << 10))
    return body.split(separator: "&").reduce(into: [:]) { fields, pair in
        let parts = pair.split(separator: "=", maxSplits: 1).map { String($0).replacing("+", with: " ") }
        if parts.count == 2 { fields[parts[0]] = parts[1].removingPercentEncoding ?? "" }
    }
}
