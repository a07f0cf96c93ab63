"""Make the table of administrative units that ships with gn, and docs/provinces.md, from the files in data/units.

    python scripts/build_units.py

Needs the standard library and gn itself. Equal sources give equal bytes, so a rebuild without changes leaves no diff.
"""

import csv
import gzip
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from string import ascii_lowercase

from gn_cli.units.conversion import LAST_OF_OLD, is_divided, predecessors
from gn_cli.units.names import KINDS, name_key
from gn_cli.units.table import LEVELS, NEW_SYSTEM, PACKED, load_units
from gn_cli.vietnamese.fold import place_tones

SOURCES = Path(__file__).resolve().parent.parent / "data" / "units"
PAGE = SOURCES.parent.parent / "docs" / "provinces.md"
LOWER_CASE_WORDS = {"trường"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of units.csv or of the overlay."""

    level: str
    code: str
    name: str
    kind: str
    parent: str
    valid_from: str
    valid_to: str


def read(name: str) -> list[dict[str, str]]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def official(name: str) -> str:
    """The name in one official spelling: tones in the traditional place, no "Pa ủ", no leading zero in "phường 01"."""
    words = place_tones(name).replace("-", " - ").split()
    words = [word.lstrip("0") if word.isdecimal() else word for word in words]
    return " ".join(word if word in LOWER_CASE_WORDS else word[0].upper() + word[1:] for word in words)


def read_rows() -> list[Row]:
    """The rows of the source with the overlay laid over them; rows that only respell the one before are joined to it.

    An overlay row replaces the source's row of its level, code and first day. The source leaves out the island
    districts for some months, because they have no communes: such gaps are closed.
    """
    overlay = [Row(**{key: value for key, value in line.items() if key != "why"}) for line in read("units-overlay.csv")]
    replaced = {(row.level, row.code, row.valid_from) for row in overlay}
    lines = (Row(**line) for line in read("units.csv"))
    rows = [row for row in lines if (row.level, row.code, row.valid_from) not in replaced] + overlay
    by_code: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.level, row.code, row.valid_from)):
        row = replace(row, name=official(row.name))
        known = by_code[row.level, row.code]
        if known and replace(known[-1], valid_from="", valid_to="") == replace(row, valid_from="", valid_to=""):
            known[-1] = replace(known[-1], valid_to=row.valid_to)
        else:
            known.append(row)
    order = {level: place for place, level in enumerate(LEVELS)}
    joined = [row for known in by_code.values() for row in known]
    return sorted(joined, key=lambda row: (name_key(row.name), order[row.level], row.code, row.valid_from))


def read_spellings(rows: list[Row]) -> list[tuple[str, str, int]]:
    """Spelling key, official key and level, of the reviewed list and of every name with a dash written without it."""
    listed = [(line["spelling"], line["official"], line["level"]) for line in read("spellings.csv")]
    dashed = [(row.name.replace(" - ", " "), row.name, row.level) for row in rows if " - " in row.name]
    names = {(row.level, row.name) for row in rows}
    unknown = [entry for entry in listed if (entry[2], entry[1]) not in names]
    if unknown:
        raise SystemExit(f"spellings.csv: no such unit: {unknown}")
    keys = {(name_key(spelling), name_key(name), LEVELS.index(level)) for spelling, name, level in listed + dashed}
    return sorted(entry for entry in keys if entry[0] != entry[1])


def read_conversion(rows: list[Row]) -> list[tuple[str, str, str, str]]:
    """Level, old code, new code and divided flag, with the rows of the overlay for those that lead to no unit."""
    new = {row.code for row in rows if row.level == "commune" and row.valid_from == "2025-07-01"}
    converted = [
        (LEVELS.index("commune"), line["old_code"], line["new_code"], line["divided"])
        for line in read("units-conversion.csv")
        if line["new_code"] in new
    ]
    converted += [
        (LEVELS.index(line["level"]), line["old_code"], line["new_code"], line["divided"])
        for line in read("conversion-overlay.csv")
    ]
    return sorted((str(level), old, to, divided) for level, old, to, divided in converted)


def provinces_now(rows: list[Row], conversion: list[tuple[str, str, str, str]]) -> dict[str, str]:
    """Code of each of the 63 provinces and of the one of the 34 that all its communes went to."""
    parent = {(row.level, row.code): row.parent for row in rows if row.valid_to in ("", "2025-07-01")}
    communes = [row for row in rows if row.level == "commune"]
    parent |= {("new", row.code): row.parent for row in communes if row.valid_from >= "2025-07-01"}
    old_parent = {row.code: row.parent for row in communes if row.valid_to == "2025-07-01"}
    now: dict[str, set[str]] = defaultdict(set)
    for level, old, new, _ in conversion:
        if level == "2":
            now[parent["district", old_parent[old]]].add(parent["new", new])
    torn = {old: codes for old, codes in now.items() if len(codes) != 1}
    if torn:
        raise SystemExit(f"provinces that went to several: {torn}")
    return {old: codes.pop() for old, codes in sorted(now.items())}


def pack() -> bytes:
    rows = read_rows()
    days = sorted({day for row in rows for day in (row.valid_from, row.valid_to)})
    letter = dict(zip(days, ascii_lowercase, strict=False))
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        counts[name_key(row.name)] += 1
    conversion = read_conversion(rows)
    packed = {
        "days": days,
        "keys": "\n".join(counts),
        "counts": list(counts.values()),
        "rows": {
            "code": " ".join(row.code for row in rows),
            "level": "".join(str(LEVELS.index(row.level)) for row in rows),
            "kind": "".join(str(KINDS.index(row.kind)) for row in rows),
            "name": "\n".join(row.name for row in rows),
            "parent": " ".join(row.parent for row in rows),
            "valid_from": "".join(letter[row.valid_from] for row in rows),
            "valid_to": "".join(letter[row.valid_to] for row in rows),
        },
        "spellings": read_spellings(rows),
        "provinces_now": provinces_now(rows, conversion),
        "conversion": {
            "level": "".join(level for level, _, _, _ in conversion),
            "old": " ".join(old for _, old, _, _ in conversion),
            "new": " ".join(new for _, _, new, _ in conversion),
            "divided": "".join(divided for _, _, _, divided in conversion),
        },
    }
    text = json.dumps(packed, ensure_ascii=False, separators=(",", ":"))
    return gzip.compress(text.encode("utf-8"), mtime=0)


def provinces_page() -> str:
    """docs/provinces.md: what each of the 34 was made of, and what gn does with names of both systems."""
    table = load_units()
    today = sorted(table.in_force(date.max, "province"), key=lambda unit: unit.code)
    divided = sum(is_divided(table, unit) for unit in table.in_force(LAST_OF_OLD, "commune"))
    lines = []
    for unit in today:
        merged = table.at("province", unit.code, NEW_SYSTEM)
        old = predecessors(table, merged or unit)
        communes = [child.kind for child in table.below(unit, NEW_SYSTEM)]
        kinds = ", ".join(f"{communes.count(kind)} {kind}" for kind in ("xã", "phường", "đặc khu") if kind in communes)
        made_of = " + ".join(f"{part.name} ({part.code})" for part in old) if len(old) > 1 else "unchanged"
        lines.append(f"| {unit.code} | {unit.name} | {unit.kind} | {made_of} | {kinds} |")
    text = (SOURCES / "provinces.template.md").read_text(encoding="utf-8")
    return text.replace("{rows}", "\n".join(lines)).replace("{divided}", f"{divided:,}")


def main() -> None:
    PACKED.write_bytes(pack())
    print(f"{PACKED.name}: {len(load_units())} units, {PACKED.stat().st_size:,} bytes")
    PAGE.write_text(provinces_page(), encoding="utf-8")


if __name__ == "__main__":
    main()
