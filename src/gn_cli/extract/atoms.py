"""Regex fragments shared by the fields: blanks, dashes, capitals, numbers. Fragments for `rule.verbose` patterns."""

from os.path import commonprefix

BLANK = r"[ \t]"
"""One blank of the text that rules read, in which every other kind stands as a plain one (`Context.text`)."""

GAP = rf"{BLANK}{{1,3}}"
"""What stands between two words."""

GLUE = rf"{BLANK}{{0,3}}"
"""A gap that may be missing: around slashes, dashes, percent signs."""

DASH = r"[-‐‑‒–—−]"
"""A hyphen or dash of any length."""

CAPITALISED = r"\p{Lu}[\p{L}\p{M}’']{0,8}"
"""One syllable that starts with a capital (Sơn, TH, H’Hen)."""

SYLLABLE = r"[\p{L}\p{M}’']{1,9}"
"""One syllable in any case."""

COUNT = r"(?:\d{1,3}(?:[.\u00a0 ]\d{3}){1,3}|\d{1,7})(?![\d])"
"""A whole number as printed: 45, 2208, 2.208, 16 600."""

DAY = r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?!\d)"
"""The number of a day: 5, 05, 31."""

MONTH = r"(?<!\d)(?:0?[1-9]|1[0-2])(?!\d)"
"""The number of a month: 9, 09, 12."""

YEAR = r"(?<!\d)(?:19|20)\d{2}(?!\d)"
"""A year of four digits."""

DATE_MARK = rf"(?:{GLUE}/{{1,2}}{GLUE}|\.|{DASH})"
"""What stands between the numbers of a day: 24/10, 24.10, 24-10, misprinted 24//10; blanks only around the slash."""

YEAR_AFTER = rf"(?:(?:,?{GAP}năm{GAP}|{GLUE}[/,]{GLUE}|{DASH})(?P<year>{YEAR}))"
"""The year after a month: "tháng 3 năm 2020", "tháng 3/2020"."""

DAY_MONTH = (
    rf"(?P<day>{DAY})(?:{GAP}tháng{GAP}(?P<month>{MONTH}){YEAR_AFTER}?"
    rf"|{DATE_MARK}(?P<month>{MONTH})(?:{DATE_MARK}(?P<year>{YEAR})|{GAP}năm{GAP}(?P<year>{YEAR}))?"
    rf"|{GAP}{DASH}{GAP}(?P<month>{MONTH}){GAP}{DASH}{GAP}(?P<year>{YEAR}))"
)
"""A day with its month and perhaps its year, in figures or words, as the groups `day`, `month` and `year`."""


def either(*phrases: str) -> str:
    """A group that matches any of the phrases, longer first; a blank in a phrase matches any blanks of the text.

    Phrases of letters become a tree of their beginnings, which an engine walks several times quicker than a list.
    """
    in_order = sorted(phrases, key=len, reverse=True)
    if all(phrase.replace(" ", "").isalpha() for phrase in phrases):
        return f"(?:{_tree(in_order)})"
    return "(?:" + "|".join(phrase.replace(" ", GAP) for phrase in in_order) + ")"


def _tree(endings: list[str]) -> str:
    """The endings as one pattern, those that begin alike under one branch."""
    shared = commonprefix(endings)  # noqa: RUF071 - of letters, as is wanted
    begun = shared.replace(" ", GAP)
    branches: dict[str, list[str]] = {}
    for ending in endings:
        branches.setdefault(ending[len(shared) : len(shared) + 1], []).append(ending[len(shared) :])
    may_end = branches.pop("", None) is not None
    written = "|".join(map(_tree, branches.values()))
    if not written:
        return begun
    return f"{begun}(?:{written})?" if may_end else f"{begun}(?:{written})"


TRADE = either(
    "sơ cấp cứu", "sơ cứu", "FFS", "ToT", "IPM", "nấu ăn", "may", "đan", "dệt", "thêu", "nuôi", "trồng", "chăn nuôi",
    "chế biến", "ghép", "tiếng", "làm", "xử lý", "phòng trừ", "kinh doanh", "bán hàng", "khởi nghiệp", "quản lý",
)  # fmt: skip
"""What a class is named by that is neither called a training nor a course: "lớp sơ cấp cứu", "khóa nấu ăn"."""
