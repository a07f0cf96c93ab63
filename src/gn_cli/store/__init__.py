"""The store: one SQLite file that keeps articles whole and their records in plain tables. The only SQL."""

from gn_cli.store.copies import Page
from gn_cli.store.database import Store, sqlite_version
from gn_cli.store.files import ReadFile
from gn_cli.store.filters import Filter
from gn_cli.store.flat_file import FlatTable, is_database, write_flat
from gn_cli.store.statistics import BY, By, Units
from gn_cli.store.writing import Change, Ready, Told, make_ready

__all__ = [
    "BY",
    "By",
    "Change",
    "Filter",
    "FlatTable",
    "Page",
    "ReadFile",
    "Ready",
    "Store",
    "Told",
    "Units",
    "is_database",
    "make_ready",
    "sqlite_version",
    "write_flat",
]
