#include "CBuildSettings.h"

// Found before the library's own data, which is then not linked at all. Where Foundation is a library of its own, and where
// `Scripts/build` does not say otherwise, the data is that of the library.
#ifdef ICU_DATA_NAME
#define TEXT_OF(name) #name
#define NAME(name) TEXT_OF(name)

__asm__(".section icudata, \"a\", @progbits\n"
        ".globl " NAME(ICU_DATA_NAME) "\n"
        ".type " NAME(ICU_DATA_NAME) ", @object\n"
        ".balign 64\n" NAME(ICU_DATA_NAME) ":\n"
        ".incbin \"" ICU_DATA_FILE "\"\n"
        ".size " NAME(ICU_DATA_NAME) ", . - " NAME(ICU_DATA_NAME) "\n"
        ".previous\n");
#endif
