package import Foundation

/// Small real files made by ffmpeg.
package enum SampleMedia {
    /// Makes a silent film of one frame a second: a long one is still tiny, and its duration is exact.
    ///
    /// - Parameters:
    ///   - url: Where; the extension names the container.
    ///   - seconds: The duration.
    ///   - size: Of the picture; a host's window is as large.
    ///   - tags: Container tags.
    /// - Throws: When ffmpeg is missing or fails.
    package static func makeFilm(
        at url: URL,
        seconds: Int,
        size: String = "16x16",
        tags: [String: String] = [:]
    ) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments =
            [
                "ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i",
                "color=c=black:s=\(size):r=1:d=\(seconds)",
            ]
            + tags.flatMap { ["-metadata", "\($0.key)=\($0.value)"] }
            + ["-c:v", "libx264", "-preset", "ultrafast", "-g", "10", url.path]
        try process.run()
        process.waitForEnd()
        guard process.terminationStatus == 0 else { throw Failure(status: process.terminationStatus) }
    }

    package struct Failure: Error {
        package let status: Int32
    }
}
