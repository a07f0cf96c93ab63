"""Reads the poverty figures of a text: paragraph by paragraph, sentence after sentence, each figure once."""

from bisect import bisect_left
from typing import TypeAlias

from gn_cli.extract.context import Context
from gn_cli.extract.poverty import around
from gn_cli.extract.poverty.cues import Cue
from gn_cli.extract.poverty.reader import SentenceReader
from gn_cli.extract.poverty.rules import rules
from gn_cli.extract.poverty.state import State, leading_kind
from gn_cli.extract.rule import Mention, scan
from gn_cli.report import PoorHouseholds, PovertyRate

_Spans: TypeAlias = list[tuple[tuple[int, int], bool]]
"""Sentences, and whether each is read: it speaks of the poor or holds a figure."""

_Paragraph: TypeAlias = tuple[_Spans, bool]
"""The sentences of a paragraph, and whether it goes on with what the one before told."""

_LOOKED_AT = 400
"""Letters of a sentence in which its subject is looked for."""


def read_figures(context: Context) -> tuple[PovertyRate | PoorHouseholds, ...]:
    """All poverty figures of the readable text, in its order; a figure told twice with the same sense stands once."""
    paragraphs = _paragraphs(context)
    mentions = scan(rules(), context, [span for spans, _ in paragraphs for span, read in spans if read])
    figures: list[PovertyRate | PoorHouseholds] = []
    year: int | None = None
    alike: dict[tuple[object, ...], list[int]] = {}
    starts = [mention.start for mention in mentions]
    for spans, goes_on in paragraphs:
        found, year = _read_paragraph(context, spans, year if goes_on else None, mentions, starts)
        for figure in found:
            numbers = alike.setdefault(_key(figure), [])
            told = next((number for number in numbers if _same_place(figure, figures[number])), None)
            if told is None:
                numbers.append(len(figures))
                figures.append(figure)
            elif _in_title(context, figures[told]):
                figures[told] = figure
    return tuple(sorted(figures, key=lambda figure: figure.evidence.start))


def _paragraphs(context: Context) -> list[_Paragraph]:
    """The paragraphs that may tell a poverty figure: they speak of the poor and hold a figure of a kind."""
    poor = _places_of("nghèo", context.folded)
    figures = _figures(context.text) if poor else []
    if not figures:
        return []
    paragraphs = []
    for start, end in context.stretches:
        if _holds(figures, start, end) and _begins(poor, start, end):
            sentences = context.sentences_in(start, end)
            spans = [(span, _begins(poor, *span) or _holds(figures, *span)) for span in sentences]
            paragraphs.append((spans, around.GOES_ON.match(context.text, start, min(end, start + 40)) is not None))
    return paragraphs


def _figures(text: str) -> list[tuple[int, int]]:
    """Where a percentage or a number of households stands."""
    spans = []
    for match in around.FIGURE.finditer(text):
        start, end = match.span()
        if text[start] in "hH" and not around.NUMBER_BEFORE.compiled.search(text, max(0, start - 14), start):
            continue
        spans.append((start, end))
    return spans


def _places_of(word: str, text: str) -> list[int]:
    places, place = list[int](), text.find(word)
    while place >= 0:
        places.append(place)
        place = text.find(word, place + 1)
    return places


def _begins(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places lies in a stretch."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def _holds(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the spans lies in a stretch."""
    first = bisect_left(spans, (start, start))
    return first < len(spans) and spans[first][1] <= end


def _same_place(one: PovertyRate | PoorHouseholds, other: PovertyRate | PoorHouseholds) -> bool:
    """Whether two figures equal in value and sense tell the same: they are not of two different places."""
    return one.place == other.place or one.place is None or other.place is None


def _key(figure: PovertyRate | PoorHouseholds) -> tuple[object, ...]:
    value = (figure.value, figure.value_max) if isinstance(figure, PovertyRate) else figure.count
    return type(figure), value, figure.kind, figure.measure


def _in_title(context: Context, figure: PovertyRate | PoorHouseholds) -> bool:
    section = context.section_at(figure.evidence.start)
    return section is not None and section.kind != "body"


def _read_paragraph(
    context: Context, spans: _Spans, year: int | None, mentions: tuple[Mention[Cue], ...], starts: list[int]
) -> tuple[list[PovertyRate | PoorHouseholds], int | None]:
    """The figures of one paragraph and its last year; `year` is that of the paragraph before."""
    figures: list[PovertyRate | PoorHouseholds] = []
    state = State(year=year)
    for span, is_read in spans:
        own = mentions[bisect_left(starts, span[0]) : bisect_left(starts, span[1])] if is_read else ()
        reader = SentenceReader(context, span, _begin_sentence(context, state, span), own)
        if is_read:
            figures += reader.read()
        elif opens := around.YEAR_OPENS.match(context.text, span[0], min(span[1], span[0] + 40)):
            reader.state.year = int(opens["year"])
        state = reader.state
    return figures, state.year


def _begin_sentence(context: Context, before: State, span: tuple[int, int]) -> State:
    """The state a sentence inherits: its year always, its subject only where the sentence leaves its own out."""
    start, end = span[0], min(span[1], span[0] + _LOOKED_AT)
    elliptic = before.kind is not None and (
        around.ELLIPTIC.match(context.text, start, end) is not None
        or around.ELLIPTIC_NAME.match(context.text, start, end) is not None
    )
    leading = leading_kind(before)
    return State(kind=leading if elliptic else None, year=before.year, carried=elliptic, prior=leading or before.prior)
