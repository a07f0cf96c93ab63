"""What a person asks of the store: the filters of `gn list` and `gn stats`."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filter:
    """Which trainings (and the reports, documents and people that go with them) are wanted; all set parts must hold.

    Names match whatever their case, accents and tone placement; those of people and bodies match in part. A training's
    days are its event dates, or the day of publication where it has none.
    """

    province: str | None = None
    """A province of the 34 or of the 63, in any accepted spelling."""
    district: str | None = None
    commune: str | None = None
    date_from: date | None = None
    date_to: date | None = None
    year: int | None = None
    min_participants: int | None = None
    lecturer: str | None = None
    plan: str | None = None
    """A part of the number of a cited Kế hoạch."""
    organizer: str | None = None
    search: str | None = None
    """Words of the article, all of them, anywhere; "in quotes" a phrase, a last word with * the start of one. Words
    typed with accents match as typed, words without match any accents."""
    needs_review: bool | None = None
