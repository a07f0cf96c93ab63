"""Counts of people heard together: a total and its parts, rows of groups, guests beside learners."""

from collections.abc import Sequence
from itertools import pairwise

import regex

from gn_cli.extract.atoms import BLANK, GAP, GLUE
from gn_cli.extract.context import Context
from gn_cli.extract.head_counts.frame import LEARNERS
from gn_cli.extract.head_counts.reading import FEWEST, NEAR, WINDOW, Reading
from gn_cli.extract.other_times import tells_all_so_far
from gn_cli.extract.rule import verbose
from gn_cli.vietnamese.pattern import Pattern

MOST_HEARD = 40
"""No report counts more groups; the bound keeps sums cheap on long lists."""
_LEADERS = Pattern(r"(?:[^.,;\n]{0,24})?(?:lãnh đạo|khách mời)", regex.IGNORECASE)
_OF_COMMUNES = Pattern(
    r"[^.,;\n]{0,24}?(?:lãnh đạo|chủ tịch|bí thư)[^.;\n]{0,30}?"
    r"(?<!\p{L})(?:xã|phường|thị trấn|thôn|cơ sở|ấp|bản)(?!\p{L})",
    regex.IGNORECASE,
)
_GENERAL = Pattern(r"(?:lượt |vị )?(?:học viên|đại biểu|người|đồng chí|đ/c|anh chị em)", regex.IGNORECASE)
_NEXT_IN_ROW = verbose(rf"[^.,;:()\d\n]{{0,60}}(?:{GLUE}[,;]|{GAP}(?:và|cùng|với)){{1,2}}{GAP}", regex.IGNORECASE)
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
_SPLIT_BEFORE = Pattern(r"trong đó|gồm có|cụ thể|riêng", regex.IGNORECASE)
_PLACE_CLASS = verbose(
    rf"(?:^|[;,:.–-]{BLANK}?|{GAP}và{GAP})(?:một{GAP}|0?\d{{1,2}}{GAP})?lớp[^.;,]{{0,30}}?{GAP}(?:tại|ở|cho|dành{GAP}cho){GAP}[^.;]{{0,80}}$",
    regex.IGNORECASE,
)


def hear_neighbours(context: Context, readings: Sequence[Reading]) -> None:
    """Settle counts of one sentence: a total and its parts, or parts of equal rank."""
    _hear_list(context, readings)
    _hear_row(context, readings)
    _hear_brackets(context, readings)
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
    split = first.role == "whole" and _SPLIT.search(between)
    if split and any(reading.people.count < first.people.count for reading in rest):
        for reading in rest:
            reading.role = "part" if reading.people.count < first.people.count else reading.role
        return
    sums = [reading for reading in wholes if reading.frame == "head_counts.sum"]
    learners = [reading for reading in wholes if LEARNERS.match(reading.people.unit)]
    most = max(reading.people.count for reading in wholes)
    all_learners = len(learners) == 1 and len(wholes) == len(counted) and learners[0].people.count == most
    if len(sums) == 1 or all_learners:
        total = sums[0] if sums else learners[0]
        for reading in wholes:
            if reading is not total:
                reading.role = "part" if sums and reading.people.count < total.people.count else "other"
        return
    if len(wholes) == 1 and all(reading.people.count <= wholes[0].people.count for reading in counted):
        return
    if len({reading.people.count for reading in counted}) > 1 or _are_equal_groups(context, wholes):
        for reading in wholes:
            reading.role = "part"


def _are_equal_groups(context: Context, wholes: Sequence[Reading]) -> bool:
    """Whether counts of one size are of groups told in a row: "cho 35 cán bộ xã, 35 trưởng ban mặt trận"."""
    if any(_GENERAL.match(reading.people.unit) for reading in wholes):
        return False
    return len({reading.people.unit.lower() for reading in wholes}) == len(wholes) and all(
        _NEXT_IN_ROW.fullmatch(context.text[one.people.end : other.people.start]) for one, other in pairwise(wholes)
    )


def _hear_list(context: Context, readings: Sequence[Reading]) -> None:
    """Make parts of the counts listed after a total: "80 đại biểu, gồm 24 công chức và 48 trưởng thôn"."""
    total = next((reading for reading in readings if reading.role == "whole"), None)
    for reading in readings if total else ():
        if total and reading.frame == "head_counts.bystander" and FEWEST <= reading.people.count < total.people.count:
            between = context.text[total.people.end : reading.people.start]
            if reading.people.start > total.people.end and len(between) < WINDOW and _MADE_OF.search(between):
                reading.role = "part"


def _hear_row(context: Context, readings: Sequence[Reading]) -> None:
    """Make parts of a row of groups without a total: "gồm 12 trưởng thôn, 24 chi hội trưởng và 9 bí thư đoàn xã"."""
    row: list[Reading] = []
    for reading in readings:
        between = context.text[row[-1].people.end : reading.people.start] if row else ""
        if row and reading.frame == "head_counts.bystander" and _NEXT_IN_ROW.fullmatch(between):
            row.append(reading)
        elif len(row) < 2 or row[0].role != "whole":
            row = [reading] if reading.role == "whole" and not _GENERAL.match(reading.people.unit) else []
    unlike = len(row) == 2 and (len({reading.people.count for reading in row}) == 2 or _are_equal_groups(context, row))
    if len(row) > 2 or unlike:
        for reading in row if all(reading.people.count >= FEWEST for reading in row) else ():
            reading.role = "part"


def _hear_brackets(context: Context, readings: Sequence[Reading]) -> None:
    """Make parts of a row of places with counts in brackets: "tại xã Phúc Sơn (72 người), xã Minh Quang (81 người)"."""
    text = context.text
    row = [
        reading
        for reading in readings
        if text[reading.people.start - 1] == "(" and text[reading.people.end : reading.people.end + 1] == ")"
    ]
    if len(row) > 1 and row[0].frame in ("head_counts.in_brackets", "head_counts.classes_and"):
        for reading in row:
            if reading.role == "whole" or reading.frame == "head_counts.bystander":
                reading.role = "part"


def _leave_out_guests(context: Context, wholes: Sequence[Reading]) -> None:
    """A few leaders beside a crowd are guests: "03 đồng chí lãnh đạo Sở và 120 cán bộ xã"."""
    most = max(reading.people.count for reading in wholes)
    for reading in wholes:
        noun = reading.people.end - len("lãnh đạo")
        if 3 * reading.people.count >= most or _OF_COMMUNES.match(context.text, noun):
            continue
        if _LEADERS.match(context.text, noun):
            reading.role = "other"


def split_wholes(context: Context, readings: Sequence[Reading]) -> None:
    """Make parts of the counts that a total told before them is split into: by "trong đó", by delegation, by class."""
    total: Reading | None = None
    classes: list[Reading] = []
    for reading in readings:
        if reading.role == "background" or reading.headline:
            continue
        before = context.text[max(reading.sentence[0], reading.people.start - NEAR) : reading.people.start]
        smaller = total is not None and reading.people.count < total.people.count
        unread = reading.frame == "head_counts.bystander"
        asked = reading.role == "whole" or (smaller and (unread or reading.role == "part"))
        if asked and before[-5:].rstrip().lower().endswith(("có", "cử")) and _DELEGATION.search(before):
            reading.role = "part" if smaller else reading.role
        elif (
            reading.role == "whole" and smaller and reading.frame != "head_counts.sum" and _SPLIT_BEFORE.search(before)
        ):
            reading.role = "part"
        elif reading.role == "whole" and _PLACE_CLASS.search(before):
            classes.append(reading)
        if reading.role == "whole":
            total = reading
    if len(classes) > 1 and len({reading.people.count for reading in classes}) > 1:
        paragraph = {context.section_at(reading.people.start) for reading in classes}
        for reading in classes if len(paragraph) == 1 else ():
            reading.role = "part"
    _take_turns(readings)
    _add_up(readings)


def _take_turns(readings: Sequence[Reading]) -> None:
    """Make a part of the first group where another has its turn after it: "Sang ngày 7/7, đến lượt 95 đại biểu"."""
    turn = next((i for i, reading in enumerate(readings) if reading.frame == "head_counts.next_in_turn"), 0)
    before = [reading for reading in readings[:turn] if reading.role == "whole" and not reading.headline]
    if before and before[-1].frame != "head_counts.sum":
        before[-1].role = "part"


def _add_up(readings: Sequence[Reading]) -> None:
    """Make parts of the counts in a row, two or more, that add up to a total told before or after them.

    A total that seemed to be of another time ("Từ đầu tháng 9 đến nay") is the training's own if its parts follow.
    """
    counted = [
        reading
        for reading in readings
        if not reading.headline and (reading.role != "other" or reading.frame == "head_counts.bystander")
    ][:MOST_HEARD]
    for total in [reading for reading in counted if reading.role in ("whole", "background")]:
        others = [reading for reading in counted if reading.people.count < total.people.count]
        for first in range(len(others)):
            left = total.people.count
            for last, reading in enumerate(others[first:], first + 1):
                left -= reading.people.count
                if left == 0 and last - first > 1:
                    total.role = "whole"
                    for part in others[first:last]:
                        part.role = "part"
                if left <= 0:
                    break


def promote_background(context: Context, readings: Sequence[Reading]) -> None:
    """Where nothing else is counted: a total of another time that the title or the whole report tells, or all passed.

    "60/60 học viên được cấp chứng nhận" tells how many were taught.
    """
    if any(reading.role in ("whole", "part") and not reading.headline for reading in readings):
        return
    headlines = {reading.people.count for reading in readings if reading.headline and reading.role == "whole"}
    for reading in readings:
        if reading.role == "background" and (
            reading.people.count in headlines or tells_all_so_far(context, reading.sentence, reading.people.start)
        ):
            reading.role = "whole"
    if not any(reading.role in ("whole", "part") for reading in readings):
        passed = [reading for reading in readings if reading.frame == "head_counts.judged" and reading.people.of]
        for reading in [reading for reading in passed if reading.people.of == reading.people.count][:1]:
            reading.role = "whole"
