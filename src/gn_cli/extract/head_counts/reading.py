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

WINDOW = 320
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


def decide(context: Context, people: PeopleCount, sentence: tuple[int, int]) -> Frame | None:
    """The frame that the sentence puts a count into, the first that fits."""
    text = context.text
    before = text[max(sentence[0], people.start - WINDOW) : people.start]
    after = text[people.end : min(sentence[1], people.end + WINDOW)]
    taught = _taught(context, people, sentence)
    for frame in FRAMES:
        if frame.unit and not frame.unit.match(people.unit):
            continue
        if frame.taught and not taught:
            continue
        if frame.before and not frame.before.search(before):
            continue
        if frame.after and not frame.after.search(after):
            continue
        if frame.unless_after and frame.unless_after.search(after):
            continue
        return frame
    return None


def read(context: Context, sentence: tuple[int, int], people: PeopleCount) -> Reading:
    section = context.section_at(people.start)
    frame = decide(context, people, sentence)
    name: str = frame.name if frame else "head_counts.bystander"
    role: FrameRole = frame.role if frame else "other"
    if role in ("whole", "part"):
        before = context.text[max(sentence[0], people.start - NEAR) : people.start]
        if people.count < FEWEST:
            name, role = "head_counts.few", "other"
        elif in_other_year(context, sentence, people.start):
            name, role = "head_counts.other_year", "background"
        elif _other_event(before):
            name, role = "head_counts.other_event", "other"
    headline = section is not None and section.kind != "body"
    return Reading(people, sentence, name, role, headline)


def _taught(context: Context, people: PeopleCount, sentence: tuple[int, int]) -> bool:
    """Whether training is spoken of in the sentence, the three before it, the one after it, or the title."""
    index = bisect_left(context.sentences, sentence)
    near = (context.sentences[max(0, index - 3)][0], context.sentences[min(index + 1, len(context.sentences) - 1)][1])
    near = (max(near[0], people.start - NEAR), min(near[1], people.end + NEAR))
    title = (context.sentences[0][0], min(context.sentences[0][1], context.sentences[0][0] + NEAR))
    return any(_TRAINING_WORD.search(context.text[start:end]) for start, end in (near, title))


def _other_event(before: str) -> bool:
    events = [match.start() for match in _OTHER_EVENT.finditer(before)]
    trainings = [match.start() for match in _TRAINING_WORD.finditer(before)]
    return bool(events) and (not trainings or trainings[-1] < events[-1])
