"""The rows of the table of trainings and the article's words behind their values, as data for the page's script."""

from collections.abc import Iterable, Sequence
from typing import Any

from gn_cli.article import Article
from gn_cli.captions import field_name
from gn_cli.render.cells import for_reader, one_line, reading_row
from gn_cli.render.describe import describe, reasons
from gn_cli.report import Caution, Evidence, Report
from gn_cli.schema import Lang, Row, columns, heading
from gn_cli.store import Filter, Store, Units
from gn_cli.traced import traced
from gn_cli.wordings import told

WORDS_OF = 2000
"""How many trainings, the newest, bring the words behind their values: about 1.5 kB each."""
STATIC_ROWS = 50
"""How many rows stand in the page itself, for browsers without scripts and for paper."""
RATE_ROWS = 500
"""How many poverty rates the table behind their charts has at most."""
_LONGEST = 400
"""How many characters of a value or of its words are shown: more is a fault of a page, seldom a value."""
_CONTEXT = 70
_MORE_CONTEXT = 12


NEEDED = (
    "id", "training", "first_date", "published", "province", "province_now", "district", "commune", "venue",
    "participants", "bound", "organizers", "lecturers", "plans", "title", "needs_review", "source",
)  # fmt: skip
"""The columns of the list of trainings that the page is made of."""


def find_rows(store: Store, wanted: Filter) -> list[Row]:
    """The trainings that pass a filter, the newest first, with the columns that are `NEEDED`."""
    shown = tuple(column for column in columns("trainings", extra=True) if column.name in NEEDED)
    return list(store.find(wanted, "trainings", shown=shown))


def table_rows(rows: Iterable[Row], units: Units, lang: Lang) -> list[list[Any]]:
    """A row a training, in the order of `COLUMNS`."""
    return [_table_row(row, units, lang) for row in rows]


COLUMNS = (
    "id", "training", "day", "day_shown", "province", "where", "participants", "participants_shown", "organizers",
    "title", "needs_review", "more",
)  # fmt: skip
"""What a row holds: days and numbers to sort by and as shown; `more` is searched but not shown."""


def _table_row(row: Row, units: Units, lang: Lang) -> list[Any]:
    now, then = row["province_now"] or row["province"], row["province"] or row["province_now"]
    province, other = (now, then) if units == "now" else (then, now)
    where = [row["commune"], row["district"], other if units == "now" and other != province else None]
    cells = reading_row({name: row[name] for name in ("participants", "bound", "organizers", "title")}, lang)
    more = (other, row["venue"], row["lecturers"], row["plans"], row["source"])
    day: Any = row["first_date"]
    return [
        row["id"],
        row["training"],
        day.isoformat() if day else "",
        for_reader(day, lang),
        province or "",
        short(", ".join(one_line(str(part)) for part in where if part)),
        row["participants"],
        cells["participants"],
        short(cells["organizers"]),
        short(cells["title"]),
        int(bool(row["needs_review"])),
        short(one_line(" ".join(str(part) for part in more if part)), 10 * _LONGEST),
    ]


def short(text: str, most: int = _LONGEST) -> str:
    """Text of at most so many characters, cut at a blank."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + "…"


class Words:
    """The words behind the values of reports; names of fields and rules, which come again and again, are kept once."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._names: dict[str, int] = {}
        self.reports: dict[str, list[list[Any]]] = {}
        """By the short id of a report, a list a value: training, field, value, words before, words, words after,
        rule, notes; field and rule are places in `names`."""

    @property
    def names(self) -> list[str]:
        """The names that values point at."""
        return list(self._names)

    def add(self, id: str, article: Article, report: Report) -> None:
        """Take in the values of a report."""
        self.reports[id] = [
            [
                one.training,
                self._name(field_name(one.field, self._lang)),
                short(describe(one.value, self._lang)),
                *(context(article.text, one.evidence) if one.evidence else ("", "", "")),
                self._name(one.evidence.rule if one.evidence else ""),
                short(reasons(one.evidence, self._lang)) if one.evidence else "",
            ]
            for one in traced(report)
        ]
        self.reports[id] += [self._warning(article, one) for one in report.warnings]

    def _warning(self, article: Article, one: Caution) -> list[Any]:
        message = short(one_line(told(one.message, self._lang)))
        name = self._name(heading("warnings", self._lang))
        return [0, name, message, *_where(article, one), self._name(""), field_name(one.field, self._lang)]

    def _name(self, name: str) -> int:
        return self._names.setdefault(name, len(self._names))


def words_of(store: Store, rows: Sequence[Row], lang: Lang) -> Words:
    """The words behind the values of the reports of the first `WORDS_OF` rows."""
    words = Words(lang)
    for id in dict.fromkeys(str(row["id"]) for row in rows[:WORDS_OF]):
        words.add(id, *store.get(id))
    return words


def _where(article: Article, one: Caution) -> tuple[str, str, str]:
    if one.start is None or one.end is None:
        return "", "", ""
    return context(article.text, Evidence(one.start, one.end, article.text[one.start : one.end], ""))


def context(text: str, words: Evidence) -> tuple[str, str, str]:
    """The words with what stands before and after them: whole words of the same text, each part on one line.

    A blank next to the words stays.
    """
    before = _last_words(text[max(0, words.start - _CONTEXT - _MORE_CONTEXT) : words.start], words.start > _CONTEXT)
    after = text[words.end : words.end + _CONTEXT + _MORE_CONTEXT]
    cut = after.rfind(" ", 0, _CONTEXT) if len(after) > _CONTEXT else len(after)
    more = words.end + max(cut, 0) < len(text)
    tail = one_line(after[:cut] if cut > 0 else after)
    return (
        before,
        short(one_line(words.text)),
        (" " if after[:1].isspace() else "") + tail + ("…" if tail and more else ""),
    )


def _last_words(before: str, more: bool) -> str:
    cut = before.find(" ", max(0, len(before) - _CONTEXT)) + 1 if more and len(before) > _CONTEXT else 0
    told = one_line(before[cut:])
    return ("…" if told and cut else "") + told + (" " if before[-1:].isspace() else "")
