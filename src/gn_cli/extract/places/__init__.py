"""Places of an article: the units it names, where a training is held, and which unit a poverty figure speaks of."""

from gn_cli.extract.context import Context, PlaceMention
from gn_cli.extract.places.figures import figure_places
from gn_cli.extract.places.resolve import resolve_places
from gn_cli.extract.places.seat import training_place
from gn_cli.units.table import load_units

__all__ = ["find_places", "training_place"]


def find_places(context: Context) -> tuple[PlaceMention, ...]:
    """Every unit the article names, page furniture included (rule `places.page`), in the order of the text.

    Also sets `context.places`, `context.home`, the province the article is about, and `context.place_of_figure`.
    """
    context.places, context.home = resolve_places(load_units(), context)
    context.place_of_figure = figure_places(context)
    return context.places
