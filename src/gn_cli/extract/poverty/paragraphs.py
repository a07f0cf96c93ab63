"""Reads the poverty figures of a text: paragraph by paragraph, sentence after sentence, each figure once."""

from bisect import bisect_left

from gn_cli.extract.context import Context
from gn_cli.extract.poverty import around
from gn_cli.extract.poverty.reader import SentenceReader
from gn_cli.extract.poverty.state import State, leading_kind
from gn_cli.report import PoorHouseholds, PovertyRate

_LOOKED_AT = 400
"""Letters of a sentence in which its subject is looked for."""


def read_figures(context: Context) -> tuple[PovertyRate | PoorHouseholds, ...]:
    """All poverty figures of the readable text, in its order; a figure told twice with the same sense stands once."""
    figures: list[PovertyRate | PoorHouseholds] = []
    year: int | None = None
    alike: dict[tuple[object, ...], list[int]] = {}
    for start, end in context.stretches:
        if not (
            around.FIGURE.search(context.text, start, end) and around.WORTH_READING.search(context.text, start, end)
        ):
            continue
        found, year = _read_paragraph(context, start, end, year)
        for figure in found:
            numbers = alike.setdefault(_key(figure), [])
            told = next((number for number in numbers if _same_place(figure, figures[number])), None)
            if told is None:
                numbers.append(len(figures))
                figures.append(figure)
            elif _in_title(context, figures[told]):
                figures[told] = figure
    return tuple(sorted(figures, key=lambda figure: figure.evidence.start))


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
    context: Context, start: int, end: int, year: int | None
) -> tuple[list[PovertyRate | PoorHouseholds], int | None]:
    """The figures of one paragraph and its last year; `year` is that of the paragraph before."""
    figures: list[PovertyRate | PoorHouseholds] = []
    goes_on = around.GOES_ON.search(context.text[start : min(end, start + 40)]) is not None
    state = State(year=year if goes_on else None)
    first = bisect_left(context.sentences, (start, start))
    for span in context.sentences[first : bisect_left(context.sentences, (end, end), first)]:
        reader = SentenceReader(context, span, _begin_sentence(context, state, span))
        if around.WORTH_READING.search(context.text, *span) or around.FIGURE.search(context.text, *span):
            figures += reader.read()
        elif opens := around.YEAR_OPENS.search(context.text[span[0] : min(span[1], span[0] + 40)]):
            reader.state.year = int(opens["year"])
        state = reader.state
    return figures, state.year


def _begin_sentence(context: Context, before: State, span: tuple[int, int]) -> State:
    """The state a sentence inherits: its year always, its subject only where the sentence leaves its own out."""
    sentence = context.text[span[0] : min(span[1], span[0] + _LOOKED_AT)]
    elliptic = before.kind is not None and (
        around.ELLIPTIC.search(sentence) is not None or around.ELLIPTIC_NAME.search(sentence) is not None
    )
    leading = leading_kind(before)
    return State(kind=leading if elliptic else None, year=before.year, carried=elliptic, prior=leading or before.prior)
