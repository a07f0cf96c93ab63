"""All rules of the poverty cues, in the one order in which they are read."""

from collections.abc import Iterator

from gn_cli.extract.poverty import figures, lookalikes, words, years
from gn_cli.extract.poverty.cues import Cue
from gn_cli.extract.rule import Rule


def rules() -> Iterator[Rule[Cue]]:
    """The rules in the order of preference; words taken by one are not read by a later one."""
    yield from figures.HOUSEHOLDS
    yield from lookalikes.LOOKALIKES
    yield from figures.RATES
    yield from years.YEARS
    yield from words.SUBJECTS
    yield from words.VERBS
    yield from words.MARKS
