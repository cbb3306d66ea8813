#include "CQREncode.h"

#include <dlfcn.h>
#include <stddef.h>

int cqrencode_open(CQREncodeFunctions *functions) {
    void *library = dlopen("libqrencode.so.4", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return -1;
    // The library stays open for the life of the process: the table points into it.
    functions->encodeString = (__typeof__(&QRcode_encodeString))dlsym(library, "QRcode_encodeString");
    functions->free = (__typeof__(&QRcode_free))dlsym(library, "QRcode_free");
    return functions->encodeString != NULL && functions->free != NULL ? 0 : -1;
}
