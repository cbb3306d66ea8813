#!/usr/bin/env python3
"""Writes a package of ICU data without what the program does not use, and prints what was left out and kept, in bytes.

Kept whole: dates, numbers and calendars of all languages, and the rules by which letters of other scripts become Latin. Of names
of currencies, units and time zones, and of the words of other scripts only the root and English are left, so that whoever
asks for more gets those. Sorting, names of languages and countries, the places where lines may be broken, converters of
old encodings and names of characters are gone, as is what nothing in the library reads: the tables of StringPrep, time zones by
Windows' names, folding of compatible letters one by one.

icu_subset.py WHOLE SUBSET
"""

import struct
import sys
from collections import Counter

# Trees of which every language falls back to the root. `pool` and the like are what the files of a tree have in common.
GONE_TREES = ("coll", "lang", "region")
GONE_FILES = (".cnv", ".spp", "cnvalias.icu", "confusables.cfu", "nfkc_scf.nrm", "unames.icu", "windowsZones.res")
CUT_TREES = ("curr", "rbnf", "unit", "zone")
COMMON = ("root.res", "en.res", "en_001.res", "pool.res", "res_index.res", "supplementalData.res", "tzdbNames.res")
# Thai alone has a script that is made Latin word by word.
DICTIONARIES = ("thaidict.dict",)


def is_kept(name):
    parts = name.split("/")[1:]
    if len(parts) == 1:
        return not name.endswith(GONE_FILES)
    if parts[0] in GONE_TREES:
        return False
    if parts[0] in CUT_TREES:
        return parts[-1] in COMMON
    if parts[0] == "brkitr" and parts[-1].startswith("line"):
        return False
    if parts[0] == "brkitr":
        return parts[-1] in DICTIONARIES if name.endswith((".dict", "model.res", "graphclust.res")) else True
    return True


def items(data):
    """Names and contents, in the order of names, and the header before them."""
    header = struct.unpack_from("<H", data)[0]
    assert data[2:4] == b"\xda\x27" and data[8] == 0 and data[12:16] == b"CmnD", "not a package of this kind"
    base = data[header:]
    count = struct.unpack_from("<I", base)[0]
    rows = [struct.unpack_from("<II", base, 4 + 8 * index) for index in range(count)]
    ends = [row[1] for row in rows[1:]] + [len(base)]
    named = [(base[row[0] : base.index(b"\0", row[0])].decode(), base[row[1] : end]) for row, end in zip(rows, ends)]
    return data[:header], named


def package(header, named):
    names, places = bytearray(), []
    start = 4 + 8 * len(named)
    for name, _ in named:
        places.append(start + len(names))
        names += name.encode() + b"\0"
    body = bytearray()
    begin = (start + len(names) + 15) // 16 * 16
    table = struct.pack("<I", len(named))
    for place, (_, content) in zip(places, named):
        table += struct.pack("<II", place, begin + len(body))
        body += content + b"\0" * (-len(content) % 16)
    head = table + bytes(names)
    return header + head + b"\0" * (begin - len(head)) + bytes(body)


def main(whole, subset):
    with open(whole, "rb") as file:
        header, named = items(file.read())
    kept = [item for item in named if is_kept(item[0])]
    with open(subset, "wb") as file:
        file.write(package(header, kept))
    sizes, left = Counter(), Counter()
    for name, content in named:
        parts = name.split("/")[1:]
        kind = parts[0] if len(parts) > 1 else parts[0].rsplit(".", 1)[-1]
        sizes[kind] += len(content)
        left[kind] += len(content) if is_kept(name) else 0
    for kind, size in sizes.most_common():
        print(f"{kind:12} {size:9} {left[kind]:9}")
    print(f"{'all':12} {sum(sizes.values()):9} {sum(left.values()):9}")


main(*sys.argv[1:])
