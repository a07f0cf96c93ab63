"""Head-counts: how many people are taught, the parts they are split into, and the counts of people that are neither."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby

import regex

from gn_cli.extract.atoms import BLANK, GAP, GLUE
from gn_cli.extract.context import Context, CountMention, CountRole
from gn_cli.extract.count_frames import ATTENDING, FRAMES, TRAINING, Frame, FrameRole
from gn_cli.extract.other_times import in_other_year
from gn_cli.extract.people_counts import PeopleCount, find_people_counts
from gn_cli.extract.rule import verbose
from gn_cli.report import HeadCount
from gn_cli.vietnamese.pattern import Pattern

_WINDOW = 320
_NEAR = 1200
_FEWEST = 3
"""One or two people are named officials or places in a delegation ("01 Lãnh đạo Sở"), not an audience."""

_MOST_HEARD = 40
"""No report counts more groups; the bound keeps sums cheap on long lists."""

_TRAINING_WORD = verbose(rf"(?<![\p{{L}}\p{{M}}]){TRAINING}(?![\p{{L}}\p{{M}}])", regex.IGNORECASE)
_OTHER_EVENT = verbose(
    rf"""(?<![\p{{L}}\p{{M}}])(?:ngày{GAP}hội|hội{GAP}(?:thi|chợ|thao|trại|diễn)|cuộc{GAP}thi|lễ{GAP}(?:hội|ra{GAP}quân|phát{GAP}động|mít)|mít{GAP}tinh
    |phiên{GAP}(?:giao{GAP}dịch|chợ)|đại{GAP}hội|giải{GAP}(?:bóng|chạy|đấu|báo)|văn{GAP}nghệ|ra{GAP}quân|hiến{GAP}máu|tiếp{GAP}xúc{GAP}cử{GAP}tri)(?![\p{{L}}\p{{M}}])""",
    regex.IGNORECASE,
)
_TEACHERS = Pattern(r"(?:giảng viên|báo cáo viên|chuyên gia|diễn giả|tập huấn viên)", regex.IGNORECASE)
_LEADERS = Pattern(r"(?:[^.,;\n]{0,24})?(?:lãnh đạo|khách mời)", regex.IGNORECASE)
_OF_COMMUNES = Pattern(
    r"[^.,;\n]{0,24}?(?:lãnh đạo|chủ tịch|bí thư)[^.;\n]{0,30}?"
    r"(?<!\p{L})(?:xã|phường|thị trấn|thôn|cơ sở|ấp|bản)(?!\p{L})",
    regex.IGNORECASE,
)
_LEARNERS = Pattern(r"(?:học viên|đại biểu|người học|lượt học viên)", regex.IGNORECASE)
_GENERAL = Pattern(r"(?:lượt |vị )?(?:học viên|đại biểu|người|đồng chí|đ/c|anh chị em)", regex.IGNORECASE)
_NEXT_IN_ROW = verbose(rf"[^.,;:()\d\n]{{0,60}}(?:{GLUE}[,;]|{GAP}(?:và|cùng|với)){{1,2}}{GAP}", regex.IGNORECASE)
_WOMEN = Pattern(r"(?:nữ|phụ nữ|đảng viên|người (?:dtts|khuyết tật|nghèo))", regex.IGNORECASE)
_SPLIT = verbose(
    rf"(?<![\p{{L}}])(?:trong{GAP}(?:đó|số{GAP}đó)|gồm|bao{GAP}gồm|cụ{GAP}thể|chia{GAP}(?:làm|thành|ra)|[(:])",
    regex.IGNORECASE,
)
_MADE_OF = verbose(rf"(?<![\p{{L}}])(?:bao{GAP})?gồm(?![\p{{L}}])", regex.IGNORECASE)
_DELEGATION = verbose(
    rf"""(?:^|[;,:.–-]{BLANK}?)\W{{0,3}}(?:riêng{GAP}|trong{GAP}đó,?{GAP})?(?:đoàn(?:{GAP}học{GAP}viên|{GAP}của)?{GAP})?
    (?:tỉnh|huyện|thành{GAP}phố|thị{GAP}xã|quận|xã|phường|thị{GAP}trấn){GAP}\p{{Lu}}[^,;.]{{1,40}}?{GAP}(?:có|cử){GAP}$""",
    regex.IGNORECASE,
)
_PLACE_CLASS = verbose(
    rf"(?:^|[;,:.–-]{BLANK}?|{GAP}và{GAP})(?:một{GAP}|0?\d{{1,2}}{GAP})?lớp[^.;,]{{0,30}}?{GAP}(?:tại|ở|cho|dành{GAP}cho){GAP}[^.;]{{0,80}}$",
    regex.IGNORECASE,
)


@dataclass(slots=True)
class _Reading:
    """A count, the frame that fits it, and the role it has after its neighbours were heard."""

    people: PeopleCount
    sentence: tuple[int, int]
    frame: str
    role: FrameRole
    headline: bool


def find_head_counts(context: Context) -> tuple[CountMention, ...]:
    """All counts of people in the readable text, in its order, each total and each part once.

    A count told twice stands where the body tells it, with the noun that says most; its other tellings are left out.
    Counts of nobody in this training have the role `other`.
    """
    readings = [
        _read(context, span, people) for span in context.sentences for people in find_people_counts(context.text, *span)
    ]
    for _, in_sentence in groupby(readings, key=lambda reading: reading.sentence):
        _hear_neighbours(context, list(in_sentence))
    _split_wholes(context, readings)
    _promote_background(context, readings)
    return tuple(_mention(context, reading) for reading in _once(readings))


def decide(context: Context, people: PeopleCount, sentence: tuple[int, int]) -> Frame | None:
    """The frame that the sentence puts a count into, the first that fits."""
    text = context.text
    before = text[max(sentence[0], people.start - _WINDOW) : people.start]
    after = text[people.end : min(sentence[1], people.end + _WINDOW)]
    taught = _taught(context, people, sentence)
    for frame in FRAMES:
        if frame.name == "head_counts.teachers" and not (_TEACHERS.match(people.unit) or people.count < _FEWEST):
            continue
        if frame.name == "head_counts.women" and not _WOMEN.match(people.unit):
            continue
        if frame.name == "head_counts.learners" and not (_LEARNERS.match(people.unit) or ATTENDING.search(after)):
            continue
        if frame.name == "head_counts.learner_noun" and not _LEARNERS.match(people.unit):
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


def _read(context: Context, sentence: tuple[int, int], people: PeopleCount) -> _Reading:
    section = context.section_at(people.start)
    frame = decide(context, people, sentence)
    name: str = frame.name if frame else "head_counts.bystander"
    role: FrameRole = frame.role if frame else "other"
    if role in ("whole", "part"):
        before = context.text[max(sentence[0], people.start - _NEAR) : people.start]
        if people.count < _FEWEST:
            name, role = "head_counts.few", "other"
        elif in_other_year(context, sentence, people.start):
            name, role = "head_counts.other_year", "background"
        elif _other_event(before):
            name, role = "head_counts.other_event", "other"
    headline = section is not None and section.kind != "body"
    return _Reading(people, sentence, name, role, headline)


def _taught(context: Context, people: PeopleCount, sentence: tuple[int, int]) -> bool:
    """Whether training is spoken of in the sentence, the three before it, the one after it, or the title."""
    index = bisect_left(context.sentences, sentence)
    near = (context.sentences[max(0, index - 3)][0], context.sentences[min(index + 1, len(context.sentences) - 1)][1])
    near = (max(near[0], people.start - _NEAR), min(near[1], people.end + _NEAR))
    title = (context.sentences[0][0], min(context.sentences[0][1], context.sentences[0][0] + _NEAR))
    return any(_TRAINING_WORD.search(context.text[start:end]) for start, end in (near, title))


def _other_event(before: str) -> bool:
    events = [match.start() for match in _OTHER_EVENT.finditer(before)]
    trainings = [match.start() for match in _TRAINING_WORD.finditer(before)]
    return bool(events) and (not trainings or trainings[-1] < events[-1])


def _hear_neighbours(context: Context, readings: Sequence[_Reading]) -> None:
    """Settle counts of one sentence: a total and its parts, or parts of equal rank."""
    _hear_list(context, readings)
    _hear_row(context, readings)
    counted = [reading for reading in readings if reading.role in ("whole", "part")]
    wholes = [reading for reading in counted if reading.role == "whole"]
    if len(counted) < 2 or not wholes:
        return
    _leave_out_guests(context, wholes)
    counted = [reading for reading in counted if reading.role != "other"]
    wholes = [reading for reading in wholes if reading.role == "whole"]
    if len(counted) < 2:
        return
    first, *rest = counted
    between = context.text[first.people.end : rest[0].people.start]
    if first.role == "whole" and _SPLIT.search(between):
        for reading in rest:
            reading.role = "part" if reading.people.count < first.people.count else reading.role
        return
    sums = [reading for reading in wholes if reading.frame == "head_counts.sum"]
    learners = [reading for reading in wholes if _LEARNERS.match(reading.people.unit)]
    if len(sums) == 1 or (len(learners) == 1 and not any(reading.role == "part" for reading in counted)):
        total = sums[0] if sums else learners[0]
        for reading in wholes:
            if reading is not total:
                reading.role = "part" if sums and reading.people.count < total.people.count else "other"
        return
    if len(wholes) == 1 and all(reading.people.count <= wholes[0].people.count for reading in counted):
        return
    if len({reading.people.count for reading in counted}) > 1:
        for reading in wholes:
            reading.role = "part"


def _hear_list(context: Context, readings: Sequence[_Reading]) -> None:
    """Make parts of the counts listed after a total: "80 đại biểu, gồm 24 công chức và 48 trưởng thôn"."""
    total = next((reading for reading in readings if reading.role == "whole"), None)
    for reading in readings if total else ():
        if total and reading.frame == "head_counts.bystander" and _FEWEST <= reading.people.count < total.people.count:
            between = context.text[total.people.end : reading.people.start]
            if reading.people.start > total.people.end and len(between) < _WINDOW and _MADE_OF.search(between):
                reading.role = "part"


def _hear_row(context: Context, readings: Sequence[_Reading]) -> None:
    """Make parts of a row of groups without a total: "gồm 12 trưởng thôn, 24 chi hội trưởng và 9 bí thư đoàn xã"."""
    row: list[_Reading] = []
    for reading in readings:
        between = context.text[row[-1].people.end : reading.people.start] if row else ""
        if row and reading.frame == "head_counts.bystander" and _NEXT_IN_ROW.fullmatch(between):
            row.append(reading)
        elif len(row) < 2 or row[0].role != "whole":
            row = [reading] if reading.role == "whole" and not _GENERAL.match(reading.people.unit) else []
    if len(row) > 2 or (len(row) == 2 and len({reading.people.count for reading in row}) == 2):
        for reading in row if all(reading.people.count >= _FEWEST for reading in row) else ():
            reading.role = "part"


def _leave_out_guests(context: Context, wholes: Sequence[_Reading]) -> None:
    """A few leaders beside a crowd are guests: "03 đồng chí lãnh đạo Sở và 120 cán bộ xã"."""
    most = max(reading.people.count for reading in wholes)
    for reading in wholes:
        noun = reading.people.end - len("lãnh đạo")
        if 3 * reading.people.count >= most or _OF_COMMUNES.match(context.text, noun):
            continue
        if _LEADERS.match(context.text, noun):
            reading.role = "other"


def _split_wholes(context: Context, readings: Sequence[_Reading]) -> None:
    """Make parts of the counts that a total told before them is split into: by "trong đó", by delegation, by class."""
    total: _Reading | None = None
    classes: list[_Reading] = []
    for reading in readings:
        if reading.role == "background" or reading.headline:
            continue
        before = context.text[max(reading.sentence[0], reading.people.start - _NEAR) : reading.people.start]
        split = regex.search(r"(?i)trong đó|gồm có|cụ thể|riêng", before)
        smaller = total is not None and reading.people.count < total.people.count
        unread = reading.frame == "head_counts.bystander"
        if _DELEGATION.search(before) and (reading.role == "whole" or (smaller and (unread or reading.role == "part"))):
            reading.role = "part" if smaller else reading.role
        elif reading.role == "whole" and smaller and split and reading.frame != "head_counts.sum":
            reading.role = "part"
        elif reading.role == "whole" and _PLACE_CLASS.search(before):
            classes.append(reading)
        if reading.role == "whole":
            total = reading
    if len(classes) > 1 and len({reading.people.count for reading in classes}) > 1:
        paragraph = {context.section_at(reading.people.start) for reading in classes}
        for reading in classes if len(paragraph) == 1 else ():
            reading.role = "part"
    _add_up(readings)


def _add_up(readings: Sequence[_Reading]) -> None:
    """Make parts of two to six counts in a row that add up to a total told before or after them.

    A total that seemed to be of another time ("Từ đầu tháng 9 đến nay") is the training's own if its parts follow.
    """
    counted = [
        reading
        for reading in readings
        if not reading.headline and (reading.role != "other" or reading.frame == "head_counts.bystander")
    ][:_MOST_HEARD]
    for total in [reading for reading in counted if reading.role in ("whole", "background")]:
        others = [reading for reading in counted if reading.people.count < total.people.count]
        for first in range(len(others)):
            for last in range(first + 2, min(first + 6, len(others)) + 1):
                if sum(reading.people.count for reading in others[first:last]) == total.people.count:
                    total.role = "whole"
                    for reading in others[first:last]:
                        reading.role = "part"


def _promote_background(context: Context, readings: Sequence[_Reading]) -> None:
    """Where nothing else is counted: a total of another time that the title tells too, or all learners passed.

    "60/60 học viên được cấp chứng nhận" tells how many were taught.
    """
    if any(reading.role in ("whole", "part") and not reading.headline for reading in readings):
        return
    headlines = {reading.people.count for reading in readings if reading.headline and reading.role == "whole"}
    for reading in readings:
        if reading.role == "background" and reading.people.count in headlines:
            reading.role = "whole"
    if not any(reading.role in ("whole", "part") for reading in readings):
        passed = [reading for reading in readings if reading.frame == "head_counts.judged" and reading.people.of]
        for reading in [reading for reading in passed if reading.people.of == reading.people.count][:1]:
            reading.role = "whole"


def _once(readings: Sequence[_Reading]) -> Iterable[_Reading]:
    """Each total and part once: the body's telling before the headline's and the caption's, the longest noun first."""
    in_body = any(reading.role == "whole" and not reading.headline for reading in readings)
    any_part = any(reading.role == "part" and not reading.headline for reading in readings)
    kept: list[_Reading] = []
    best: dict[int, list[_Reading]] = {}
    for reading in readings:
        if reading.role in ("background", "other"):
            kept.append(replace(reading, role="other"))
        elif reading.headline and (in_body or (any_part and reading.role == "part")):
            continue
        else:
            rivals = best.setdefault(reading.people.count, [])
            # Equal parts of one sentence are two: "Tiểu Cần (75 học viên) và Trà Vinh (75 học viên)".
            if rivals and len(rivals) < _MOST_HEARD and all(_are_two_parts(reading, rival) for rival in rivals):
                rivals.append(reading)
            elif not rivals or _says_more(reading, rivals[0]):
                rivals[:1] = [reading]
    return sorted((*kept, *chain.from_iterable(best.values())), key=lambda reading: reading.people.start)


def _are_two_parts(reading: _Reading, other: _Reading) -> bool:
    return reading.role == other.role == "part" and reading.sentence == other.sentence


def _says_more(reading: _Reading, rival: _Reading) -> bool:
    if reading.role != rival.role:
        return reading.role == "whole"
    if reading.headline != rival.headline:
        return rival.headline
    return len(reading.people.unit) > len(rival.people.unit)


def _mention(context: Context, reading: _Reading) -> CountMention:
    people = reading.people
    role: CountRole = "other" if reading.role == "background" else reading.role
    evidence = context.evidence(people.start, people.end, reading.frame)
    return CountMention(HeadCount(people.count, people.bound, people.unit, evidence), role)
