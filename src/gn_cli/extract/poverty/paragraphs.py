"""Reads the poverty figures of a text: paragraph by paragraph, sentence after sentence, each figure once."""

from bisect import bisect_left

from gn_cli.extract.context import Context
from gn_cli.extract.poverty import around
from gn_cli.extract.poverty.cues import Cue
from gn_cli.extract.poverty.reader import SentenceReader
from gn_cli.extract.poverty.rules import rules
from gn_cli.extract.poverty.spots import Paragraph, Spots, find_spots
from gn_cli.extract.poverty.state import State, leading_kind
from gn_cli.extract.rule import Mention, scan_each
from gn_cli.extract.zones import zones_around
from gn_cli.report import PoorHouseholds, PovertyRate

_LOOKED_AT = 400
"""Letters of a sentence in which its subject is looked for."""

_NUMBER_REACH, _HOUSEHOLDS_REACH = 60, 160
"""Letters before and behind the noun of a number of households in which the rules of these are tried."""

_RATE_REACH, _SIGN_REACH = 40, 24
"""The same around the sign of a rate."""


def read_figures(context: Context) -> tuple[PovertyRate | PoorHouseholds, ...]:
    """All poverty figures of the readable text, in its order; a figure told twice with the same sense stands once."""
    spots = find_spots(context)
    if not spots.paragraphs:
        return ()
    mentions = _mentions(context, spots)
    figures: list[PovertyRate | PoorHouseholds] = []
    year: int | None = None
    alike: dict[tuple[object, ...], list[int]] = {}
    starts = [mention.start for mention in mentions]
    for paragraph in spots.paragraphs:
        found, year = _read_paragraph(context, paragraph, year, mentions, starts)
        for figure in found:
            numbers = alike.setdefault(_key(figure), [])
            told = next((number for number in numbers if _same_place(figure, figures[number])), None)
            if told is None:
                numbers.append(len(figures))
                figures.append(figure)
            elif _in_title(context, figures[told]):
                figures[told] = figure
    return tuple(sorted(figures, key=lambda figure: figure.evidence.start))


def _mentions(context: Context, spots: Spots) -> tuple[Mention[Cue], ...]:
    """The cues of the sentences that are read."""
    sentences = [span for paragraph in spots.paragraphs for span, is_read in paragraph.sentences if is_read]
    households = zones_around(spots.households, sentences, _NUMBER_REACH, _HOUSEHOLDS_REACH)
    rates = zones_around(spots.rates, sentences, _RATE_REACH, _SIGN_REACH)
    return scan_each(rules(sentences, households, rates), context)


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
    context: Context, paragraph: Paragraph, year: int | None, mentions: tuple[Mention[Cue], ...], starts: list[int]
) -> tuple[list[PovertyRate | PoorHouseholds], int | None]:
    """The figures of one paragraph and its last year; `year` is that of the paragraph before."""
    figures: list[PovertyRate | PoorHouseholds] = []
    state = State(year=year if paragraph.goes_on else None)
    for span, is_read in paragraph.sentences:
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
    aside = (before.given_end >= 0 or before.aside) and around.AMONG_THEM.match(context.text, start, end) is not None
    return State(
        kind=leading if elliptic else None,
        year=before.year,
        carried=elliptic,
        prior=leading or before.prior,
        aside=aside,
    )
