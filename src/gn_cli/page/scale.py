"""A scale of five steps for counts: each step about as many times more than the one before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

STEPS = 5


@dataclass(frozen=True, slots=True)
class Step:
    """A step from 1 (light) to 5 (strong) and the counts it stands for, both ends included."""

    step: int
    first: int
    last: int

    @property
    def label(self) -> str:
        """The counts in figures: "3" or "4–9"."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def scale(counts: Iterable[int]) -> tuple[Step, ...]:
    """The steps for counts from 1 to the highest; fewer than five where there are fewer numbers.

    They divide the range from the lowest count to the highest; the first also holds what is below it.
    """
    told = [count for count in counts if count > 0]
    low, top = min(told, default=0), max(told, default=0)
    ends: list[int] = []
    for number in range(1, STEPS + 1):
        end = round(low * (top / low) ** (number / STEPS)) if low else 0
        end = max(end, ends[-1] + 1 if ends else low)
        if low <= end <= top:
            ends.append(end)
    if not top:
        return ()
    starts = [1, *(end + 1 for end in ends)]
    # A short scale begins light and ends strong all the same.
    return tuple(
        Step(1 + round(at * (STEPS - 1) / max(len(ends) - 1, 1)) if len(ends) > 1 else 3, starts[at], end)
        for at, end in enumerate(ends)
    )


def steps_of(steps: Iterable[Step]) -> Mapping[int, int]:
    """The step of every count that a scale reaches."""
    return {count: one.step for one in steps for count in range(one.first, one.last + 1)}
