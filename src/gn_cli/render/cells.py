"""One value as the text of a cell: for a reader, for a spreadsheet, for a machine."""

from collections.abc import Mapping
from datetime import date

from gn_cli.captions import word
from gn_cli.schema import SEPARATOR, Lang, Row
from gn_cli.schema.bounded import Bounded

SIGNS: Mapping[str, str] = {"over": "> ", "nearly": "< ", "about": "≈ ", "at_most": "≤ ", "at_least": "≥ "}
"""The signs that stand before a count for its bound."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
# The control characters: a terminal obeys them, so that none from an article may reach it.
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)], " ")


def for_reader(value: object, lang: Lang) -> str:
    """The text a person reads: dates and decimals as the language writes them, closed sets in words, one line."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return word("yes" if value else "no", lang)
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y") if lang == "vi" else value.isoformat()
    if isinstance(value, Bounded):
        return SIGNS.get(value.bound, "") + for_reader(int(value), lang)
    if isinstance(value, int):
        # Four digits are written without a separator in both languages, which leaves years whole.
        text = f"{value:,}" if abs(value) > 9999 else str(value)
        return text.replace(",", ".") if lang == "vi" else text
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",") if lang == "vi" else f"{value:g}"
    if isinstance(value, tuple):
        return SEPARATOR.join(for_reader(item, lang) for item in value)
    return one_line(word(str(value), lang))


def one_line(text: str) -> str:
    """Text on one line, without control characters, any run of blanks as one."""
    line = " ".join(text.split())
    # Most texts have no control character but blanks; to look each letter up takes ten times as long.
    return line if line.isprintable() else " ".join(text.translate(_CONTROLS).split())


def without_controls(text: str) -> str:
    """Text whose line ends stay and whose other control characters are blanks; as many characters as before."""
    return "\n".join(line.translate(_CONTROLS) for line in text.split("\n"))


def for_spreadsheet(value: object) -> str:
    """The text of a CSV cell. Text that a spreadsheet would take for a formula gets an apostrophe before it;
    a sign alone is none."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
    return "'" + text if len(text) > 1 and text.startswith(_FORMULA_STARTS) else text


def for_machine(value: object) -> object:
    """What `json` cannot write by itself: dates are ISO strings."""
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {value!r}")


def reading_row(row: Row, lang: Lang) -> dict[str, str]:
    """A row for a reader: the bound of the head-count is a sign before it, so that it needs no column of its own."""
    cells = {name: for_reader(value, lang) for name, value in row.items()}
    for count in ("participants", "count"):
        if cells.get(count) and "bound" in row:
            cells[count] = SIGNS.get(str(row["bound"]), "") + cells[count]
    return cells
