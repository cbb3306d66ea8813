import Dispatch
package import Foundation
import Glibc

extension Process {
    /// Waits for its end.
    ///
    /// One that does not come is made, as a crash, for a test that hangs would hide all others.
    ///
    /// - Parameter seconds: For which it is waited for; far more than the slowest machine needs.
    package func waitForEnd(within seconds: Double = 600) {
        let process = self.processIdentifier
        let ending = DispatchWorkItem { Glibc.kill(process, SIGKILL) }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: ending)
        self.waitUntilExit()
        ending.cancel()
    }
}
