import ArgumentParser
import TraktMPV

struct Queue: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows what waits.", subcommands: [List.self])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists what waits, and why.")

        @Flag(help: "Print JSON, one object per line.") var json = false

        func run() throws {
            let environment = Environment.live()
            for line in try environment.queue() {
                if self.json {
                    print(try environment.json(line))
                } else {
                    print("\(line.id)  \(line.state)  \(Int(line.progress)) %  \(line.title)  \(line.reason ?? "")")
                }
            }
        }
    }
}

struct Sync: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Sends what waits, now.")

    @Flag(help: "Print JSON.") var json = false

    func run() async throws {
        let environment = Environment.live()
        let report = try await environment.sync(isPatient: false)
        if self.json {
            print(try environment.json(report))
        } else {
            print("\(report.delivered) delivered, \(report.parked) parked, \(report.waiting) waiting")
        }
        if let obstacle = report.obstacle {
            environment.tell(obstacle)
            throw ExitCode(1)
        }
    }
}

struct Identify: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Tells what file names say, without network.")

    @Flag(help: "Print JSON, one object per line.") var json = false
    @Flag(help: "Read one path per line.") var stdin = false
    @Argument(help: "The paths.") var paths: [String] = []

    func run() throws {
        let environment = Environment.live()
        for path in self.paths { try self.show(path, environment) }
        while self.stdin, let path = readLine() { try self.show(path, environment) }
    }

    private func show(_ path: String, _ environment: Environment) throws {
        print(try environment.json(IdentificationReport(path: path)))
    }
}
