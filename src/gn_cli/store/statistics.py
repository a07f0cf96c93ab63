"""Counts and sums of trainings by group, made in SQL."""

import typing
from typing import Literal, TypeAlias

By: TypeAlias = Literal["province", "district", "year", "month", "organizer", "lecturer", "kind"]
BY: tuple[By, ...] = typing.get_args(By)
Units: TypeAlias = Literal["now", "then"]
