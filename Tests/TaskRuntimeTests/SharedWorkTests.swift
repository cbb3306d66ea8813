import Synchronization
import TaskRuntime
import Testing

@Suite struct SharedWorkTests {
    private struct Failure: Error {}

    /// How many pieces of work are under way, and the most there ever were.
    private final class Count: Sendable {
        private let numbers = Mutex((now: 0, most: 0))

        var most: Int { self.numbers.withLock { $0.most } }

        func change(by number: Int) {
            self.numbers.withLock { $0 = ($0.now + number, max($0.most, $0.now + number)) }
        }
    }

    @Test func `whoever asks meanwhile waits for the work that is under way`() async throws {
        let work = SharedWork<Void>()
        let count = Count()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<200 {
                group.addTask {
                    try await work.value {
                        count.change(by: 1)
                        await Task.yield()
                        count.change(by: -1)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(count.most == 1)
    }

    @Test func `the work goes to its end although the asker has given up`() async throws {
        let work = SharedWork<Bool>()
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let (door, open) = AsyncStream<Void>.makeStream()
        // A task of its own is what can be cancelled.
        let asker = Task {
            try await work.value {
                begin.finish()
                for await _ in door {}
                return Task.isCancelled
            }
        }
        for await _ in begun {}
        asker.cancel()
        open.finish()
        #expect(try await asker.value == false)
    }

    @Test func `after a failure the next asker begins anew`() async throws {
        let work = SharedWork<Int>()
        await #expect(throws: Failure.self) { try await work.value { throw Failure() } }
        #expect(try await work.value { 2 } == 2)
    }
}
