import Foundation
import Hummingbird

/// Requests that were answered with nothing, or with an error, and are done all the same, later.
actor LateWork {
    private var waiting: [(request: Request, due: Date)] = []

    func add(_ request: Request, due date: Date) {
        self.waiting.append((request, date))
        self.waiting.sort { $0.due < $1.due }
    }

    /// Those whose time has come, oldest first; each is handed out once.
    func take(dueAt now: Date) -> [(request: Request, due: Date)] {
        let due = self.waiting.filter { $0.due <= now }
        self.waiting.removeAll { $0.due <= now }
        return due
    }
}
