"""The kinds of official documents: their names in running text and the codes they carry in a document's symbol.

Names and codes are those of Phụ lục III of Nghị định 30/2020/NĐ-CP, the normative kinds of the law on promulgation, and
the Party's kinds of Hướng dẫn 36-HD/VPTW. "Giấy phép" is no kind: licences stand in page footers.
"""

from typing import NamedTuple

from gn_cli.extract.atoms import GAP
from gn_cli.vietnamese.pattern import Pattern, Plain


class Kind(NamedTuple):
    """A kind: its name, the codes of its symbols, and whether a bare number may follow ("Nghị quyết 30a")."""

    name: str
    codes: tuple[str, ...] = ()
    by_number: bool = False
    also: tuple[str, ...] = ()


KINDS = (
    Kind("Nghị quyết", ("NQ", "NQLT"), True, ("nghị quyết liên tịch", "nghị quyết chuyên đề")),
    Kind("Nghị định", ("NĐ", "ND"), True),
    Kind("Quyết định", ("QĐ", "QD"), True),
    Kind("Thông tư", ("TT", "TTLT"), True, ("thông tư liên tịch",)),
    Kind("Chỉ thị", ("CT",), True),
    Kind("Kế hoạch", ("KH", "KHLT", "KHLN", "KHPH"), True, ("kế hoạch liên tịch",)),
    Kind("Công văn", ("CV",), True),
    Kind("Kết luận", ("KL",), True),
    Kind("Thông báo", ("TB", "TBKL"), True),
    Kind("Hướng dẫn", ("HD", "HDLN", "HDLT"), True),
    Kind("Công điện", ("CĐ",), True),
    Kind("Tờ trình", ("TTR",), True),
    Kind("Báo cáo", ("BC",), True),
    Kind("Giấy mời", ("GM",), True),
    Kind("Luật", (), True, ("bộ luật",)),
    Kind("Pháp lệnh", ("PL",), True),
    Kind("Quy chế", ("QC", "QCPH")),
    Kind("Quy định", ("QYĐ", "QYD", "QĐI")),
    Kind("Thông cáo", ("TC",)),
    Kind("Thông tri", ()),
    Kind("Chương trình", ("CTR", "CTRHĐ", "CTHĐ", "CTRPH", "CTPH")),
    Kind("Phương án", ("PA",)),
    Kind("Đề án", ("ĐA", "DA")),
    Kind("Dự án", ()),
    Kind("Biên bản", ("BB", "BBGN")),
    Kind("Hợp đồng", ("HĐ",)),
    Kind("Thư mời", ()),
    Kind("Lệnh", ()),
)

_BY_WORD = {word: kind.name for kind in KINDS for word in (kind.name.lower(), *kind.also)}
_NAMES = {**_BY_WORD, "văn bản": "Công văn"}
SHORT_KINDS = ("NQ", "NĐ", "QĐ", "TT", "TTLT", "CT", "KH", "CV", "KL", "TB", "HD", "BC")
"""The codes that stand for their kind in running text too: "NĐ 20/2021/NĐ-CP"."""

_BY_CODE = {code: kind.name for kind in KINDS for code in kind.codes}


def _words(words: tuple[str, ...]) -> str:
    """Alternatives for names, the longer ones first, any gap between their syllables."""
    return "|".join(GAP.join(word.split()) for word in sorted(words, key=lambda word: (-len(word), word)))


_SHORT_WORDS = "|".join(sorted(SHORT_KINDS, key=lambda code: (-len(code), code)))

_INITIAL = "(?=[bcđdghklnpqtBCĐDGHKLNPQT])(?<![\\p{L}\\d/-])"

KIND_WORD = rf"{_INITIAL}(?:(?i:{_words(tuple(_BY_WORD))})|{_SHORT_WORDS})(?![\p{{L}}\d])"
"""The name of a kind in running text, in any case, or its short form in capitals."""

NUMBERED_KIND_WORD = (
    rf"{_INITIAL}(?:(?i:{_words(tuple(k.name.lower() for k in KINDS if k.by_number))}"
    rf"|nghị{GAP}quyết{GAP}liên{GAP}tịch|thông{GAP}tư{GAP}liên{GAP}tịch)|{_SHORT_WORDS})(?![\p{{L}}\d])"
)
"""A kind that is cited by its bare number too; programmes and projects are not, their numbers being nicknames."""

_GAPS = Pattern(r"\s+|[\u200b]")
_SERIAL = Plain(r"^\d+\p{L}?[/-](?:\d{4}[/-])?")
_MARK = Plain(r"[-‐‑‒–—−/]")
_OF_ASSEMBLY = Plain(r"/QH\d")


def kind_of_word(word: str) -> str:
    """The kind, capitalised and spelled out, that a match of `KIND_WORD` names; "văn bản" is a công văn."""
    word = _GAPS.sub(" ", word)
    return _BY_CODE[word] if word in SHORT_KINDS else _NAMES[word.lower()]


def kind_of_law(number: str) -> str | None:
    """The kind that the National Assembly's own symbol tells, where no word does: 35/2013/QH13 is a law."""
    if "UBTVQH" in number:
        return "Nghị quyết"
    return "Luật" if _OF_ASSEMBLY.search(number) else None


def kind_of_number(number: str) -> str | None:
    """The kind that a number's own symbol tells: "25/BC-UBND" is a report; `None` for a công văn's "3016/LĐTBXH-VP"."""
    symbol = _SERIAL.sub("", number.upper().replace("Ð", "Đ"))
    first = _MARK.split(symbol)[0]
    return _BY_CODE.get(first)
