/// All that is done beside the thread of a player, in one group: what is not done when that is cancelled is given up.
struct BackgroundWork: Sendable {
    typealias Job = @Sendable () async -> Void

    private let jobs: AsyncStream<Job>
    private let door: AsyncStream<Job>.Continuation

    init() {
        (self.jobs, self.door) = AsyncStream.makeStream(of: Job.self)
    }

    /// Has something done; returns at once.
    func start(_ job: @escaping Job) { self.door.yield(job) }

    /// Does what comes until it is cancelled, each beside the others.
    func run() async {
        await withDiscardingTaskGroup { group in
            for await job in self.jobs { group.addTask { await job() } }
            group.cancelAll()
        }
    }
}
