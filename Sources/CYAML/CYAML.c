#include "CYAML.h"

#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// Of yaml.h, version 2 of the library's binary interface: what is read of its structures, and room for the rest of them.
typedef struct {
    size_t index, line, column;
} Mark;

typedef struct {
    int error;
    const char *problem;
    size_t problem_offset;
    int problem_value;
    Mark problem_mark;
    unsigned char rest[2048];
} Parser;

typedef struct {
    unsigned char rest[1024];
} Document;

typedef struct {
    int key, value;
} Pair;

typedef struct {
    int type;
    unsigned char *tag;
    union {
        struct {
            unsigned char *value;
            size_t length;
            int style;
        } scalar;
        struct {
            int *start, *end, *top;
            int style;
        } sequence;
        struct {
            Pair *start, *end, *top;
            int style;
        } mapping;
    } data;
    Mark start_mark, end_mark;
} Node;

enum { SCALAR = 1, SEQUENCE = 2, MAPPING = 3 };

typedef struct {
    int (*parser_initialize)(Parser *);
    void (*parser_delete)(Parser *);
    void (*set_input_string)(Parser *, const unsigned char *, size_t);
    int (*load)(Parser *, Document *);
    void (*document_delete)(Document *);
    Node *(*root)(Document *);
    Node *(*node)(Document *, int);
} Functions;

// Each alias is written out where it stands, so that a small text can mean a huge one.
enum { LONGEST = 4 << 20, DEEPEST = 32 };

typedef struct {
    char *bytes;
    size_t count, room;
    int is_full;
} Text;

static void put(Text *text, const char *bytes, size_t count) {
    if (text->is_full) return;
    if (text->count + count > LONGEST) {
        text->is_full = 1;
        return;
    }
    if (text->count + count + 1 > text->room) {
        size_t room = (text->count + count + 1) * 2;
        char *bigger = realloc(text->bytes, room);
        if (bigger == NULL) {
            text->is_full = 1;
            return;
        }
        text->bytes = bigger;
        text->room = room;
    }
    memcpy(text->bytes + text->count, bytes, count);
    text->count += count;
    text->bytes[text->count] = 0;
}

static void put_scalar(Text *text, const unsigned char *value, size_t length) {
    put(text, "\"", 1);
    for (size_t place = 0; place < length && !text->is_full; place++) {
        unsigned char byte = value[place];
        if (byte == '"' || byte == '\\') {
            char pair[2] = {'\\', (char)byte};
            put(text, pair, 2);
        } else if (byte < 0x20) {
            char code[7];
            int count = snprintf(code, sizeof code, "\\u%04x", byte);
            put(text, code, (size_t)count);
        } else {
            put(text, (const char *)&byte, 1);
        }
    }
    put(text, "\"", 1);
}

static void put_node(Text *text, const Functions *yaml, Document *document, const Node *node, int depth) {
    if (depth > DEEPEST || node == NULL) {
        text->is_full = text->is_full || depth > DEEPEST;
        put(text, "null", 4);
        return;
    }
    if (text->is_full) return;
    if (node->type == SCALAR) {
        put_scalar(text, node->data.scalar.value, node->data.scalar.length);
    } else if (node->type == SEQUENCE) {
        put(text, "[", 1);
        for (int *item = node->data.sequence.start; item < node->data.sequence.top && !text->is_full; item++) {
            if (item > node->data.sequence.start) put(text, ",", 1);
            put_node(text, yaml, document, yaml->node(document, *item), depth + 1);
        }
        put(text, "]", 1);
    } else if (node->type == MAPPING) {
        int count = 0;
        put(text, "{", 1);
        for (Pair *pair = node->data.mapping.start; pair < node->data.mapping.top && !text->is_full; pair++) {
            const Node *key = yaml->node(document, pair->key);
            // A key that is no text names no setting.
            if (key == NULL || key->type != SCALAR) continue;
            if (count++ > 0) put(text, ",", 1);
            put_scalar(text, key->data.scalar.value, key->data.scalar.length);
            put(text, ":", 1);
            put_node(text, yaml, document, yaml->node(document, pair->value), depth + 1);
        }
        put(text, "}", 1);
    } else {
        put(text, "null", 4);
    }
}

static int find(Functions *yaml) {
    void *library = dlopen("libyaml-0.so.2", RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) return 0;
    yaml->parser_initialize = (int (*)(Parser *))dlsym(library, "yaml_parser_initialize");
    yaml->parser_delete = (void (*)(Parser *))dlsym(library, "yaml_parser_delete");
    yaml->set_input_string =
        (void (*)(Parser *, const unsigned char *, size_t))dlsym(library, "yaml_parser_set_input_string");
    yaml->load = (int (*)(Parser *, Document *))dlsym(library, "yaml_parser_load");
    yaml->document_delete = (void (*)(Document *))dlsym(library, "yaml_document_delete");
    yaml->root = (Node * (*)(Document *)) dlsym(library, "yaml_document_get_root_node");
    yaml->node = (Node * (*)(Document *, int)) dlsym(library, "yaml_document_get_node");
    return yaml->parser_initialize && yaml->parser_delete && yaml->set_input_string && yaml->load &&
           yaml->document_delete && yaml->root && yaml->node;
}

CYAMLOutcome cyaml_json(const unsigned char *bytes, size_t length, char **json, size_t *line) {
    *json = NULL;
    *line = 0;
    Functions yaml;
    if (!find(&yaml)) return CYAML_NO_LIBRARY;
    Parser parser;
    Document document;
    memset(&parser, 0, sizeof parser);
    memset(&document, 0, sizeof document);
    if (!yaml.parser_initialize(&parser)) return CYAML_TOO_LARGE;
    yaml.set_input_string(&parser, bytes, length);
    if (!yaml.load(&parser, &document)) {
        *line = parser.problem_mark.line + 1;
        yaml.parser_delete(&parser);
        return CYAML_NO_YAML;
    }
    Text text = {NULL, 0, 0, 0};
    put_node(&text, &yaml, &document, yaml.root(&document), 0);
    yaml.document_delete(&document);
    yaml.parser_delete(&parser);
    if (text.is_full || text.bytes == NULL) {
        free(text.bytes);
        return CYAML_TOO_LARGE;
    }
    *json = text.bytes;
    return CYAML_READ;
}
