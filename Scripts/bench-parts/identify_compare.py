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
from pathlib import Path

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


BANDS = (1.0, 0.9, 0.85, 0.7, 0.6, 0.5, 0.3, 0.0)


def corpus_results(program):
    """Per row of our own corpora: the confidence, and whether every fact is right."""
    rows = []
    for path in sorted(Path("Tests/MediaIdentificationTests/Corpus").glob("*.jsonl")):
        rows += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    text = "".join(row["path"] + "\n" for row in rows).encode()
    lines = subprocess.run([program, "json"], input=text, stdout=subprocess.PIPE, check=True).stdout.decode()
    keys = ("type", "title", "year", "season", "episodes", "date")
    for row, line in zip(rows, lines.splitlines()):
        found = json.loads(line)
        yield found["confidence"], all(found.get(key) == row.get(key) for key in keys)


def kind(row):
    """Which kind of name it is: the first that fits."""
    name, expected = row["name"], row["expected"]
    episodes = expected.get("episodes") or []
    if re.search(r"[\u0370-\u052f\u0590-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]", name):
        return "another script"
    if "/" in name or "\\" in name:
        return "with folders"
    if expected.get("date"):
        return "a day"
    if len(episodes) > 1:
        return "several episodes"
    if re.match(r"\[[^\]]+\]", name) and (episodes or expected.get("absolute")) and not expected.get("season"):
        return "a fansub's number"
    if expected.get("season") is not None and episodes:
        return "1x02" if re.search(r"\d[xX]\d", name) and not re.search(r"[sS]\d+[ ._-]*[eE]\d", name) else "S01E02"
    if expected.get("season") is not None:
        return "a season alone"
    if episodes or expected.get("absolute"):
        return "a number without season"
    return "a film with its year" if expected.get("year") else "a title alone"


def kinds_table(rows, answers):
    """Full match by kind of name."""
    sizes = Counter(kind(row) for row in rows)
    full = Counter(
        (parser, kind(row))
        for parser, (found, _) in answers.items()
        for row, got in zip(rows, found)
        if not wrong_keys(row["expected"], got)
    )
    print(f"\n{'full match by kind of name':34}" + "".join(f"{parser:>12}" for parser in answers))
    for name, size in sizes.most_common():
        line = f"  {name} ({size})"
        print(f"{line:34}" + "".join(f"{100 * full[parser, name] / size:>10.1f} %" for parser in answers))


def confidence_table(rows, found):
    """How often a reading is right that is as sure as that; the matcher's mark rests on it."""
    shipped = [(got["confidence"], not wrong_keys(row["expected"], got)) for row, got in zip(rows, found)]
    print(f"\n{'confidence of trakt-mpv':34}{'own right':>12}{'own wrong':>12}{'others right':>14}{'others wrong':>14}")
    above = 2.0
    for band in BANDS:
        line = f"  {band:.2f} and more, below {above:.2f}" if above < 2 else f"  {band:.2f}"
        counts = []
        for results in (list(corpus_results(sys.argv[1])), shipped):
            inside = [right for confidence, right in results if band <= confidence < above]
            counts += [sum(inside), len(inside) - sum(inside)]
        print(f"{line:34}{counts[0]:>12}{counts[1]:>12}{counts[2]:>14}{counts[3]:>14}")
        above = band
    sure = [right for confidence, right in corpus_results(sys.argv[1]) if confidence >= 0.9]
    print(f"own corpora, 0.9 and more: {100 * sum(sure) / len(sure):.2f} % right; target at least 99.5 %")


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
    kinds_table(rows, answers)
    confidence_table(rows, answers["trakt-mpv"][0])
    print("targets: guessit's own at least 95 %, PTT and anitomy at least 92 %, at least 50,000 names per second")
    if "--failures" in sys.argv:
        with open(sys.argv[sys.argv.index("--failures") + 1], "w", encoding="utf-8") as file:
            for source, name, wrong in failures:
                print(source, name, wrong, sep=" | ", file=file)


main()
