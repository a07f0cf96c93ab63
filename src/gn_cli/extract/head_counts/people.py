"""Where people are counted: a number, its bound, and the noun it counts, before anything is decided about them."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import regex

from gn_cli.extract.atoms import BLANK, GAP, GLUE, either
from gn_cli.extract.rule import Match, verbose
from gn_cli.lexicon import text_of
from gn_cli.report import Bound
from gn_cli.vietnamese.numbers import NO_SCALE, NO_WORD, NUMBER_WORDS, SCALED, read_count
from gn_cli.vietnamese.pattern import Pattern

BOUNDS: tuple[tuple[Bound, tuple[str, ...]], ...] = (
    ("at_least", ("không dưới", "không ít hơn", "ít nhất", "tối thiểu")),
    ("at_most", ("không quá", "không vượt quá", "tối đa", "nhiều nhất")),
    ("over", ("hơn", "trên", "ngoài", "quá", "khoảng hơn", "khoảng trên")),
    ("nearly", ("gần", "ngót", "ngót nghét", "gần tới", "suýt soát", "non", "khoảng gần")),
    (
        "about",
        (
            *(
                "khoảng",
                "vào khoảng",
                "chừng",
                "ước chừng",
                "áng chừng",
                "độ",
                "độ chừng",
                "cỡ",
                "tầm",
                "ước",
                "ước tính",
            ),
            *("xấp xỉ", "trên dưới", "dao động"),
        ),
    ),
)
"""The words before a count and the bound they set, in the order in which they are tried."""

_BEFORE = {word: bound for bound, words in BOUNDS for word in words}
_AFTER: dict[str, Bound] = {"trở lên": "over", "trở xuống": "at_most"}

# Words between the number and its noun: "60 vị đại biểu", "400 lượt cán bộ", "45 nữ hội viên".
_FILLER = (
    "lượt",
    "vị",
    "nữ",
    "nam",
    "các",
    "quý",
    "tất cả các",
    "bà con",
    "anh chị em",
    "chị em",
    "anh em",
    "em",
    "bạn",
    "bác",
)

# Words of address that count people: "hơn 200 chị là ủy viên", "70 vị", "40 em"; not "3 vị trí", "12 anh hùng".
_ADDRESSED = rf"""(?:chị|anh|cụ|vị(?!{GAP}(?:trí|thế))|bác(?!{GAP}s[ĩỹ])|em(?!{GAP}bé)
    |bạn(?!{GAP}(?:hàng|đọc))|cô{GAP}(?:bác|chú|giáo)|cô,{GAP}chú
    |thầy{GAP}giáo|ông,{GAP}bà|ông{GAP}bà)(?!{GAP}(?:hùng|ninh))"""


@dataclass(frozen=True, slots=True)
class PeopleCount:
    """A count of people: `[start, end)` holds bound, number and noun as printed; `of` is the whole of "60/60"."""

    count: int
    bound: Bound
    unit: str
    start: int
    end: int
    of: int | None = None


def words_of(name: str) -> tuple[str, ...]:
    """The entries of a list in `gn_cli/lexicon`, longest first; `#` starts a comment."""
    lines = text_of(f"{name}.txt").splitlines()
    entries = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return tuple(sorted(entries, key=lambda entry: (-len(entry), entry)))


def any_of(words: tuple[str, ...]) -> str:
    """A fragment for verbose patterns that reads any of the words, the longest that stands there."""
    of_letters = [word for word in words if word.replace(" ", "").isalpha()]
    with_marks = [word for word in words if word not in of_letters]
    return f"(?:{either(*with_marks)}|{either(*of_letters)})" if with_marks else either(*of_letters)


_LONGEST_BOUND = 24
_BOUND = verbose(
    rf"""(?:(?<![\p{{L}}\p{{M}}\d%.,])|(?<=có)|(?<=với)|(?<=cho)|(?<=là)|(?<=gồm)|(?<=dự))
    (?P<bound>{any_of(tuple(_BEFORE))}){GAP}$""",
    regex.IGNORECASE,
)
"""The words that bound a number, up to it; "cóhơn 60 cán bộ" stands on a page that lost a blank."""


@cache
def _counted() -> Pattern:
    """A number, perhaps with the whole of which it is a part, or written out in brackets; then what it counts: a noun
    or a list of them, with the words before it."""
    noun = rf"""(?:{any_of(words_of("counting_nouns"))}
        | (?!hộ{GAP}|lớp{GAP})(?:[\p{{L}}\p{{M}}]{{2,6}}{GAP}){{1,2}}
            (?<!tăng{BLANK})(?<!sinh{BLANK})(?<!động{BLANK})(?<!công{BLANK})(?:viên|trưởng|sĩ|sỹ)
        | {_ADDRESSED}
        )(?![\p{{L}}\p{{M}}])"""
    return verbose(
        rf"""
        (?: (?P<digits>{SCALED}) {NO_SCALE}
                (?:(?:{GLUE}/{GLUE}|{GAP}trên{GAP}(?:tổng{GAP}số{GAP})?)(?P<of>\d{{1,6}})(?!\d)\)?)?
          | (?P<words>{NUMBER_WORDS}) {NO_WORD} )
        (?:{GLUE}\((?:{NUMBER_WORDS}|\d{{1,5}})\))?
        {GAP}
        (?P<unit> (?:{any_of(_FILLER)}{GAP}){{0,2}}
            {noun} (?: (?:{GLUE}[,/]{GLUE}|{GAP}(?:và|hoặc){GAP}) {noun} ){{0,6}} )
        (?: {GAP}(?P<beyond>trở{GAP}(?:lên|xuống)) )?""",
        regex.IGNORECASE,
    )


# A number after one of these names a year, a month, an article …: "năm 2023 cán bộ xã", "quý 3", "tháng 5 học viên".
_NAMES_A_NUMBER = verbose(
    rf"""(?:năm|tháng|ngày|quý|khóa|khoá|lần|thứ|điều|khoản|mục|hạng|loại|đợt|phiếu|quyển|tổ|cụm|khu|khối|nhóm|vòng
        |dự{GAP}án|tuần|kỳ|nghị{GAP}quyết|tiêu{GAP}chí|đề{GAP}án|tầng|lầu|(?<!tổng{BLANK})(?<!sĩ{BLANK})(?<!trong{BLANK})số){GAP}$""",
    regex.IGNORECASE,
)
_RANGE_BEFORE = verbose(rf"\d{GLUE}(?:[-–—]|đến|tới){GLUE}$")
_AFTER_YEAR_WORD = Pattern(
    r"(?:trong|hằng|hàng|mỗi|đầu|giữa|cuối|cả|các|nhiều|một|số|từ|qua|những|theo)\s{1,3}$", regex.IGNORECASE
)
_MANY_BEFORE = Pattern(r"(?:hàng|vài|nhiều|mấy|những|cả)\s{1,3}$", regex.IGNORECASE)
_NO_SMALL_LETTER = Pattern(r"[^\p{Ll}]*")
_LONE_SCALES = frozenset({"chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ"})


def find_people_counts(text: str, stretches: Sequence[tuple[int, int]]) -> list[tuple[tuple[int, int], PeopleCount]]:
    """The counts of people in stretches of a text, each with its stretch; a range of numbers gives none.

    The stretches come in their order and do not overlap; no count is read across two of them.
    """
    found = []
    starts = [start for start, _ in stretches]
    for match in _counted().finditer_in(text, stretches):
        start, end = stretches[bisect_right(starts, match.start()) - 1]
        if count := _read(text, match, start):
            found.append(((start, end), count))
    return found


def _read(text: str, match: Match, start: int) -> PeopleCount | None:
    """The count of a match in the stretch that begins at `start`."""
    first, end = match.span()
    before = _BOUND.compiled.search(text, max(start, first - _LONGEST_BOUND), first)
    begin = before.start() if before else first
    if not before and first > start and (text[first - 1] in "%.," or text[first - 1].isalnum()):
        return None
    if _RANGE_BEFORE.compiled.search(text, max(start, begin - 16), begin):
        return None
    if not before and _NAMES_A_NUMBER.compiled.search(text, max(start, begin - 16), begin):
        return None
    if match["words"] and not _is_number_word(text, match, before is not None, start):
        return None
    count = read_count(match["digits"] or match["words"])
    of = int(match["of"]) if match["of"] else None
    if not count or (of and of < count):
        return None
    bound: Bound = "exact"
    if before:
        bound = _BEFORE[" ".join(before["bound"].lower().split())]
    elif match["beyond"]:
        bound = _AFTER[" ".join(match["beyond"].lower().split())]
    return PeopleCount(count, bound, match["unit"], begin, end, of)


def _is_number_word(text: str, match: Match, bounded: bool, start: int) -> bool:
    """Whether number words count here: not a capital inside a sentence (Ba Đình), a lone scale (hàng trăm), a year."""
    first, last = match.span("words")
    if text[first].isupper() and first > start and text[start:first].strip(" \t\u00a0–-:*\"“'(+"):
        return _NO_SMALL_LETTER.fullmatch(text, first, match.end()) is not None
    words = text[first:last].lower().split()
    if words[0] in _LONE_SCALES and _MANY_BEFORE.compiled.search(text, max(start, first - 12), first):
        return False
    if not bounded and len(words) == 1 and words[0] in _LONE_SCALES:
        return False
    if words == ["năm"]:
        return _AFTER_YEAR_WORD.compiled.search(text, max(0, first - 12), first) is None
    return True
