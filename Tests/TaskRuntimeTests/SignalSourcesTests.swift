import Dispatch
import Glibc
import TaskRuntime
import Testing

@Suite struct SignalSourcesTests {
    @Test func `a signal that comes right after it was asked for is told`() {
        let told = DispatchSemaphore(value: 0)
        var lost = 0
        for _ in 0..<50 {
            let source = DispatchSource.signal(SIGWINCH) { told.signal() }
            kill(getpid(), SIGWINCH)
            if told.wait(timeout: .now() + 60) == .timedOut { lost += 1 }
            source.cancel()
        }
        #expect(lost == 0)
    }
}
