#define _GNU_SOURCE
#include "CCodePages.h"

#include <link.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

// The program itself has no name. Of the libraries it is those that only we use, now and then: the player's stay as they are.
static int give_back(struct dl_phdr_info *program, size_t size, void *page) {
    (void)size;
    const char *name = program->dlpi_name;
    if (name != NULL && *name != '\0' && strstr(name, "/libsqlite3.so") == NULL) return 0;
    const uintptr_t mask = *(const uintptr_t *)page - 1;
    for (int index = 0; index < program->dlpi_phnum; index++) {
        const ElfW(Phdr) *part = &program->dlpi_phdr[index];
        // What may be written holds addresses that were filled in at the start, and is in no file.
        if (part->p_type != PT_LOAD || (part->p_flags & PF_W) != 0) continue;
        const uintptr_t begin = program->dlpi_addr + part->p_vaddr;
        const uintptr_t first = (begin + mask) & ~mask;
        const uintptr_t end = (begin + part->p_filesz) & ~mask;
        if (first < end) (void)madvise((void *)first, end - first, MADV_DONTNEED);
    }
    return 0;
}

void ccodepages_give_back(void) {
    const long size = sysconf(_SC_PAGESIZE);
    if (size <= 0) return;
    uintptr_t page = (uintptr_t)size;
    (void)dl_iterate_phdr(give_back, &page);
}
