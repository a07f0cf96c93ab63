"""Where people are counted: a number, its bound, and the noun it counts, before anything is decided about them."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

from gn_cli.extract.atoms import GAP, GLUE
from gn_cli.extract.rule import Match, verbose
from gn_cli.report import Bound
from gn_cli.vietnamese.numbers import NUMBER_WORDS, SCALED, read_count
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
_FILLER = ("lượt", "vị", "nữ", "nam", "các", "quý", "tất cả các", "bà con", "anh chị em", "chị em", "anh em")


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
    lines = (files("gn_cli") / "lexicon" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    entries = {line.strip() for line in lines if line.strip() and not line.startswith("#")}
    return tuple(sorted(entries, key=lambda entry: (-len(entry), entry)))


def any_of(words: tuple[str, ...]) -> str:
    """A fragment for verbose patterns that reads any of the words, longest first, blanks of any kind between them."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(GAP.join(regex.escape(part) for part in word.split()) for word in ordered) + ")"


@cache
def _pattern() -> Pattern:
    noun = rf"""(?:{any_of(words_of("counting_nouns"))}
        | (?:[\p{{L}}\p{{M}}]{{2,6}}{GAP}){{1,2}}(?<!tăng{GAP}|sinh{GAP}|động{GAP}|công{GAP})(?:viên|trưởng|sĩ|sỹ)
        )(?![\p{{L}}\p{{M}}])"""
    return verbose(
        rf"""
        (?: (?<![\p{{L}}\p{{M}}\d%.,]) | (?<=có|với|cho|là|gồm|dự)(?=(?:hơn|gần|trên|khoảng){GAP}\d) )
        (?: (?P<bound>{any_of(tuple(_BEFORE))}){GAP} )?
        (?: (?P<digits>{SCALED}) (?:(?:{GLUE}/{GLUE}|{GAP}trên{GAP}(?:tổng{GAP}số{GAP})?)(?P<of>\d{{1,6}})(?!\d)\)?)?
          | (?P<words>{NUMBER_WORDS}) )
        (?:{GLUE}\((?:{NUMBER_WORDS}|\d{{1,5}})\))?
        {GAP}
        (?P<unit> (?:{any_of(_FILLER)}{GAP}){{0,2}}
            {noun} (?: (?:{GLUE}[,/]{GLUE}|{GAP}(?:và|hoặc){GAP}) {noun} ){{0,6}} )
        (?: {GAP}(?P<beyond>trở{GAP}(?:lên|xuống)) )?
        """,
        regex.IGNORECASE,
    )


# A number after one of these names a year, a month, an article …: "năm 2023 cán bộ xã", "quý 3", "tháng 5 học viên".
_NAMES_A_NUMBER = verbose(
    rf"""(?:năm|tháng|ngày|quý|khóa|khoá|lần|thứ|điều|khoản|mục|hạng|loại|đợt|phiếu|quyển|tổ|cụm|khu|khối|nhóm|vòng
        |dự{GAP}án|tuần|kỳ|nghị{GAP}quyết|tiêu{GAP}chí|đề{GAP}án|(?<!tổng{GAP})(?<!sĩ{GAP})(?<!trong{GAP})số){GAP}$""",
    regex.IGNORECASE,
)
_RANGE_BEFORE = verbose(rf"\d{GLUE}(?:[-–—]|đến|tới){GLUE}$")


def find_people_counts(text: str, start: int, end: int) -> tuple[PeopleCount, ...]:
    """The counts of people in `text[start:end]`, in their order; a range of numbers gives none."""
    counts = (_read(text, match, start) for match in _pattern().finditer(text, start, end))
    return tuple(count for count in counts if count)


def _read(text: str, match: Match, start: int) -> PeopleCount | None:
    printed = match["digits"] or match["words"]
    window = text[max(start, match.start() - 16) : match.start()]
    if _RANGE_BEFORE.search(window) or (not match["bound"] and _NAMES_A_NUMBER.search(window)):
        return None
    if match["words"] and not _is_number_word(text, match, start):
        return None
    count = read_count(printed)
    if not count or (match["of"] and int(match["of"]) < count):
        return None
    bound: Bound = "exact"
    if match["bound"]:
        bound = _BEFORE[" ".join(match["bound"].lower().split())]
    elif match["beyond"]:
        bound = _AFTER[" ".join(match["beyond"].lower().split())]
    of = int(match["of"]) if match["of"] else None
    return PeopleCount(count, bound, match["unit"], match.start(), match.end(), of)


def _is_number_word(text: str, match: Match, start: int) -> bool:
    """Whether number words count here: not a capital inside a sentence (Ba Đình), a lone scale (hàng trăm), a year."""
    first, last = match.span("words")
    if text[first].isupper() and first > start and text[start:first].strip(" \t\u00a0–-:*\"“'(+"):
        return bool(regex.fullmatch(r"[^\p{Ll}]*", text[first : match.end()]))
    words = text[first:last].lower().split()
    if (
        not match["bound"]
        and len(words) == 1
        and words[0] in ("chục", "trăm", "nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ")
    ):
        return False
    if words == ["năm"]:
        return not regex.search(
            r"(?:trong|hằng|hàng|mỗi|đầu|giữa|cuối|cả|các|nhiều|một|số|từ|qua|những|theo)\s{1,3}$",
            text[:first][-12:],
            regex.I,
        )
    return True
