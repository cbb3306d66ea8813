// libmpv, opened at run time. A program linked with libmpv loads some 230 libraries before `main`, and commands that do
// not play must not pay for that.
#ifndef CMPV_H
#define CMPV_H

#include <mpv/client.h>

// One pointer per function that is called, typed by client.h itself, so that a changed signature fails the build.
#define CMPV_FUNCTIONS(apply)                                                                                          \
    apply(client_api_version) apply(create) apply(initialize) apply(terminate_destroy) apply(free)                     \
    apply(free_node_contents) apply(set_option_string) apply(load_config_file) apply(command) apply(command_node)      \
    apply(get_property) apply(set_property) apply(observe_property) apply(request_log_messages) apply(wait_event)      \
    apply(hook_add) apply(hook_continue) apply(error_string) apply(wakeup) apply(create_client) apply(destroy)

#define CMPV_FIELD(name) __typeof__(&mpv_##name) name;
typedef struct {
    CMPV_FUNCTIONS(CMPV_FIELD)
} CMPVFunctions;
#undef CMPV_FIELD

/// Begins to open `libmpv.so.2` on a thread of its own, and returns at once.
void cmpv_open_ahead(void);

/// Fills the table from `libmpv.so.2`. Returns NULL, or what is missing as a text that lives as long as the process.
const char *cmpv_open(CMPVFunctions *functions);

/// Makes an empty file that is in memory only, closed to programs started from here. Returns its descriptor, or -1.
int cmpv_memory_file(void);

#endif
