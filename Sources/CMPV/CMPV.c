#define _GNU_SOURCE
#include "CMPV.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>
#include <sys/mman.h>

// RTLD_GLOBAL: the user's C plugins look for mpv_* in the global scope. RTLD_LAZY: as mpv itself is bound; the other way
// looks up eight thousand names more before the first frame.
static void *open_library(void *unused) {
    (void)unused;
    return dlopen("libmpv.so.2", RTLD_LAZY | RTLD_GLOBAL);
}

void cmpv_open_ahead(void) {
    pthread_t thread;
    if (pthread_create(&thread, NULL, open_library, NULL) == 0) pthread_detach(thread);
}

const char *cmpv_open(CMPVFunctions *functions) {
    void *library = open_library(NULL);
    if (library == NULL) return "libmpv.so.2";
#define CMPV_FIND(name)                                                                                                \
    functions->name = (__typeof__(&mpv_##name))dlsym(library, "mpv_" #name);                                           \
    if (functions->name == NULL) return "mpv_" #name;
    CMPV_FUNCTIONS(CMPV_FIND)
#undef CMPV_FIND
    return NULL;
}

int cmpv_memory_file(void) { return memfd_create("trakt-mpv", MFD_CLOEXEC); }
