"""All rules of the poverty cues, in the one order in which they are read."""

from functools import cache

from gn_cli.extract.poverty import figures, lookalikes, words, years
from gn_cli.extract.poverty.cues import Cue
from gn_cli.extract.rule import Rule


@cache
def rules() -> tuple[Rule[Cue], ...]:
    """The rules in the order of preference; words taken by one are not read by a later one."""
    return (
        *figures.HOUSEHOLDS,
        *lookalikes.LOOKALIKES,
        *figures.RATES,
        *years.YEARS,
        *words.SUBJECTS,
        *words.VERBS,
        *words.MARKS,
    )
