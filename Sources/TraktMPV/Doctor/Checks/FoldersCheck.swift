import Foundation
import Storage

/// The folders of the program's own: whether they can be written to, and by nobody else.
enum FoldersCheck {
    @Sendable static func folders(_ visit: DoctorVisit) -> [Symptom] {
        guard !visit.paths.home.isEmpty else {
            return [
                Symptom(
                    "folders",
                    trouble: .error,
                    "Nobody knows where your home folder is.",
                    do: "Set HOME, or have the system's list of users name it."
                )
            ]
        }
        let state = visit.paths.stateDirectory
        let troubles = visit.environment.storageTroubles().map { Symptom("folders", .error, $0) }
        let objection = PrivateFolder.objection(to: state).map { Symptom("folders", .error, "\(state) \($0).") }
        let open = self.openFiles(in: state).map { name in
            Symptom(
                "folders",
                trouble: .warning,
                "\(state)/\(name) can be read by others.",
                do: "`chmod 600` makes it yours alone."
            )
        }
        let found = troubles + (objection.map { [$0] } ?? []) + open
        return found.isEmpty
            ? [Symptom("folders", .ok, "State in \(state), cache in \(visit.paths.cacheDirectory).")] : found
    }

    private static func openFiles(in folder: String) -> [String] {
        ["token.json", "account.json", "viewings.sqlite", "gate.sqlite"].filter { name in
            var status = stat()
            return unsafe stat("\(folder)/\(name)", &status) == 0 && status.st_mode & 0o077 != 0
        }
    }
}
