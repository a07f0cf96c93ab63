"""All rules of the poverty cues, in the one order in which they are read."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeAlias

from gn_cli.extract.poverty import figures, lookalikes, words, years
from gn_cli.extract.poverty.cues import Cue
from gn_cli.extract.rule import Rule

_Stretches: TypeAlias = Sequence[tuple[int, int]]


def rules(sentences: _Stretches, households: _Stretches, rates: _Stretches) -> Iterator[tuple[Rule[Cue], _Stretches]]:
    """The rules in the order of preference, each with the stretches it is tried in; words taken by one are not read
    by a later one.

    Numbers of households are read only around their noun, rates around their sign, all other words in the sentences.
    """
    for rule in figures.HOUSEHOLDS if households else ():
        yield rule, households
    for rule in chain(figures.NUMBERS, lookalikes.LOOKALIKES):
        yield rule, sentences
    for rule in figures.RATES if rates else ():
        yield rule, rates
    for rule in chain(years.YEARS, words.SUBJECTS, words.VERBS, words.MARKS):
        yield rule, sentences
