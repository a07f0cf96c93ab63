"""What a text tells and its record does not: figures, documents and people left out for no known reason.

Each check names a reading that a field passed over although nothing near it says why; `certainty` gathers them.
"""

import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator

from gn_cli.extract.atoms import GLUE, either
from gn_cli.extract.context import Context
from gn_cli.extract.rule import verbose
from gn_cli.report import Caution, Evidence
from gn_cli.vietnamese.pattern import Pattern, Plain

_FEWEST_IN_A_CLASS = 15
_NEAR = 100
"""How many characters before and after a name tell why it is there."""

_LETTERS = [*map(chr, range(0x61, 0x7B)), *map(chr, range(0xE0, 0x1B1)), *map(chr, range(0x1EA0, 0x1EFA))]
_SMALL = "".join(filter(str.islower, _LETTERS))
_CAPITAL = _SMALL.upper()

# "tỷ lệ hộ nghèo của xã là 12,5": what stands right before the sign of a rate that tells of the poor.
_RATE_BEFORE = Plain(
    r"(?i)t[ỷỉ] lệ (?:hộ )?(?:cận )?nghèo(?: đa chiều)?[^\d.;:,()]{1,40}(?P<figure>\d{1,2}(?:,\d{1,2})?) ?$"
)
# "1.024 hộ" before "nghèo", but no year: "đầu năm 2022 hộ nghèo còn …".
_COUNT_BEFORE = Plain(r"(?<![\d.,/])(?P<figure>(?!20\d\d )\d{1,3}(?:\.\d{3}|\d)?) $")
# Households that get, borrow or attend something are no number of the poor.
_GIVEN = verbose(
    rf"""(?i:\b{either(
        "hỗ trợ", "vay", "vốn", "tặng", "trao", "được", "cho", "cấp", "nhận", "đại diện", "thoát", "giúp", "tham gia",
        "tham dự", "thuộc", "học nghề", "việc làm", "xây", "sửa", "bàn giao", "đến từ", "gồm", "phát sinh", "tái",
        "dư nợ", "mô hình", "dự án", "khảo sát", "đi", "các", "mỗi",
    )}\b)"""
)  # fmt: skip
_KIND_BEFORE = Plain(
    r"(?i)(?:quyết định|kế hoạch|thông tư|nghị quyết|nghị định|công văn|chỉ thị|hướng dẫn|thông báo|tờ trình)"
    r"(?: liên tịch)?(?: số:?)? [\dA-ZĐ/-]{0,20}$"
)
# "TS. Nguyễn Văn A", "bác sĩ Lò Thị B"; of several the titles' order here is the order of the checks.
_TITLES = ("pgs", "ts", "ths", "bs", "thạc s", "tiến s", "bác s", "kỹ sư", "luật sư", "nhà báo")
_TITLED = Pattern(
    rf"(?<!\p{{L}})(?<!(?i:hội) )(?P<title>(?i:{'|'.join(_TITLES)}))"
    rf"(?=[ĩỹ]?[.,]{{0,2}}{GLUE}(?P<name>[{_CAPITAL}]\w{{0,8}}(?: [{_CAPITAL}]\w{{0,8}}){{1,3}}))"
)
# Those who open, chair or are quoted have a reason to be named; so has who wrote or took a picture.
_HOST = verbose(
    rf"""(?i:\b{either(
        "phát biểu", "khai mạc", "bế mạc", "chủ trì", "nhấn mạnh", "cho biết", "cho rằng", "đề nghị", "chỉ đạo",
        "kết luận", "ảnh", "tham dự", "đến dự", "đánh giá", "khẳng định",
    )}\b)"""
)  # fmt: skip
# Words run together by a copy out of a page or a PDF: "SởTư pháp", "vàXã"; "07/2021ngày". One search tells that a text
# has neither, as most have none.
_GLUED = Plain(rf"[{_CAPITAL}](?<=[{_SMALL}].)[{_SMALL}]")
_GLUED_NUMBER = Plain(r"[0-9]{1,4}(?:ngày|tháng|năm|của|và)\b")
_GLUED_EITHER = Plain(rf"[{_CAPITAL}0-9](?:(?<=[{_SMALL}].)[{_SMALL}]|(?<=[0-9])(?:ngày|tháng|năm|của|và)\b)")


def find_left_out(context: Context) -> Iterator[Caution]:
    """What the text tells and the record does not, in the order of the checks."""
    for check in _CHECKS:
        yield from check(context)


def _at(field: str, message: str, start: int, end: int) -> Caution:
    return Caution(field, message, start, end)


def _read_at(spans: list[tuple[int, int]], offset: int) -> bool:
    """Whether an offset lies in one of the spans, which are sorted and do not overlap."""
    place = bisect_right(spans, (offset, sys.maxsize)) - 1
    return place >= 0 and offset < spans[place][1]


def _spans(evidence: Iterable[Evidence]) -> list[tuple[int, int]]:
    return sorted((one.start, one.end) for one in evidence)


def _bodies(context: Context) -> list[tuple[int, int]]:
    return [(section.start, section.end) for section in context.sections if section.kind == "body"]


def _in_body(words: str, context: Context) -> list[int]:
    """Where words stand in the body of the article."""
    text, found = context.text, list[int]()
    place = text.find(words)
    while place >= 0:
        section = context.section_at(place)
        if section is not None and section.kind == "body" and place + len(words) <= section.end:
            found.append(place)
        place = text.find(words, place + 1)
    return found


def _figures(context: Context) -> Iterator[Caution]:
    """A rate with its noun before it, or a number of poor households, that no figure was read from."""
    text = context.text
    read = _spans(
        [*(one.evidence for one in context.poverty_rates), *(one.evidence for one in context.poor_households)]
    )
    for sign in _in_body("%", context):
        if _read_at(read, sign):
            continue
        first = max(0, sign - 90)
        rate = _RATE_BEFORE.search(text, first, sign) if context.folded.find("lệ ", first, sign) >= 0 else None
        if rate and not _read_at(read, rate.start("figure")):
            yield _at("poverty_rates", "a rate told of the poor was not taken", rate.start("figure"), sign + 1)
            return
    for noun in ("hộ nghèo", "hộ cận nghèo"):
        for place in _in_body(noun, context):
            told = text[max(0, place - 2) : place - 1].isdigit()
            count = _COUNT_BEFORE.search(text, max(0, place - 10), place) if told else None
            if count is None or _read_at(read, count.start("figure")):
                continue
            if not _GIVEN.search(text, *context.sentence_at(place)):
                message = "a number of poor households was not taken"
                yield _at("poor_households", message, count.start("figure"), place + len("hộ"))
                return


def _documents(context: Context) -> Iterator[Caution]:
    """A number after "số", or with the letters of an office behind its stroke, that follows a kind of document."""
    text = context.text
    read = _spans(document.evidence for document in context.documents)
    after_word = [place + 3 for place in _in_body("số ", context) if text[place + 3 : place + 4].isdigit()]
    with_office = [place - 1 for place in _in_body("/", context) if text[place + 1 : place + 3].isupper()]
    for place in after_word + with_office:
        if not _read_at(read, place) and (told := _KIND_BEFORE.search(text, max(0, place - 50), place)):
            yield _at("documents", "a numbered document was not taken", told.start(), place + 1)
            return


def _teachers(context: Context) -> Iterator[Caution]:
    """A person with a title of learning who neither teaches nor opens, chairs or speaks, as far as was read."""
    if not context.is_training:
        return
    text = context.text
    known = [person.evidence.start for person in context.lecturers]
    names = {person.name for person in context.lecturers}
    titled = _TITLED.finditer_in(text, _bodies(context))
    for named in sorted(titled, key=lambda match: _TITLES.index(match["title"].lower())):
        place = named.start()
        if any(abs(place - other) < _NEAR // 2 for other in known) or named["name"] in names:
            continue
        first, last = context.sentence_at(place)
        if not _HOST.search(text, max(first, place - _NEAR), min(last, place + _NEAR)):
            message = "a person with an academic title was not taken for a lecturer"
            yield _at("lecturers", message, place, named.end("name"))
            return


def _people(context: Context) -> Iterator[Caution]:
    """A training without a head-count, though its report counts people: the count may have been taken for another's."""
    others = [mention.head for mention in context.head_counts if mention.role == "other"]
    audience = next((head for head in others if head.count >= _FEWEST_IN_A_CLASS), None)
    for training in context.trainings:
        if audience and training.participants is None and not training.participants_parts:
            place = audience.evidence
            yield _at("participants", "people are counted, none of them as taught here", place.start, place.end)


def _no_training(context: Context) -> Iterator[Caution]:
    """A report taken to be about something else, though it tells who held a class and when, or for how many."""
    if context.is_training or not context.organizers:
        return
    days = any(day.role == "event" for day in context.dates)
    if days or any(mention.role == "whole" for mention in context.head_counts):
        place = context.organizers[0].evidence
        yield _at("is_training", "told as no training, though somebody held one", place.start, place.end)


def _run_together(context: Context) -> Iterator[Caution]:
    """Words of the language without their blank; foreign names (YouTube) and one-word spellings (ĐắkLắk) are none."""
    text = context.text
    message = "words are run together here: a name or number beside may be cut"
    if not _GLUED_EITHER.search(text):
        return
    for first, last in _bodies(context):
        for match in _GLUED.finditer(text, first, last):
            start, end = match.span()
            while start > first and text[start - 1].isalpha():
                start -= 1
            while end < last and text[end].isalpha():
                end += 1
            if not text[start:end].isascii() and text[start + 2] != "k":
                yield _at("text", message, start, end)
                return
        if number := _GLUED_NUMBER.search(text, first, last):
            yield _at("text", message, *number.span())
            return


_CHECKS: tuple[Callable[[Context], Iterator[Caution]], ...] = (
    _figures,
    _documents,
    _teachers,
    _people,
    _no_training,
    _run_together,
)
"""All checks; a new one is a function here."""
