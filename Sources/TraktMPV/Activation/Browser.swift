import Foundation

/// The user's web browser.
enum Browser {
    /// Opens an address; where there is no browser, nothing happens: the address stands on the screen.
    ///
    /// - Parameter address: `http` or `https`, as another site told it: anything else is not opened.
    static func open(_ address: String) {
        guard let url = URL(string: address), url.scheme == "https" || url.scheme == "http" else { return }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xdg-open", url.absoluteString]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // The address stands on the screen.
        try? process.run()
    }
}
