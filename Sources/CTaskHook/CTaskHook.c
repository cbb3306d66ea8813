#include "CTaskHook.h"

#include <stddef.h>

#define SWIFT __attribute__((swiftcall))

/// Swift's `SerialExecutorRef`; all zero is none in particular.
typedef struct {
    void *identity;
    uintptr_t implementation;
} Executor;

typedef SWIFT void (*Original)(void *job);
extern SWIFT void (*swift_task_enqueueGlobal_hook)(void *job, Original original);
extern SWIFT void swift_job_run(void *job, Executor executor);

static CTaskHookTaker take;

static SWIFT void enqueue(void *job, Original original) {
    (void)original;
    take((uintptr_t)job);
}

void ctaskhook_install(CTaskHookTaker taker) {
    take = taker;
    swift_task_enqueueGlobal_hook = enqueue;
}

void ctaskhook_run(uintptr_t piece) { swift_job_run((void *)piece, (Executor){NULL, 0}); }
