"""An item of a record in a few words, for a reader."""

from collections.abc import Iterable
from functools import singledispatch

from gn_cli.captions import caption, word
from gn_cli.render.cells import SIGNS, for_reader, one_line
from gn_cli.report import (
    ClassCount,
    EventDate,
    Evidence,
    HeadCount,
    Lecturer,
    OfficialDocument,
    Organizer,
    Place,
    PoorHouseholds,
    PovertyRate,
)
from gn_cli.schema import SEPARATOR, Lang
from gn_cli.wordings import told


@singledispatch
def describe(value: object, lang: Lang) -> str:
    """The value in words: "2017-10-12 – 2017-10-13", "> 100 đại biểu", "27.35 % poor, level, 2016, Vị Xuyên"."""
    return for_reader(value, lang)


def _listed(parts: Iterable[object], lang: Lang) -> str:
    return ", ".join(for_reader(part, lang) for part in parts if part not in (None, ""))


@describe.register
def _(value: EventDate, lang: Lang) -> str:
    if value.start is None:
        return caption("no_match", lang)
    days = dict.fromkeys((value.start, value.end))
    return " – ".join(for_reader(day, lang) for day in days if day is not None)


@describe.register
def _(value: Place, lang: Lang) -> str:
    names = _listed((value.commune, value.district, value.province), lang)
    if value.province_now and value.province_now != value.province:
        return f"{names} (→ {value.province_now})"
    return names


@describe.register
def _(value: HeadCount, lang: Lang) -> str:
    return f"{SIGNS.get(value.bound, '')}{for_reader(value.count, lang)} {value.unit}".strip()


@describe.register
def _(value: ClassCount, lang: Lang) -> str:
    return for_reader(value.count, lang)


@describe.register
def _(value: Lecturer, lang: Lang) -> str:
    name = f"{value.title} {value.name}" if value.title else value.name
    return _listed((name, value.affiliation), lang)


@describe.register
def _(value: Organizer, lang: Lang) -> str:
    return for_reader(value.name, lang)


@describe.register
def _(value: OfficialDocument, lang: Lang) -> str:
    return _listed((f"{value.kind} {value.number}", value.issued, value.issuer), lang)


@describe.register
def _(value: PovertyRate, lang: Lang) -> str:
    percent = " – ".join(for_reader(part, lang) for part in (value.value, value.value_max) if part is not None)
    return _figure(f"{percent} %", value, lang)


@describe.register
def _(value: PoorHouseholds, lang: Lang) -> str:
    return _figure(for_reader(value.count, lang), value, lang)


def _figure(number: str, value: PovertyRate | PoorHouseholds, lang: Lang) -> str:
    return _listed((f"{number} {word(value.kind, lang)}", word(value.measure, lang), value.year, value.place), lang)


def reasons(words: Evidence, lang: Lang) -> str:
    """The notes of a value on one line: from what it was inferred, and what is in doubt about it."""
    return SEPARATOR.join(one_line(told(note, lang)) for note in words.notes)


def explained(words: Evidence, lang: Lang) -> str:
    """The rule that read a value, and its notes."""
    return SEPARATOR.join(filter(None, (words.rule, reasons(words, lang))))
