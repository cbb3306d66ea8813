import Foundation
import MediaIdentification

/// What lies beside a file that is played: NFO files, and what its neighbours are called.
enum FileSurroundings {
    /// More names tell nothing new.
    private static let mostNeighbours = 300

    /// Reads elsewhere, for a disk may be asleep or far away and the player waits for nobody.
    ///
    /// - Parameters:
    ///   - evidence: What the player knows.
    ///   - onEvidence: Called once, from elsewhere, with what was found added; not at all when there is nothing.
    static func read(_ evidence: MediaEvidence, onEvidence: @escaping @Sendable (MediaEvidence) -> Void) {
        let path = evidence.path
        guard !path.isEmpty, !path.contains("://"), path != "-" else { return }
        Thread {
            var whole = evidence
            whole.nfo = NFOFile.sidecars(of: path).compactMap { NFOFile.read($0) }
            whole.neighbours = Self.neighbours(of: path)
            if whole != evidence { onEvidence(whole) }
        }.start()
    }

    /// As `read`, but waits.
    static func evidence(of path: String) -> MediaEvidence {
        var evidence = MediaEvidence(path: path)
        guard !path.isEmpty, !path.contains("://"), path != "-" else { return evidence }
        evidence.nfo = NFOFile.sidecars(of: path).compactMap { NFOFile.read($0) }
        evidence.neighbours = Self.neighbours(of: path)
        return evidence
    }

    private static func neighbours(of path: String) -> [String] {
        let file = URL(filePath: path)
        let folder = file.deletingLastPathComponent().path
        guard
            let entries = FileManager.default.enumerator(
                at: URL(filePath: folder.isEmpty ? "." : folder),
                includingPropertiesForKeys: nil,
                options: [.skipsSubdirectoryDescendants, .skipsHiddenFiles]
            )
        else { return [] }
        var names: [String] = []
        for case let entry as URL in entries
        where Self.isVideo(entry) && entry.lastPathComponent != file.lastPathComponent {
            names.append(entry.lastPathComponent)
            if names.count == Self.mostNeighbours { break }
        }
        return names.sorted()
    }

    private static func isVideo(_ url: URL) -> Bool {
        let kinds: Set<String> = [
            "mkv", "mp4", "m4v", "avi", "mov", "wmv", "mpg", "mpeg", "ts", "m2ts", "webm", "flv", "ogm", "ogv", "divx",
            "vob", "rmvb", "iso",
        ]
        return kinds.contains(url.pathExtension.lowercased())
    }
}
