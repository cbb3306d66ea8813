import Foundation

/// What Ctrl-C and Ctrl-Z do to a program that has looked after its terminal itself.
@safe enum Interruption {
    /// Ends this process as SIGINT does: the shell tells 130, and drops what was to come after it.
    static func end() -> Never {
        fflush(nil)
        Self.suffer(SIGINT)
        _exit(130)
    }

    /// Stops this process as SIGTSTP does; returns when it goes on.
    static func stop() { Self.suffer(SIGTSTP) }

    /// Has a signal do to this process what it does by itself, once.
    private static func suffer(_ number: Int32) {
        let handler = signal(number, SIG_DFL)
        var mask = sigset_t()
        var before = sigset_t()
        unsafe sigemptyset(&mask)
        unsafe sigaddset(&mask, number)
        // On threads that are not the main one signals may be blocked: the call would return before it is obeyed.
        unsafe pthread_sigmask(SIG_UNBLOCK, &mask, &before)
        raise(number)
        unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
        _ = signal(number, handler)
    }
}
