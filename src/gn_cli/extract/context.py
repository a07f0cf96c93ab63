"""What is known of one article while it is read: each step of `extract` fills its part, later steps use it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias, TypeVar

from gn_cli.article import Article
from gn_cli.extract.rule import Mention
from gn_cli.report import (
    Caution,
    ClassCount,
    Evidence,
    HeadCount,
    Lecturer,
    OfficialDocument,
    Organizer,
    PoorHouseholds,
    PovertyRate,
    Training,
)
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.sentences import sentences

if TYPE_CHECKING:
    from gn_cli.units.table import Unit

T = TypeVar("T")
SectionKind: TypeAlias = Literal["masthead", "title", "dateline", "body", "caption", "byline", "related", "furniture"]
_BLANKS = tuple(map(chr, (0xA0, 0x1680, *range(0x2000, 0x200C), 0x202F, 0x205F, 0x3000)))
"""Every blank a page may print beside the plain space, no-break and zero-width ones among them."""

READABLE: frozenset[SectionKind] = frozenset({"title", "body", "caption"})
"""The sections facts are read from; the others are the page around the article."""

DateRole: TypeAlias = Literal["event", "issued", "published", "other"]
CountRole: TypeAlias = Literal["whole", "part", "other"]


class Section(NamedTuple):
    """A paragraph of the article (one line, or hard-wrapped lines) and what it is on the page."""

    start: int
    end: int
    kind: SectionKind


class DateMention(NamedTuple):
    """A day or span of days found in the text and the part it plays; the reason for the role is in the notes."""

    start: date | None
    end: date | None
    role: DateRole
    evidence: Evidence


class Body(NamedTuple):
    """A body (Sở Y tế tỉnh Đắk Lắk): its name as printed, the kind word it begins with, and where it stands."""

    name: str
    kind: str
    start: int
    end: int


class PlaceMention(NamedTuple):
    """A unit named in the text.

    `unit` is the unit it was resolved to, or `None` when candidates of equal right remain (`candidates`, at least two).
    `printed` tells whether a kind word or bracket stands with the name; `notes` say what decided.
    """

    unit: "Unit | None"
    candidates: "tuple[Unit, ...]"
    start: int
    end: int
    rule: str
    notes: tuple[str, ...] = ()


class CountMention(NamedTuple):
    """A head-count and what its own sentence makes of it: a whole, a part of one, or no count of this training."""

    head: HeadCount
    role: CountRole


@dataclass
class Context:
    """An article being read: the fields in the order in which the steps of `extract` fill them.

    The derived views below are computed once, after the sections are known.
    """

    article: Article
    sections: tuple[Section, ...] = ()
    title: Mention[str] | None = None
    published: Mention[date] | None = None
    byline: Mention[str] | None = None
    documents: tuple[OfficialDocument, ...] = ()
    dates: tuple[DateMention, ...] = ()
    bodies: tuple[Body, ...] = ()
    organizers: tuple[Organizer, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    head_counts: tuple[CountMention, ...] = ()
    classes: tuple[ClassCount, ...] = ()
    lecturers: tuple[Lecturer, ...] = ()
    poverty_rates: tuple[PovertyRate, ...] = ()
    poor_households: tuple[PoorHouseholds, ...] = ()
    training_words: Mention[str] | None = None
    trainings: tuple[Training, ...] = ()
    cautions: tuple[Caution, ...] = ()
    home: "Unit | None" = None
    """The province the article is about or comes from; set by the places step."""
    place_of_figure: Callable[[int], str | None] = lambda offset: None
    """The unit that the figure at an offset speaks of, official name; set by the places step."""
    _read: "dict[Callable[[Context], Any], Any]" = field(default_factory=dict, repr=False)

    @cached_property
    def text(self) -> str:
        """The text the rules read: the article's with every kind of blank as a plain one, so offsets are the same."""
        text = self.article.text
        # One replacement a blank is a thirtieth of the time of a table for all letters.
        for blank in _BLANKS:
            text = text.replace(blank, " ")
        return text

    @cached_property
    def folded(self) -> str:
        """The text in lower case with tones in their traditional places, letter by letter, so offsets are the same."""
        return fold_in_place(self.text)

    @property
    def is_training(self) -> bool:
        """Whether the report is about a training that took place, takes place or is announced."""
        return self.training_words is not None

    @property
    def published_on(self) -> date | None:
        """The date of publication: the page's date line, else what the file's metadata tell."""
        return self.published.value if self.published else self.article.published

    @cached_property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """The readable paragraphs as `(start, end)`; no value is read across two of them."""
        return tuple((section.start, section.end) for section in self.sections if section.kind in READABLE)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of the readable paragraphs as `(start, end)`."""
        return tuple(span for start, end in self.stretches for span in sentences(self.text, start, end))

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        return tuple(start for start, _ in self.sentences)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """The sentence around an offset; the empty stretch at the offset where there is none."""
        index = bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset < self.sentences[index][1]:
            return self.sentences[index]
        return offset, offset

    def sentences_in(self, start: int, end: int) -> tuple[tuple[int, int], ...]:
        """The sentences that begin in a stretch."""
        first = bisect_left(self._sentence_starts, start)
        return self.sentences[first : bisect_left(self._sentence_starts, end, first)]

    def section_at(self, offset: int) -> Section | None:
        """The section around an offset."""
        index = bisect_right(self._section_starts, offset) - 1
        return self.sections[index] if index >= 0 and offset < self.sections[index].end else None

    @cached_property
    def _section_starts(self) -> tuple[int, ...]:
        return tuple(section.start for section in self.sections)

    def once(self, read: "Callable[[Context], T]") -> T:
        """What a reader makes of this article, read once however many steps ask for it."""
        if read not in self._read:
            self._read[read] = read(self)
        found: T = self._read[read]
        return found

    def evidence(self, start: int, end: int, rule: str, *notes: str) -> Evidence:
        """Evidence for the letters `[start, end)` of this article, as they are stored."""
        return Evidence(start, end, self.article.text[start:end], rule, notes)

    def evidence_of(self, mention: Mention[Any], *notes: str) -> Evidence:
        """A mention as evidence, with further notes."""
        return self.evidence(mention.start, mention.end, mention.rule, *mention.notes, *notes)
