"""Records against gold: right, spurious and missed items a field."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one field (or of `core` and `all`)."""

    field: str
    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        """Right among found; 1 where nothing was found."""
        raise NotImplementedError

    @property
    def recall(self) -> float:
        """Right among wanted; 1 where nothing was wanted."""
        raise NotImplementedError

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 1 where there was nothing to find and nothing found."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Fault:
    """An item that is spurious (`+`) or missed (`-`)."""

    report: str
    field: str
    sign: str
    item: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores a field, ending with `core` and `all`, and every fault."""

    scores: tuple[Score, ...]
    faults: tuple[Fault, ...]


def evaluate(folder: Path) -> Evaluation:
    """Extract every `<id>.txt` or `.md` of a gold folder and compare with its `<id>.json`. Raises `ReadError`."""
    raise NotImplementedError
