"""gn reads Vietnamese news reports of trainings into structured records; here is what all its processes share."""

__version__ = "0.1.0"

COLLECT = (20_000, 20, 20)
"""How seldom processes of `gn` that run for longer look for cycles of objects (`gc.set_threshold`): they hold texts."""
