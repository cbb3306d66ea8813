// What is decided when the program is built, not when it runs.
#ifndef CBUILDSETTINGS_H
#define CBUILDSETTINGS_H

/// The client id that `Scripts/build` was given in TRAKT_MPV_CLIENT_ID; empty without one. Lives as long as the process.
const char *cbuildsettings_client_id(void);

#endif
