"""What the words of a sentence read so far say of its next poverty figure."""

from dataclasses import dataclass, field

from gn_cli.report import Measure, PovertyKind


@dataclass(slots=True)
class State:
    """What the words read so far say of the next figure."""

    kind: PovertyKind | None = None
    households: PovertyKind | None = None
    verb: Measure | None = None
    target: bool = False
    year: int | None = None
    period: bool = False
    period_end: int | None = None
    governs: bool = False
    figures: int = 0
    carried: bool = False
    resets: bool = False
    lending: bool = False
    aside: bool = False
    """Households told next are part of those who learn or are given something."""
    row: list[PovertyKind] = field(default_factory=list)
    queue: list[PovertyKind] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    last_households: tuple[int, PovertyKind] | None = None
    last_rate_end: int = -1
    given_end: int = -1
    last_measure: Measure = "level"
    counted_measure: Measure = "level"
    own_year_end: int = -1
    counted: list[PovertyKind] = field(default_factory=list)
    prior: PovertyKind | None = None
    told: list[PovertyKind] = field(default_factory=list)
    unnamed: bool = False
    named_measure: Measure | None = None
    base: int | None = None
    year_told_at: int = -1
    last_year: int | None = None


def leading_kind(state: State) -> PovertyKind | None:
    """The kind that words without a noun come back to: the poor, where a list told of them and of the near-poor."""
    listed = set(state.told) == {"poor", "near_poor"} and state.told[0] == "poor"
    return "poor" if listed and state.kind == "near_poor" else state.kind
