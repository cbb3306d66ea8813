// What is decided when the program is built, not when it runs.
#ifndef CBUILDSETTINGS_H
#define CBUILDSETTINGS_H

/// The client id that `Scripts/build` was given in TRAKT_MPV_CLIENT_ID; empty without one. Lives as long as the process.
const char *cbuildsettings_client_id(void);

/// Files of Config/ as they were when the program was built, for `install`; each lives as long as the process.
const char *cbuildsettings_desktop_entry(void);
const char *cbuildsettings_icon(void);
const char *cbuildsettings_sync_service(void);
const char *cbuildsettings_sync_timer(void);
const char *cbuildsettings_manual(void);

#endif
