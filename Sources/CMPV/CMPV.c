#include "CMPV.h"

#include <dlfcn.h>
#include <stddef.h>

const char *cmpv_open(CMPVFunctions *functions) {
    // RTLD_GLOBAL: the user's C plugins look for mpv_* in the global scope. RTLD_LAZY: as mpv itself is bound; the other
    // way looks up eight thousand names more before the first frame.
    void *library = dlopen("libmpv.so.2", RTLD_LAZY | RTLD_GLOBAL);
    if (library == NULL) return "libmpv.so.2";
#define CMPV_FIND(name)                                                                                                \
    functions->name = (__typeof__(&mpv_##name))dlsym(library, "mpv_" #name);                                           \
    if (functions->name == NULL) return "mpv_" #name;
    CMPV_FUNCTIONS(CMPV_FIND)
#undef CMPV_FIND
    return NULL;
}
