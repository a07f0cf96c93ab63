"""From a phrase to days of the calendar: spans made of points, and the year that the text leaves out."""

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from gn_cli.extract.atoms import GAP, YEAR
from gn_cli.extract.context import Context
from gn_cli.extract.dates.shapes import Day, Phrase
from gn_cli.extract.rule import Mention, verbose
from gn_cli.vietnamese.calendar import day_near, day_of
from gn_cli.vietnamese.lunar import solar_day
from gn_cli.vietnamese.pattern import Pattern, Plain


class Span(NamedTuple):
    """A day or span of days, both ends included, with the stretch of text that tells it.

    `start` and `end` are `None` where no year can be had; `day` and `last` are then its ends as printed.
    """

    start: date | None
    end: date | None
    text_start: int
    text_end: int
    day: Day | None = None
    notes: tuple[str, ...] = ()
    last: Day | None = None

    @property
    def single(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end and (self.start is not None or self.day == self.last)

    @property
    def bounds(self) -> tuple[date, date] | None:
        """Its ends, in some year where none can be had: days without year can be compared with each other."""
        if self.start and self.end:
            return self.start, self.end
        if self.day is None or self.last is None:
            return None
        first = day_of(_LEAP_YEAR, self.day.month or 0, self.day.day)
        last = day_of(_LEAP_YEAR, self.last.month or 0, self.last.day)
        if first and last and last < first:
            last = day_of(_LEAP_YEAR + 1, self.last.month or 0, self.last.day)
        return (first, last) if first and last else None


_CITED_YEAR = verbose(
    rf"(?<!\p{{L}})(?i:năm|chỉ{GAP}tiêu|kế{GAP}hoạch){GAP}(?:học{GAP})?(?P<year>{YEAR})(?!{GAP}?[-–/]{GAP}?\d)"
)
_OTHER_TIME = Plain(
    r"(?i)(?:đến|hết|cuối|so\s+với|từ|giai\s+đoạn|mục\s+tiêu|phấn\s+đấu|luật|nghị\s+quyết|đầu|trước|đề\s+án)[^.;]{0,40}$"
)


_UP_TO = Pattern(r"(?i)(?<!\p{L})(?:đến|tới|trước|sau|sinh|kể\s+từ)(?:\s+(?:hết|nay|thời\s+điểm))?\s*$")
_LEAP_YEAR = 2000
_NO_YEAR = "doubt: no year can be had"


class Years:
    """Where the year of a day without one comes from: the day of publication, else what the text tells."""

    def __init__(self, context: Context, phrases: tuple[Mention[Phrase], ...]) -> None:
        """`phrases` are those of the text but the documents' own, in order."""
        self._context, self._phrases = context, phrases
        self._published = context.published_on
        self._issued = max((d.issued for d in context.documents if d.issued), default=None)

    def resolve(self, day: Day, *, to_come: bool) -> tuple[date | None, tuple[str, ...]]:
        """The day of the calendar, and a note where its year was inferred."""
        month = day.month or 0
        if day.lunar:
            found, notes = self._lunar(day, month)
            return found, ("calendar: lunar", *notes)
        if day.year:
            return day_of(day.year, month, day.day), ()
        if self._published:
            return day_near(self._published, month, day.day, to_come=to_come), ("year: published",)
        return self._from_text(day, month)

    @property
    def known(self) -> bool:
        """Whether there is a day of publication to count from."""
        return self._published is not None

    def relative(self, days: int) -> date | None:
        """The day so many days from the publication."""
        return self._published + timedelta(days=days) if self._published else None

    def _lunar(self, day: Day, month: int) -> tuple[date | None, tuple[str, ...]]:
        year = day.year
        note: tuple[str, ...] = ()
        reference = self._published or self._issued
        if year is None and reference is None:
            return None, ()
        if year is None and reference is not None:
            year, note = reference.year, ("year: published" if self._published else "year: document",)
            found = solar_day(year, month, day.day, leap=day.leap)
            if found and found > reference + timedelta(days=45):
                year -= 1
        return (solar_day(year, month, day.day, leap=day.leap) if year else None), note

    def _from_text(self, day: Day, month: int) -> tuple[date | None, tuple[str, ...]]:
        """The year that the title or the sentence names, else that of another day, else of a document or of the text.

        A training follows the documents it is held under: a day before the latest of them is taken a year later.
        """
        named = self._in_titles or self._latest([self._context.sentence_at(day.start)])
        if named:
            return self._not_before_documents(named, month, day.day), ("year: cited in the text",)
        if self._explicit:
            at = bisect_left(self._explicit, (day.start,))
            _, nearest = min(self._explicit[max(0, at - 1) : at + 1], key=lambda item: abs(item[0] - day.start))
            return day_of(nearest.year, month, day.day), ("year: another day in the text",)
        cited = self._in_text
        if cited and (self._issued is None or cited >= self._issued.year):
            return self._not_before_documents(cited, month, day.day), ("year: cited in the text",)
        if self._issued:
            return self._not_before_documents(self._issued.year, month, day.day), ("year: document",)
        return None, ()

    @cached_property
    def _explicit(self) -> list[tuple[int, date]]:
        """The days printed with their year, none before the latest document, and where they stand."""
        found = _explicit_days(self._context.text, self._phrases)
        return [item for item in found if not self._issued or item[1] >= self._issued]

    @cached_property
    def _in_titles(self) -> int | None:
        return self._latest([(s.start, s.end) for s in self._context.sections if s.kind == "title"])

    @cached_property
    def _in_text(self) -> int | None:
        return self._latest(self._context.stretches)

    def _not_before_documents(self, year: int, month: int, day: int) -> date | None:
        found = day_of(year, month, day)
        if found and self._issued and self._issued.year == year and found < self._issued:
            return day_of(year + 1, month, day)
        return found

    def _latest(self, stretches: Sequence[tuple[int, int]]) -> int | None:
        """The latest year cited there that is no target, no period's end and no look back."""
        return max((year for start, end in stretches for year in self._years(start, end)), default=None)

    def _years(self, start: int, end: int) -> list[int]:
        text = self._context.text
        matches = _CITED_YEAR.finditer(text, start, end)
        return [int(m["year"]) for m in matches if not _OTHER_TIME.search(text, max(start, m.start() - 40), m.start())]


def _explicit_days(text: str, phrases: tuple[Mention[Phrase], ...]) -> tuple[tuple[int, date], ...]:
    """The days printed with their year, and where they stand; "tính đến 31/12/2022" tells nothing of a training.

    A day that only begins something ("có hiệu lực từ ngày 1/7/2021") counts where there is no other.
    """
    told = [m for m in phrases if not _UP_TO.search(text, max(0, m.start - 30), m.start)]
    dated = [(m, day) for m in told for day in m.value.days if day.year and not day.lunar]
    closed = [(m, day) for m, day in dated if not m.value.opens] or dated
    found = [(day.start, day_of(day.year or 0, day.month or 0, day.day)) for _, day in closed]
    return tuple((start, value) for start, value in found if value)


def resolve_phrase(mention: Mention[Phrase], years: Years, *, to_come: bool) -> tuple[Span, ...]:
    """The spans a phrase tells: "to" makes one span, days that follow each other are one, days apart are several.

    A phrase with an impossible day (31/4) or a span that runs backwards gives none.
    """
    phrase = mention.value
    if phrase.relative is not None:
        found = years.relative(phrase.relative)
        return (
            (Span(found, found, mention.start, mention.end, None, ("day: counted from publication",)),) if found else ()
        )
    spans: list[Span] = []
    for first, last in _pairs(phrase):
        span = _resolve_pair(first, last, years, to_come)
        if span is None:
            return ()
        before = spans[-1] if spans else None
        if before and _follows(before, span):
            spans[-1] = before._replace(end=span.end, text_end=span.text_end, last=span.last)
        else:
            spans.append(span)
    if phrase.length and spans[0].start:
        note = f"end: opening day and length of {phrase.length} days"
        end = spans[0].start + timedelta(days=phrase.length - 1)
        spans[0] = spans[0]._replace(end=end, notes=(*spans[0].notes, note))
    return _with_ends(spans, mention)


def _follows(before: Span, span: Span) -> bool:
    """Whether a span begins on the day after another, both with a year or both without."""
    if before.bounds is None or span.bounds is None or (before.end is None) != (span.start is None):
        return False
    return span.bounds[0] == before.bounds[1] + timedelta(days=1)


def _pairs(phrase: Phrase) -> list[tuple[Day, Day]]:
    pairs = [(phrase.days[0], phrase.days[0])]
    for join, day in zip(phrase.joins, phrase.days[1:], strict=True):
        if join == "to":
            pairs[-1] = (pairs[-1][0], day)
        else:
            pairs.append((day, day))
    return pairs


def _resolve_pair(first: Day, last: Day, years: Years, to_come: bool) -> Span | None:
    start, notes = years.resolve(first, to_come=to_come)
    if start and last is first:
        return Span(start, start, first.start, first.end, first, notes)
    end, end_notes = (start, notes) if last is first else years.resolve(last, to_come=to_come)
    if start is None or end is None:
        possible = all(day.lunar or day_of(_LEAP_YEAR, day.month or 0, day.day) for day in (first, last))
        yearless = first.year is None and last.year is None and not years.known
        return Span(None, None, first.start, last.end, first, (_NO_YEAR,), last) if possible and yearless else None
    if end < start and first.year is None:
        # "từ 28/12 đến 3/1": the two ends were resolved apart
        start = day_of(end.year - (first.month != last.month), start.month, start.day) or start
    if end < start and last.year is None:
        end = day_of(start.year + 1, end.month, end.day) or end
    if start <= end and (end - start).days > 200 and last.year is None:
        start = day_of(end.year, start.month, start.day) or start
    if not start <= end:
        return None
    return Span(start, end, first.start, last.end, first, tuple(dict.fromkeys((*notes, *end_notes))))


def _with_ends(spans: list[Span], mention: Mention[Phrase]) -> tuple[Span, ...]:
    """The spans with the words of the whole phrase: what leads it goes to the first, what closes it to the last."""
    spans[0] = spans[0]._replace(text_start=mention.start)
    spans[-1] = spans[-1]._replace(text_end=mention.end)
    return tuple(spans)
