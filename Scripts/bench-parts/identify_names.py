"""The test names that the guessit package ships, as rows in the keys of `trakt-mpv identify --json`.

How an expectation of guessit becomes one of ours:
- Only what a row states is asked for; a row that states none of our keys is left out. `-key` (must not be) and rows
  marked `-` (must not match) are left out, as are rows that need options of guessit's, since no other parser has those.
- `episode` -> `episodes`, always a list, compared as a set. `absolute_episode` -> `absolute`.
- `season` as a list -> the first: a description names one season.
- anitomy states the two ends of a range, we all of it.
- A season, episode or year of null asks for none.
- Titles are compared without case, punctuation and spacing, as guessit's own cross-parser tests do.
- A row that expects a year is content with a date in that year, as guessit's own comparison is.
"""

import json
import re
from pathlib import Path

KEYS = ("type", "title", "year", "season", "episodes", "absolute", "date")


def normal(title):
    return re.sub(r"[\W_]+", " ", str(title).casefold()).strip()


def as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, (list, tuple, set)) else [value]


def expectation(stated):
    """guessit's vocabulary -> our keys, only what is stated."""
    rows = {}
    for key, value in stated.items():
        if key in ("type", "title", "year"):
            rows[key] = value
        elif key == "season":
            rows["season"] = as_list(value)[0] if as_list(value) else None
        elif key == "episode":
            rows["episodes"] = as_list(value)
        elif key == "absolute_episode":
            rows["absolute"] = as_list(value)
        elif key == "date":
            rows["date"] = str(value)
    return rows


def wrong_keys(expected, got):
    """The stated keys that `got`, an object in our keys, has not right."""
    wrong = []
    for key, value in expected.items():
        mine = got.get(key)
        if key == "title":
            right = mine is not None and normal(mine) == normal(value) if value is not None else mine is None
        elif key in ("episodes", "absolute"):
            right = set(map(str, as_list(mine))) == set(map(str, as_list(value)))
        elif key == "year" and mine is None and got.get("date"):
            right = str(got["date"])[:4] == str(value)
        else:
            right = (None if mine is None else str(mine)) == (None if value is None else str(value))
        if not right:
            wrong.append(key)
    return wrong


def own_names(tests):
    """guessit's own YAML: several names in a row share the expectation of the last."""
    import yaml
    from guessit.yamlutils import OrderedDictYAMLLoader

    for path in sorted([*tests.glob("*.y*ml"), *tests.glob("rules/*.y*ml")]):
        if path.name.startswith("enable_disable"):
            continue
        entries = yaml.load(path.read_text(encoding="utf-8"), OrderedDictYAMLLoader)
        default = entries.pop("__default__", None) or {}
        stated = None
        for name, own in reversed(list(entries.items())):
            stated = own if own is not None else stated
            marks, name = re.match(r"^([ +-]*)(.*)", str(name)).groups()
            if "-" in marks or not stated or "options" in stated:
                continue
            full = {**default, **stated}
            row = expectation({key: value for key, value in full.items() if not str(key).startswith(("-", "+"))})
            if set(row) - {"type"}:
                yield {"source": "guessit", "name": name, "expected": row}


def filled(row, name):
    """anitomy states the ends of a range: `01-04` -> 1, 4; we state all."""
    ends = row.get("episodes", [])
    if len(ends) != 2 or not re.search(rf"0*{ends[0]}(v\d)?\s*-\s*0*{ends[1]}", name):
        return {}
    return {"episodes": list(range(ends[0], ends[1] + 1))}


def cross_names(tests):
    """The names of PTT, anitomy, PTN, go-ptn and scene-release-parser that guessit's package carries."""
    for path in sorted(tests.glob("cross_parser/*.json")):
        if path.name == "baseline.json":
            continue
        document = json.loads(path.read_text(encoding="utf-8"))
        for entry in document["entries"]:
            row = expectation(entry["expected"])
            if path.stem == "anitomy":
                row = {**row, **filled(row, entry["release_name"])}
            if row:
                yield {"source": document["_source"], "name": entry["release_name"], "expected": row}


def all_names():
    import guessit

    tests = Path(guessit.__file__).parent / "test"
    return [row for row in [*own_names(tests), *cross_names(tests)] if "\n" not in row["name"]]
