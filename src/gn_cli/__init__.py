"""gn reads Vietnamese news reports of trainings into structured records; this file knows the version only."""

__version__ = "0.1.0"
