"""gn reads Vietnamese news reports of trainings into structured records; this file knows the version only."""

__version__ = "0.1.0"

COLLECT = (20_000, 20, 20)
"""How seldom the processes of `gn` look for cycles of objects to clear away (`gc.set_threshold`)."""
