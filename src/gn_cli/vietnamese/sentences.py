"""Where sentences begin and end, told by offsets; abbreviations, numbers and dates do not end one."""

import regex

from gn_cli.vietnamese.pattern import Plain

# What can end a sentence, with the blanks behind it. The first mark stands alone so that the search can skip to it.
_END = Plain(r"""([.!?…][.!?…]{0,5}["”’»)\]]{0,2})(?:[^\S\n]+|(?=\n)|$)""")

# A full stop after one of these stands inside a sentence: "TP. Bắc Kạn", "ThS. Nguyễn", "Đ/c.", "tr. 5".
_ABBREVIATION = Plain(
    r"""(?<![\p{L}\d&])(?:TP|Tp|tp|T\.P|TX|Tx|TT|Tt|P|Q|H|X|T|St|Mr|Mrs|Dr|
        (?:GV[CP]?\.?)?(?:PGS|GS|TSKH|TS|Ts|ThS|Ths|Th\.S|NCS|CN|KS|BS|Bs|BSCKI{1,2}|CKI{1,2}|DS|LS|NGƯT|NGND|TTƯT)
        |[đĐ]/[cC]|[đĐ]c|vv|v\.v|tr|Tr|số|No|\p{Lu})\.$""",
    regex.VERBOSE,
)

_REACH = 12
"""How many characters before a full stop are looked at."""

_SMALL_ABBREVIATIONS = frozenset({"tp", "đc", "vv", "tr", "số"})
"""The abbreviations of small letters alone."""


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of `text[start:end]` as `(start, end)` offsets, blanks at both ends left out.

    A line end always ends a sentence. A full stop ends one unless it belongs to an abbreviation or an initial, or the
    next word is lower case; a semicolon does not.
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        line = text[start:stop]
        first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        for match in _END.finditer(text, first, last):
            mark, after = match.span(1)
            following = match.end()
            if not _inside(text, first, mark, after, text[following : min(following + 1, last)]):
                spans.append((first, after))
                first = following
        if first < last:
            spans.append((first, last))
        start = stop + 1
    return tuple(spans)


def _inside(text: str, first: int, stop: int, after: int, following: str) -> bool:
    """Whether a stop, `text[stop:after]`, stands inside a sentence that began at `first`; `following` is a letter."""
    if following.islower():
        return True
    if text[stop:after] != "." or not following:
        return False
    before = text[max(first, stop - _REACH) : stop + 1]
    word = before[before.rfind(" ") + 1 : -1]
    if word.isalpha() and word.islower():
        return word in _SMALL_ABBREVIATIONS and (word != "số" or following.isdigit())
    # The number of an item: "12. Lớp …".
    if stop - first < _REACH and text[first:stop].strip().isdigit():
        return True
    return _ABBREVIATION.search(before) is not None
