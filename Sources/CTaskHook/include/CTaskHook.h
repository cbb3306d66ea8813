// The hook of Swift's runtime that is asked where tasks run: not a part of the language, but what SwiftNIO uses, too. Its own
// way finds the hook by name at run time, which a statically linked program does not let it.
#ifndef CTASKHOOK_H
#define CTASKHOOK_H

#include <stdint.h>

/// Takes one piece of a task, which is to be handed to `ctaskhook_run` once, soon, on any thread.
typedef void (*CTaskHookTaker)(uintptr_t piece);

/// Has the taker given all that would run on Swift's own threads; to be called once, before the first task.
/// Waits (`Task.sleep`) are not among it.
void ctaskhook_install(CTaskHookTaker _Nonnull taker);

/// Runs a piece to its next wait, on this thread.
void ctaskhook_run(uintptr_t piece);

#endif
