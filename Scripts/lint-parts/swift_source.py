"""Swift sources as the lint reads them: the code without what stands in texts and comments."""

import re
from pathlib import Path

# What must not be taken for code, longest first. Texts within texts are rare and end where they should not, so that a rule
# may see too much of one line, never too little of the next.
PROSE = re.compile(
    r'(?P<comment>//[^\n]*|/\*.*?\*/)|(#+)".*?"\2|"""(?:\\.|.)*?"""|"(?:\\\([^()\n]*(?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)[^()\n]*)*\)'
    r'|\\.|[^"\\\n])*"|#/.*?/#',
    re.DOTALL,
)


def files(*folders):
    """All Swift files of the folders, in order."""
    return sorted(path for folder in folders for path in Path(folder).rglob("*.swift"))


def code(text):
    """The text with everything that is no code turned into blanks; every line keeps its number."""
    return PROSE.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def comment_lines(text):
    """The numbers of the lines, from 0, with a comment of two slashes: one that tells why, not what."""
    return {
        text.count("\n", 0, match.start())
        for match in PROSE.finditer(text)
        if match["comment"] and not match["comment"].startswith("///")
    }
