import Foundation

/// A real Chromium without a screen, driven through its debugging pipe.
package final class Browser {
    private let process = Process()
    private let toBrowser: FileHandle
    private let fromBrowser: FileHandle
    private let home: TemporaryDirectory
    private var buffer = Data()
    private var nextID = 1
    private var session: String?

    package struct Failure: Error {
        package let reason: String
    }

    package init() throws {
        let home = try TemporaryDirectory()
        self.home = home
        let pipes = ["in", "out"].map { home.url.appending(path: $0).path }
        for pipe in pipes { guard unsafe mkfifo(pipe, 0o600) == 0 else { throw Failure(reason: "no pipe") } }
        let flags =
            "--headless --no-sandbox --disable-gpu --no-first-run --disable-dev-shm-usage --remote-debugging-pipe"
        self.process.executableURL = URL(filePath: "/bin/sh")
        self.process.arguments = [
            "-c", "exec chromium \(flags) --user-data-dir=\(home.url.path)/profile 3<\(pipes[0]) 4>\(pipes[1])",
        ]
        self.process.environment = Command.inherited.merging(["HOME": home.url.path], uniquingKeysWith: { $1 })
        self.process.standardOutput = FileHandle.nullDevice
        self.process.standardError = FileHandle.nullDevice
        try self.process.run()
        self.toBrowser = try FileHandle(forUpdating: URL(filePath: pipes[0]))
        self.fromBrowser = try FileHandle(forReadingFrom: URL(filePath: pipes[1]))
        let target = try self.call("Target.createTarget", ["url": "about:blank"])["targetId"] ?? ""
        let attached = try self.call("Target.attachToTarget", ["targetId": target, "flatten": true])
        self.session = attached["sessionId"] as? String
        _ = try self.call("Page.enable", [:])
    }

    deinit { self.process.kill() }

    /// Opens a page and waits until it is there.
    package func open(_ address: String) throws {
        _ = try self.call("Page.navigate", ["url": address], waitingForPage: true)
    }

    package func fill(_ id: String, _ text: String) throws {
        try self.evaluate("document.getElementById('\(id)').value = '\(text)'")
    }

    /// Clicks and waits for the page that follows.
    package func click(_ id: String) throws {
        let script = "document.getElementById('\(id)').click()"
        _ = try self.call("Runtime.evaluate", ["expression": script], waitingForPage: true)
    }

    /// The text of an element; nil where there is none.
    package func text(_ id: String) throws -> String? {
        let script = "document.getElementById('\(id)')?.innerText ?? null"
        let answer = try self.call("Runtime.evaluate", ["expression": script])
        return (answer["result"] as? [String: Any])?["value"] as? String
    }

    private func evaluate(_ script: String) throws {
        let answer = try self.call("Runtime.evaluate", ["expression": script])
        if answer["exceptionDetails"] != nil { throw Failure(reason: script) }
    }

    private func call(
        _ method: String,
        _ parameters: [String: Any],
        waitingForPage: Bool = false
    ) throws -> [String: Any] {
        let id = self.nextID
        self.nextID += 1
        var message: [String: Any] = ["id": id, "method": method, "params": parameters]
        message["sessionId"] = self.session
        try self.toBrowser.write(contentsOf: try JSONSerialization.data(withJSONObject: message) + [0])
        var answer: [String: Any]?
        var hasLoaded = !waitingForPage
        while answer == nil || !hasLoaded {
            let message = try self.receive()
            if message["method"] as? String == "Page.loadEventFired" { hasLoaded = true }
            if message["id"] as? Int == id { answer = message["result"] as? [String: Any] ?? [:] }
        }
        return answer ?? [:]
    }

    private func receive() throws -> [String: Any] {
        while true {
            if let end = self.buffer.firstIndex(of: 0) {
                let message = self.buffer[..<end]
                self.buffer = Data(self.buffer[(end + 1)...])
                return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
            }
            let data = self.fromBrowser.availableData
            guard !data.isEmpty else { throw Failure(reason: "the browser is gone") }
            self.buffer += data
        }
    }
}
