"""Reads the names with guessit, parsett and ours and prints the scores side by side.

Usage: identify_compare.py IDENTIFY_BENCH [--failures FILE]
Every parser is handed the name alone and its answer is put into our keys; what a row does not state is not compared.
parsett has no key for the type: one season, episode or date makes an episode.
"""

import json
import re
import subprocess
import sys
import time
from collections import Counter

from guessit import guessit
from identify_names import KEYS, all_names, as_list, wrong_keys
from PTT import parse_title


def of_guessit(name):
    found = guessit(name)
    return {
        "type": found.get("type"),
        "title": found.get("title"),
        "year": found.get("year"),
        "season": next(iter(as_list(found.get("season"))), None),
        "episodes": as_list(found.get("episode")),
        "absolute": as_list(found.get("absolute_episode")),
        "date": str(found["date"]) if "date" in found else None,
    }


def of_parsett(name):
    found = parse_title(name)
    is_episode = found.get("seasons") or found.get("episodes") or found.get("date")
    return {
        "type": "episode" if is_episode else "movie",
        "title": found.get("title") or None,
        "year": found.get("year"),
        "season": next(iter(found.get("seasons") or []), None),
        "episodes": found.get("episodes") or [],
        "absolute": [],
        "date": found.get("date"),
    }


def timed(read, names):
    read(names[0])  # loads what is loaded late
    start = time.process_time()
    found = []
    for name in names:
        try:
            found.append(read(name))
        except Exception:  # a parser that fails on a name has read nothing
            found.append({})
    return found, len(names) / (time.process_time() - start)


def ours(program, names):
    text = "".join(name + "\n" for name in names).encode()
    lines = subprocess.run([program, "json"], input=text, stdout=subprocess.PIPE, check=True).stdout.decode()
    speed = subprocess.run([program, "bench", "5"], input=text, stdout=subprocess.PIPE, check=True).stdout.decode()
    return [json.loads(line) for line in lines.splitlines()], int(re.match(r"\d+", speed)[0])


def main():
    rows = all_names()
    names = [row["name"] for row in rows]
    answers = {}
    for title, read in (("guessit", of_guessit), ("parsett", of_parsett)):
        print(f"{title} reads {len(names)} names …", file=sys.stderr)
        answers[title] = timed(read, names)
    answers["trakt-mpv"] = ours(sys.argv[1], names)

    groups = {"guessit": "guessit's own", "ptt": "PTT", "anitomy": "anitomy"}
    full, keys, sizes, stated = Counter(), Counter(), Counter(), Counter()
    failures = []
    for index, row in enumerate(rows):
        source = row["source"]
        belongs = [source, *(["PTT and anitomy"] if source in ("ptt", "anitomy") else [])]
        sizes.update(belongs)
        stated.update(row["expected"].keys())
        for parser, (found, _) in answers.items():
            wrong = wrong_keys(row["expected"], found[index])
            keys.update((parser, key) for key in row["expected"] if key not in wrong)
            full.update((parser, group) for group in belongs if not wrong)
            if parser == "trakt-mpv" and wrong:
                failures.append((source, row["name"], {key: (row["expected"][key], found[index].get(key)) for key in wrong}))

    print(f"{'':34}" + "".join(f"{parser:>12}" for parser in answers))
    for group in [*dict.fromkeys(row["source"] for row in rows), "PTT and anitomy"]:
        line = f"full match, {groups.get(group, group)} ({sizes[group]})"
        print(f"{line:34}" + "".join(f"{100 * full[parser, group] / sizes[group]:>10.1f} %" for parser in answers))
    for key in (key for key in KEYS if stated[key]):
        line = f"  {key} ({stated[key]})"
        print(f"{line:34}" + "".join(f"{100 * keys[parser, key] / stated[key]:>10.1f} %" for parser in answers))
    print(f"{'names per second, one core':34}" + "".join(f"{speed:>12,.0f}" for _, speed in answers.values()))
    print("targets: guessit's own at least 95 %, PTT and anitomy at least 92 %, at least 50,000 names per second")
    if "--failures" in sys.argv:
        with open(sys.argv[sys.argv.index("--failures") + 1], "w", encoding="utf-8") as file:
            for source, name, wrong in failures:
                print(source, name, wrong, sep=" | ", file=file)


main()
