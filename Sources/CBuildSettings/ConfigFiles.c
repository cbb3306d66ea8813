#include "CBuildSettings.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// Each is text, without a zero in it; the one behind it is ours.

const char *cbuildsettings_desktop_entry(void) {
    static const unsigned char text[] = {
#embed "../../Config/desktop/zz-trakt-mpv.desktop" suffix(, 0)
    };
    return (const char *)text;
}

const char *cbuildsettings_icon(void) {
    static const unsigned char text[] = {
#embed "../../Config/desktop/trakt-mpv.svg" suffix(, 0)
    };
    return (const char *)text;
}

const char *cbuildsettings_sync_service(void) {
    static const unsigned char text[] = {
#embed "../../Config/systemd/trakt-mpv-sync.service" suffix(, 0)
    };
    return (const char *)text;
}

const char *cbuildsettings_sync_timer(void) {
    static const unsigned char text[] = {
#embed "../../Config/systemd/trakt-mpv-sync.timer" suffix(, 0)
    };
    return (const char *)text;
}

const char *cbuildsettings_manual(void) {
    static const unsigned char text[] = {
#embed "../../Config/man/trakt-mpv.1" suffix(, 0)
    };
    return (const char *)text;
}
