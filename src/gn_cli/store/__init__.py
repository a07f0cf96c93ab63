"""The store: one SQLite file that keeps articles whole and their records in plain tables. The only SQL."""

from gn_cli.store.copies import Page
from gn_cli.store.database import Change, Store, sqlite_version
from gn_cli.store.filters import Filter
from gn_cli.store.statistics import BY, By, Units

__all__ = ["BY", "By", "Change", "Filter", "Page", "Store", "Units", "sqlite_version"]
