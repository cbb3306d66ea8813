// libqrencode, opened at run time: only the activation prompt needs it, and a machine without it
// gets the prompt without a QR code instead of a program that does not start.
#ifndef CQRENCODE_H
#define CQRENCODE_H

#include <qrencode.h>

/// The two functions of libqrencode that draw a code, typed from its own header.
typedef struct {
    __typeof__(&QRcode_encodeString) encodeString;
    __typeof__(&QRcode_free) free;
} CQREncodeFunctions;

/// Fills the table from `libqrencode.so.4`; returns 0, or -1 where the library is missing.
int cqrencode_open(CQREncodeFunctions *functions);

#endif
