"""Where sentences begin and end, told by offsets; abbreviations, numbers and dates do not end one."""

import regex

from gn_cli.vietnamese.pattern import Plain

_END = Plain(r"""[.!?…]{1,6}["”’»)\]]{0,2}(?=\s|$)|[;](?=\s)|(?<=[.!?])["”](?=\s|$)""")

# A full stop after one of these stands inside a sentence: "TP. Bắc Kạn", "ThS. Nguyễn", "Đ/c.", "tr. 5".
_ABBREVIATION = Plain(
    r"""(?<![\p{L}\d])(?:TP|Tp|tp|T\.P|TX|Tx|TT|Tt|P|Q|H|X|T|St|Mr|Mrs|Dr|
        (?:GV[CP]?\.?)?(?:PGS|GS|TSKH|TS|Ts|ThS|Ths|Th\.S|NCS|CN|KS|BS|Bs|BSCKI{1,2}|CKI{1,2}|DS|LS|NGƯT|NGND|TTƯT)
        |[đĐ]/[cC]|[đĐ]c|vv|v\.v|tr|Tr|số|No|\p{Lu})\.$""",
    regex.VERBOSE,
)


def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """The sentences of `text[start:end]` as `(start, end)` offsets, blanks at both ends left out.

    A line end always ends a sentence. A full stop ends one unless it belongs to an abbreviation or an initial, or the
    next word is lower case; a semicolon does not.
    """
    end = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    for line_start, line_end in _lines(text, start, end):
        first = line_start
        for match in _END.finditer(text, line_start, line_end):
            if match.group().startswith(";") or _inside(text, first, match.start(), match.end(), line_end):
                continue
            spans.append((first, match.end()))
            first = match.end()
        spans.append((first, line_end))
    return tuple(span for span in (_trim(text, *span) for span in spans) if span[0] < span[1])


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    lines = []
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        lines.append((start, stop))
        start = stop + 1
    return lines


def _inside(text: str, first: int, stop: int, after: int, line_end: int) -> bool:
    """Whether the stop at `text[stop:after]` stands inside a sentence that began at `first`."""
    following = text[after:line_end].lstrip()[:1]
    if following.islower():
        return True
    if text[stop:after] != "." or not following:
        return False
    before = text[max(first, stop - 12) : stop + 1]
    if text[first:stop].strip().isdigit():
        return True
    return _ABBREVIATION.search(before) is not None


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
