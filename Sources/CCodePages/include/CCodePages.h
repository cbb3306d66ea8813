// The pages of the program's own code and constants, which are read from its file.
#ifndef CCODEPAGES_H
#define CCODEPAGES_H

/// Takes out of this process's memory what of the program's own file, and of SQLite's, is there and is never written; what is
/// needed is read again, from the kernel's cache of files. Other libraries stay as they are.
void ccodepages_give_back(void);

#endif
