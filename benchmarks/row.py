"""A line of a table of ratios, which the benchmarks share."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured, the goal, and the ratios of the pairs."""

    number: str
    measured: str
    goal: float
    ratios: tuple[float, ...]

    def line(self) -> str:
        middle = median(self.ratios)
        kept = "yes" if middle <= self.goal else "no"
        spread = f"{min(self.ratios):.3f}–{max(self.ratios):.3f}"
        return f"| {self.number} | {self.measured} | {self.goal:g} | {middle:.3f} | {spread} | {kept} |"
