"""From the printed lines of a PDF's pages to paragraphs: running heads dropped, wrapped lines joined."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line: its text, and in points where it begins and ends, the height it stands on (growing upwards), the
    size of its font and the width of its first word."""

    text: str
    left: float
    right: float
    base: float
    size: float
    first: float


_EDGE = 3
"""Lines at the head and at the foot of a page that may be running heads."""
_NUMBER = re.compile(
    r"\W{0,4}(?:trang|page)?\W{0,4}(?P<page>\d{1,4})(?:\s?[/-]\s?\d{1,4}|\s(?:of|trên)\s\d{1,4})?\W{0,4}", re.I
)
_END = re.compile(r"[.!?:;…”\"»)]$")
_HYPHENS = ("\u00ad", "\x02")
"""A soft hyphen, and the sign that PDFium gives for a word divided at the end of a line."""


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[str]:
    """The paragraphs of the pages in order, blank lines told as empty strings."""
    pages = _without_running_heads(pages)
    found: list[str] = []
    before: Line | None = None
    for page in pages:
        right = max((line.right for line in page), default=0.0)
        left = min((line.left for line in page), default=0.0)
        gap = _usual_gap(page)
        for number, line in enumerate(page):
            new_page = number == 0
            if before is not None and _goes_on(before, line, left, right, gap, new_page):
                found[-1] = _joined(found[-1], line.text)
            else:
                if before is not None and (new_page or _step(before, line) > 1.45 * gap):
                    found.append("")
                found.append(line.text)
            before = line
    return found


def _step(before: Line, line: Line) -> float:
    return before.base - line.base


def _usual_gap(page: Sequence[Line]) -> float:
    """The distance from line to line within paragraphs: the commonest of those that lines of one paragraph can have."""
    near = [(_step(one, two), two.size) for one, two in pairwise(page)]
    steps = Counter(round(step, 1) for step, size in near if 1 < step < 2.5 * size)
    if not steps:
        return 1.3 * max((line.size for line in page), default=12.0)
    gap, times = steps.most_common(1)[0]
    return gap if times > 1 else min(steps)


def _goes_on(before: Line, line: Line, left: float, right: float, gap: float, new_page: bool) -> bool:
    """Whether a line goes on in the paragraph of the line before it.

    A line is broken within a paragraph only where the next word would not have fitted on it.
    """
    if abs(before.size - line.size) > 0.6:
        return False
    if not new_page and _step(before, line) > 1.45 * gap:
        return False
    if line.left > left + 2.2 * line.size and abs(line.left - before.left) > 2:
        # Set in from the margin: a new paragraph, a signature, a heading in the middle.
        return False
    if line.left - before.left > 0.8 * line.size:
        return False
    if new_page and _END.search(before.text):
        return False
    blank = 0.25 * before.size
    return before.right + blank + line.first > right - 0.3 * before.size


def _joined(text: str, line: str) -> str:
    if text.endswith(_HYPHENS):
        return text[:-1] + line
    # "LĐ-" and "TBXH" on the next line: a mark without a blank before it stays in its word.
    if re.search(r"\w[-/–]$", text) and not re.search(r"\d[-–]$", text):
        return text + line
    return f"{text} {line}"


def _without_running_heads(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The pages without page numbers, and without what stands at the head or foot of several of them alike."""
    seen: Counter[tuple[str, int]] = Counter()
    for page in pages:
        seen.update({_place(line) for line in _edges(page)})
    often = max(2, len(pages) // 2)
    kept = []
    for number, page in enumerate(pages, 1):
        edges = set(map(id, _edges(page)))
        kept.append(
            [
                line
                for line in page
                if id(line) not in edges or not (seen[_place(line)] >= often or _is_page_number(line.text, number))
            ]
        )
    return kept


def _edges(page: Sequence[Line]) -> list[Line]:
    ordered = sorted(page, key=lambda line: -line.base)
    return ordered if len(ordered) <= 2 * _EDGE else ordered[:_EDGE] + ordered[-_EDGE:]


def _place(line: Line) -> tuple[str, int]:
    """What a running head has in common on all pages: its words, whatever the number in them, and its height."""
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.base / 4)


def _is_page_number(text: str, page: int) -> bool:
    match = _NUMBER.fullmatch(text.strip())
    return match is not None and int(match["page"]) == page


def one_letter_share(text: str) -> float:
    """The share of words of one letter; over a quarter where a PDF's letters are torn apart ("ĐIỀ U KHO ẢN")."""
    words = re.findall(r"[^\W\d_]+", text)
    return sum(len(word) == 1 for word in words) / len(words) if words else 0.0


def in_reading_order(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines of a page from above; pieces of one printed line, which PDFs keep apart, as one."""
    waiting: Line | None = None
    for line in lines:
        if waiting is not None and _beside(waiting, line):
            blank = " " if line.left - waiting.right > 0.12 * line.size and not waiting.text.endswith(" ") else ""
            waiting = Line(
                waiting.text + blank + line.text, waiting.left, line.right, waiting.base, waiting.size, waiting.first
            )
            continue
        if waiting is not None:
            yield waiting
        waiting = line
    if waiting is not None:
        yield waiting


def _beside(one: Line, two: Line) -> bool:
    return abs(one.base - two.base) < 0.35 * two.size and -0.2 * two.size < two.left - one.right < 2 * two.size
