import Foundation
import Logbook
import Logging
import MediaIdentification
import ScrobbleSync

/// What lies beside a file that is played: NFO files, and what its neighbours are called.
enum FileSurroundings {
    /// More names tell nothing new.
    private static let mostNeighbours = 300

    /// Reads on another thread: a disk may be asleep or far away, and the player must not wait.
    ///
    /// - Parameters:
    ///   - evidence: What the player knows.
    ///   - logger: Told of what was not read to its end.
    ///   - onEvidence: Called once, from elsewhere, with what was found added; not at all when there is nothing.
    static func read(
        _ evidence: MediaEvidence,
        logger: Logger,
        onEvidence: @escaping @Sendable (MediaEvidence) -> Void
    ) {
        guard Self.isOnDisk(evidence.path) else { return }
        Thread {
            let whole = Self.surroundings(of: evidence, logger: logger)
            if whole != evidence { onEvidence(whole) }
        }.start()
    }

    /// All that can be known of a file that is not playing: what lies beside it, and what the player read the last time, or
    /// what ffprobe reads of it.
    static func evidence(of path: String, outbox: Outbox?, logger: Logger) -> MediaEvidence {
        let evidence = Self.evidence(of: path, logger: logger)
        let known = logger.attempt("The last viewing of a file could not be read") {
            try outbox?.lastViewing(of: MediaLocation.recorded(path))?.viewing.evidence
        }
        var recalled = (known ?? nil).map(evidence.recalling) ?? evidence
        if recalled.metadata.isEmpty || recalled.duration == nil, Self.isOnDisk(path),
            let container = ContainerProbe.read(path)
        {
            if recalled.metadata.isEmpty { recalled.metadata = container.tags }
            recalled.duration = recalled.duration ?? container.duration
        }
        return recalled
    }

    /// As `read`, but waits.
    private static func evidence(of path: String, logger: Logger) -> MediaEvidence {
        let evidence = MediaEvidence(path: path)
        return Self.isOnDisk(evidence.path) ? Self.surroundings(of: evidence, logger: logger) : evidence
    }

    /// What lies beside a file, read here and now, without looking into the file itself.
    static func beside(_ path: String, logger: Logger) -> MediaEvidence { self.evidence(of: path, logger: logger) }

    private static func isOnDisk(_ path: String) -> Bool {
        !path.isEmpty && !MediaAddress.isAddress(path) && path != "-"
    }

    private static func surroundings(of evidence: MediaEvidence, logger: Logger) -> MediaEvidence {
        var evidence = evidence
        let sidecars = NFOFile.sidecars(of: evidence.path)
        evidence.nfo = sidecars.compactMap { NFOFile.read($0) }
        if sidecars.contains(where: NFOFile.isCut) {
            logger.notice("An NFO file is longer than 1 MiB: only its beginning was read")
        }
        evidence.neighbours = Self.neighbours(of: evidence.path)
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
        where VideoName.isVideo(entry.lastPathComponent) && entry.lastPathComponent != file.lastPathComponent {
            names.append(entry.lastPathComponent)
            if names.count == Self.mostNeighbours { break }
        }
        return names.sorted()
    }
}
