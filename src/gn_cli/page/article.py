"""One article as a page: its text with the words of every value marked, and the values beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gn_cli import __version__
from gn_cli.article import Article
from gn_cli.captions import caption, field_name, word
from gn_cli.page import html
from gn_cli.page.texts import phrase
from gn_cli.render.cells import for_reader, one_line, without_controls
from gn_cli.render.describe import describe, explained, reasons
from gn_cli.render.marks import Mark, pieces
from gn_cli.report import Report
from gn_cli.schema import SHORT_ID, Lang, heading
from gn_cli.traced import Traced, traced
from gn_cli.wordings import told

if TYPE_CHECKING:
    from gn_cli.extract.context import DateMention

_CLASSES: Mapping[str, str] = {
    "title": "title",
    "event_dates": "date",
    "place": "place",
    "venue": "place",
    "participants": "people",
    "participants_parts": "people",
    "classes": "people",
    "lecturers": "person",
    "affiliation": "person",
    "organizers": "body",
    "documents": "document",
    "poverty_rates": "poverty",
    "poor_households": "poverty",
}
"""The colour of a field: that of the screen of `gn show`."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value to list: its field, what it is, the words, the rule and notes, and the number of its mark (0: none)."""

    field: str
    colour: str
    shown: str
    words: str
    rule: str
    notes: str
    mark: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the text in the colour of its innermost mark, the marks that open before it (by number), and the
    names of the fields that close after it."""

    opens: tuple[int, ...]
    text: str
    colour: str
    name: str
    closes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A date found in the article: its words, the day, its role, the rule and notes."""

    words: str
    shown: str
    role: str
    how: str


def article_page(
    article: Article,
    report: Report,
    dates: "Sequence[DateMention] | None" = None,
    *,
    sources: Sequence[str] = (),
    alike: Sequence[tuple[str, float]] = (),
    lang: Lang = "en",
) -> str:
    """The page of an article and its record; with all `dates` found in it, also these and their roles."""
    values = list(traced(report))
    marks: dict[Mark, int] = {}
    for one in values:
        if one.evidence and one.evidence.start < one.evidence.end:
            marks.setdefault(Mark(one.evidence.start, one.evidence.end, one.field), len(marks) + 1)
    groups: dict[int, list[Value]] = {}
    for one in values:
        groups.setdefault(one.training, []).append(_value(one, marks, lang))
    # The trainings first, as in the table of a report; what is the report's own follows.
    order = sorted(groups, key=lambda training: (not training, training))
    state = [] if report.is_training else [caption("not_a_training", lang)]
    shown = {
        "lang": lang,
        "t": lambda key, **parts: phrase(key, lang, **parts),
        "c": lambda key: caption(key, lang),
        "title": one_line(report.title or report.source),
        "about": (report.id, one_line(report.source), *state),
        "review": caption("to_review", lang) if report.needs_review else "",
        "others": ", ".join(one_line(source) for source in sources if source != report.source),
        "alike": ", ".join(f"{other[:SHORT_ID]} ({share:.0%})" for other, share in alike),
        "groups": [(_group(training, len(report.trainings), lang), groups[training]) for training in order],
        "legend": _legend(values, lang),
        "warnings": [(field_name(one.field, lang), one_line(told(one.message, lang))) for one in report.warnings],
        "days": [_day(one, lang) for one in dates] if dates is not None else None,
        "text": list(_stretches(without_controls(article.text), marks, lang)),
        "heads": (heading("field", lang), caption("value", lang), caption("words", lang)),
        "version": __version__,
    }
    return html.page("article.html", "", shown)


def _value(one: Traced, marks: Mapping[Mark, int], lang: Lang) -> Value:
    words = one.evidence
    return Value(
        field_name(one.field, lang),
        _CLASSES.get(one.field, "other"),
        describe(one.value, lang),
        one_line(words.text) if words else "",
        words.rule if words else "",
        reasons(words, lang) if words else "",
        marks.get(Mark(words.start, words.end, one.field), 0) if words else 0,
    )


def _group(training: int, trainings: int, lang: Lang) -> str:
    if not training:
        return phrase("the_report", lang)
    return caption("training_number", lang, number=training) if trainings > 1 else phrase("the_training", lang)


def _legend(values: Sequence[Traced], lang: Lang) -> list[tuple[str, str]]:
    """The fields that have marks, each with its colour, in the order of the record."""
    fields = dict.fromkeys(one.field for one in values if one.evidence)
    return [(_CLASSES.get(field, "other"), field_name(field, lang)) for field in fields]


def _stretches(text: str, marks: Mapping[Mark, int], lang: Lang) -> Iterator[Stretch]:
    opens: list[int] = []
    waiting: Stretch | None = None
    closes: list[str] = []
    for piece in pieces(text, marks):
        if piece.kind == "open" and piece.mark:
            opens.append(marks[piece.mark])
        elif piece.kind == "close" and piece.mark:
            closes.append(field_name(piece.mark.field, lang))
        elif piece.kind == "text":
            if waiting is not None:
                yield Stretch(waiting.opens, waiting.text, waiting.colour, waiting.name, tuple(closes))
            field = piece.mark.field if piece.mark else ""
            colour = _CLASSES.get(field, "other") if field else ""
            waiting = Stretch(tuple(opens), piece.text, colour, field_name(field, lang) if field else "", ())
            opens, closes = [], []
    if waiting is not None:
        yield Stretch(waiting.opens, waiting.text, waiting.colour, waiting.name, tuple(closes))


def _day(one: "DateMention", lang: Lang) -> Day:
    days = [for_reader(day, lang) for day in dict.fromkeys((one.start, one.end)) if day]
    return Day(
        one_line(one.evidence.text),
        " – ".join(days) or caption("no_match", lang),
        word(one.role, lang),
        explained(one.evidence, lang),
    )
