"""A count of people with the frame of its sentence: the role it has before its neighbours are heard."""

from bisect import bisect_left
from dataclasses import dataclass

import regex

from gn_cli.extract.atoms import GAP
from gn_cli.extract.context import Context
from gn_cli.extract.head_counts.frame import TRAINING, Frame, FrameRole
from gn_cli.extract.head_counts.frames import FRAMES
from gn_cli.extract.head_counts.people import PeopleCount
from gn_cli.extract.other_times import in_other_year
from gn_cli.extract.rule import verbose
from gn_cli.vietnamese.pattern import Pattern

WINDOW = 320
FEW_WORDS = 120
NEAR = 1200
FEWEST = 3
"""One or two people are named officials or places in a delegation ("01 Lãnh đạo Sở"), not an audience."""
_TRAINING_WORD = verbose(rf"(?<![\p{{L}}\p{{M}}]){TRAINING}(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)
_OTHER_EVENT = verbose(
    rf"""(?<![\p{{L}}\p{{M}}])(?:ngày{GAP}hội|hội{GAP}(?:thi|chợ|thao|trại|diễn)|cuộc{GAP}thi|lễ{GAP}(?:hội|ra{GAP}quân|phát{GAP}động|mít)|mít{GAP}tinh
    |phiên{GAP}(?:giao{GAP}dịch|chợ)|đại{GAP}hội|giải{GAP}(?:bóng|chạy|đấu|báo)|văn{GAP}nghệ|ra{GAP}quân|hiến{GAP}máu|tiếp{GAP}xúc{GAP}cử{GAP}tri)(?![\p{{L}}\p{{M}}])""",
    regex.IGNORECASE,
)


@dataclass(slots=True)
class Reading:
    """A count, the frame that fits it, and the role it has after its neighbours were heard."""

    people: PeopleCount
    sentence: tuple[int, int]
    frame: str
    role: FrameRole
    headline: bool


class _Sides:
    """The words of a sentence before and after a count, up to a bound on each side."""

    __slots__ = ("_after_count", "_behind", "_end", "_last", "_start", "_text")

    def __init__(self, text: str, sentence: tuple[int, int], people: PeopleCount) -> None:
        self._text, self._start, self._end = text, sentence[0], people.start
        self._behind, self._last = people.end, min(sentence[1], people.end + WINDOW)
        self._after_count: dict[Pattern, bool] = {}

    def before(self, pattern: Pattern | None, width: int) -> bool:
        """Whether the pattern is found among the `width` letters up to the count; no pattern always is."""
        if pattern is None:
            return True
        start = max(self._start, self._end - width)
        if pattern.begins_with_words:
            return pattern.search(self._text, start, self._end) is not None
        # Tied to where the words begin, which is the beginning of the sentence unless that is far off.
        return pattern.search(self._text[start : self._end]) is not None

    def after(self, pattern: Pattern | None) -> bool:
        """Whether the pattern matches from the count on; no pattern always does. Several frames ask for some."""
        if pattern is None:
            return True
        found = self._after_count.get(pattern)
        if found is None:
            found = pattern.match(self._text, self._behind, self._last) is not None
            self._after_count[pattern] = found
        return found


def decide(context: Context, people: PeopleCount, sentence: tuple[int, int]) -> Frame | None:
    """The frame that the sentence puts a count into, the first that fits."""
    sides = _Sides(context.text, sentence, people)
    taught = _taught(context, people, sentence)
    for frame in FRAMES:
        if (
            (taught or not frame.taught)
            and (frame.unit is None or frame.unit.match(people.unit))
            and sides.before(frame.before, FEW_WORDS if frame.near else WINDOW)
            and sides.after(frame.after)
            and (
                frame.elsewhen is None or frame.elsewhen(context, max(sentence[0], people.start - WINDOW), people.start)
            )
            and not (frame.unless_before and sides.before(frame.unless_before, FEW_WORDS))
            and not (frame.unless_after and sides.after(frame.unless_after))
        ):
            return frame
    return None


def read(context: Context, sentence: tuple[int, int], people: PeopleCount) -> Reading:
    section = context.section_at(people.start)
    frame = decide(context, people, sentence)
    name: str = frame.name if frame else "head_counts.bystander"
    role: FrameRole = frame.role if frame else "other"
    if role in ("whole", "part"):
        if people.count < FEWEST:
            name, role = "head_counts.few", "other"
        elif in_other_year(context, sentence, people.start):
            name, role = "head_counts.other_year", "background"
        elif _of_other_event(context, max(sentence[0], people.start - NEAR), people.start):
            name, role = "head_counts.other_event", "other"
    headline = section is not None and section.kind != "body"
    return Reading(people, sentence, name, role, headline)


def _taught(context: Context, people: PeopleCount, sentence: tuple[int, int]) -> bool:
    """Whether training is spoken of in the sentence, the three before it, the one after it, or the title."""
    index = bisect_left(context.sentences, sentence)
    start = context.sentences[max(0, index - 3)][0]
    end = context.sentences[min(index + 1, len(context.sentences) - 1)][1]
    title = context.sentences[0]
    words = context.once(_training_words)
    return _stands(words, max(start, people.start - NEAR), min(end, people.end + NEAR)) or _stands(
        words, title[0], min(title[1], title[0] + NEAR)
    )


def _training_words(context: Context) -> tuple[int, ...]:
    return tuple(match.start() for match in _TRAINING_WORD.finditer(context.text))


def _other_events(context: Context) -> tuple[int, ...]:
    return tuple(match.start() for match in _OTHER_EVENT.finditer(context.text))


def _stands(places: tuple[int, ...], start: int, end: int) -> bool:
    first = bisect_left(places, start)
    return first < len(places) and places[first] < end


def _of_other_event(context: Context, start: int, end: int) -> bool:
    """Whether the last event told of in a stretch is no training."""
    events = context.once(_other_events)
    last = bisect_left(events, end) - 1
    return last >= 0 and events[last] >= start and not _stands(context.once(_training_words), events[last], end)
