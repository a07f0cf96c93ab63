"""Where poverty figures may stand: the paragraphs that are read for them, and the signs of figures in these."""

from bisect import bisect_left
from typing import NamedTuple, TypeAlias

from gn_cli.extract.context import Context
from gn_cli.extract.poverty import around
from gn_cli.extract.zones import places_of
from gn_cli.vietnamese.numbers import ends_in_number

Spans: TypeAlias = list[tuple[int, int]]

_POOR = "nghèo"


class Paragraph(NamedTuple):
    """The sentences of a paragraph, each with whether it is read: it speaks of the poor or holds a figure.

    `goes_on` tells that the paragraph goes on with what the one before told.
    """

    sentences: list[tuple[tuple[int, int], bool]]
    goes_on: bool


class Spots(NamedTuple):
    """The paragraphs that speak of the poor and hold a figure; in these the nouns of numbers of households and the
    signs of rates."""

    paragraphs: list[Paragraph]
    households: Spans
    rates: Spans


def find_spots(context: Context) -> Spots:
    """The spots of the readable text, in its order; none where it does not speak of the poor."""
    text = context.text
    poor = [*places_of(_POOR, context.folded)]
    stretches = [stretch for stretch in context.stretches if _is_in(poor, *stretch)] if poor else ()
    households: Spans = []
    rates: Spans = []
    for match in around.FIGURE.finditer_in(text, stretches):
        start, end = match.span()
        if text[end - 1] not in "ộỘ":
            rates.append((start, end))
        elif ends_in_number(text, start) or around.NUMBER_FOLLOWS.match(text, end):
            households.append((start, end))
    figures = sorted(start for start, _ in (*households, *rates))
    paragraphs = []
    for start, end in stretches if figures else ():
        if _is_in(figures, start, end):
            sentences = [
                (span, _is_in(poor, *span) or _is_in(figures, *span)) for span in context.sentences_in(start, end)
            ]
            goes_on = around.GOES_ON.match(text, start, min(end, start + 40)) is not None
            paragraphs.append(Paragraph(sentences, goes_on))
    return Spots(paragraphs, households, rates)


def _is_in(places: list[int], start: int, end: int) -> bool:
    """Whether one of the places lies in a stretch."""
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end
