"""gn reads Vietnamese news reports of trainings into structured records; this file knows the version only."""

from importlib.metadata import version

__version__ = version("gn-cli")
