"""Poverty rates and numbers of poor households: what each figure stands for, in which year and place."""

from gn_cli.extract.context import Context
from gn_cli.extract.poverty.paragraphs import read_figures
from gn_cli.report import PoorHouseholds, PovertyRate


def find_rates(context: Context) -> tuple[PovertyRate, ...]:
    """The poverty rates of the readable text, in its order, each once."""
    return tuple(figure for figure in context.once(read_figures) if isinstance(figure, PovertyRate))


def find_households(context: Context) -> tuple[PoorHouseholds, ...]:
    """The numbers of poor or near-poor households of the readable text, in its order, each once."""
    return tuple(figure for figure in context.once(read_figures) if isinstance(figure, PoorHouseholds))
