#include "CBuildSettings.h"

#ifndef CLIENT_ID
#define CLIENT_ID ""
#endif

const char *cbuildsettings_client_id(void) { return CLIENT_ID; }
