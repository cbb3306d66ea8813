/// Runs everything beside the player's thread, in one task group; cancelling it abandons what is not finished.
struct BackgroundWork: Sendable {
    typealias Job = @Sendable () async -> Void

    private let jobs: AsyncStream<Job>
    private let door: AsyncStream<Job>.Continuation

    init() {
        (self.jobs, self.door) = AsyncStream.makeStream(of: Job.self)
    }

    /// Queues a job; returns at once.
    func start(_ job: @escaping Job) { self.door.yield(job) }

    /// Runs the jobs concurrently until it is cancelled.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await job in self.jobs { group.addTask { await job() } }
            group.cancelAll()
        }
    }
}
