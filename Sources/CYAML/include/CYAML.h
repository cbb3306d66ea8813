// libyaml, opened at run time: only the import of another program's settings needs it, and a machine without it gets a
// sentence that names the package.
#ifndef CYAML_H
#define CYAML_H

#include <stddef.h>

/// What came of reading.
typedef enum {
    CYAML_READ = 0,
    /// `libyaml-0.so.2` is not there.
    CYAML_NO_LIBRARY = 1,
    /// It is no YAML; `line` says where, from 1.
    CYAML_NO_YAML = 2,
    /// It has more in it, or goes deeper, than settings do.
    CYAML_TOO_LARGE = 3,
} CYAMLOutcome;

/// Reads the first document of a text as JSON, with every scalar as text and every key as it stands.
///
/// - json: The JSON, to be given to `free`; NULL where it could not be read, and `null` for an empty document.
/// - line: Where it went wrong.
CYAMLOutcome cyaml_json(const unsigned char *text, size_t length, char **json, size_t *line);

#endif
