"""The record: what a careful analyst would enter after reading one report. The only place where a field is named.

Absent is `None`, none found is an empty tuple. The closed sets and the meaning of each field are those of
`docs/fields.md`. Every value carries `Evidence`; a plain value (a title, a date of publication) has it in the field
of the same name with `_evidence`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

Bound: TypeAlias = Literal["exact", "over", "nearly", "about", "at_most", "at_least"]
PovertyKind: TypeAlias = Literal["poor", "near_poor", "poor_and_near_poor", "multidimensional"]
Measure: TypeAlias = Literal["level", "change", "target"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """The article's own letters behind a value: `article.text[start:end] == text`.

    `rule` names the rule that read them (`dates.day_to_day_month`); `notes` tell what was inferred and from what
    (`year: published`) and why a value is in doubt (`doubt: …`).
    """

    start: int
    end: int
    text: str
    rule: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventDate:
    """The day or span of days of a training, both ends included; `None` where no year can be had."""

    start: date | None
    end: date | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Place:
    """Where a training is held: unit names as called at the time, without their kind words, in official spelling.

    `unit_code` is the code of the finest unit named; `province_now` the province of the 34 it belongs to today.
    """

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    venue: str | None = None
    unit_code: str | None = None
    province_now: str | None = None
    province_now_code: str | None = None
    evidence: Evidence | None = None
    venue_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many people: `count`, its bound, and the noun it counts as printed ("đại biểu")."""

    count: int
    bound: Bound
    unit: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many classes (lớp, khóa) a training is made of."""

    count: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Lecturer:
    """A person named as one who teaches, with the academic, professional or military title as printed."""

    name: str
    title: str | None
    affiliation: str | None
    evidence: Evidence
    affiliation_evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Organizer:
    """A body that organises or co-organises, as printed."""

    name: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Training:
    """One undertaking: one organiser or group of organisers, one purpose, one invitation, however many classes."""

    event_dates: tuple[EventDate, ...] = ()
    place: Place | None = None
    participants: HeadCount | None = None
    participants_parts: tuple[HeadCount, ...] = ()
    classes: ClassCount | None = None
    lecturers: tuple[Lecturer, ...] = ()
    organizers: tuple[Organizer, ...] = ()


@dataclass(frozen=True, slots=True)
class OfficialDocument:
    """A numbered official document cited: `number` as printed without "số" and without blanks."""

    kind: str
    number: str
    issued: date | None
    issuer: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PovertyRate:
    """A percentage that is a poverty rate; a range has `value_max`. `year` and `place` are what it stands for."""

    value: float
    value_max: float | None
    kind: PovertyKind
    measure: Measure
    year: int | None
    place: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class PoorHouseholds:
    """A count of poor or near-poor households, with the same kinds and measures as the rates."""

    count: int
    kind: PovertyKind
    measure: Measure
    year: int | None
    place: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that deserves a look: the field, what is odd about it, and where (offsets into the article)."""

    field: str
    message: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One report and all that was read in it."""

    id: str
    source: str
    title: str | None
    published: date | None
    byline: str | None
    is_training: bool
    trainings: tuple[Training, ...] = ()
    documents: tuple[OfficialDocument, ...] = ()
    poverty_rates: tuple[PovertyRate, ...] = ()
    poor_households: tuple[PoorHouseholds, ...] = ()
    needs_review: bool = False
    warnings: tuple[Caution, ...] = ()
    title_evidence: Evidence | None = None
    published_evidence: Evidence | None = None
    byline_evidence: Evidence | None = None
    is_training_evidence: Evidence | None = None
