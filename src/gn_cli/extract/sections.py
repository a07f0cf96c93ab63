"""What each paragraph is on the page: masthead, title, date line, body, caption, byline, related news, furniture.

Facts are read from title, body and captions only, so that a site's clock, a list of other news or a comment gives none.
"""

from itertools import accumulate

from gn_cli.extract.context import Context, Section, SectionKind
from gn_cli.extract.date_lines import DATE, MAY_DATE, TIME, date_line
from gn_cli.extract.page_lines import (
    LONG,
    ended,
    is_caption,
    is_furniture,
    is_masthead,
    is_prose,
    is_site_name,
    related_head,
)
from gn_cli.extract.people_lines import is_byline, lone_signature, signature, trailing_signature
from gn_cli.extract.rule import plain
from gn_cli.vietnamese.pattern import Plain

_HEAD_LINES = 25
"""A page has at most so many lines above the first paragraph of prose."""

_LONGEST_TITLE = 200
_LONGEST_DATE = 60
"""Letters of a date with its hour at the end of a line."""

# A date before the title or the lead on one line ("date 2025-08-22 (GLO)- Từ ngày …"), or after the title.
_DATE_BEFORE = plain(
    rf"""^{DATE.pattern}(?:[\s,|–-]{{1,4}}{TIME})?(?:\s{{0,3}}[|–:-])?\s{{1,3}}(?=\p{{Lu}}[^\n]{{20}})"""
)
_DATE_WORD_BEFORE = plain(rf"""^date\s{DATE.pattern}\s{{1,3}}(?=[\p{{Lu}}("“'\[0-9])""")
_DATE_AFTER = plain(
    rf"""[\s\u00a0]{{1,4}}(?:[-–|]\s{{0,2}}|\((?:[^()\d]{{0,16}}))?(?:{TIME}[\s,|–-]{{1,4}})?{DATE.pattern}(?:[\s,|–-]{{1,4}}{TIME})?\)?$"""
)

_STOPPED = Plain(r"[^.]\.$")
_ITEM = Plain(r"\d{1,2}[.)]\s")
_HOUR = plain(TIME)
_TWO_PARTS = Plain(r"^[^-–—|/:]{2,25}\s[-–—|/]\s[^-–—|/:]{2,30}$")
_Spans = list[tuple[int, int]]


def find_sections(context: Context) -> tuple[Section, ...]:
    """The paragraphs of the article in order, each with its kind; blank lines are left out."""
    spans = _paragraphs(context.text)
    lines = [context.text[start:end] for start, end in spans]
    head = _head_length(lines)
    spans, lines = _cut_signatures(spans, lines, head)
    kinds = [_head_kind(line) for line in lines[:head]] + _body_kinds(lines[head:])
    _keep_one_title(lines, kinds, head)
    return tuple(Section(start, end, kind) for (start, end), kind in zip(spans, kinds, strict=True))


def _paragraphs(text: str) -> _Spans:
    """The lines of the text without the blanks around them, as `(start, end)`.

    Lines that were wrapped by hand are joined; a date printed on one line with the title is cut off.
    """
    spans: _Spans = []
    start = wrapped_from = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            if spans and spans[-1][1] == start - 1 and _wrapped(text[wrapped_from : start - 1], stripped):
                spans[-1] = (spans[-1][0], first + len(stripped))
            elif len(spans) < _HEAD_LINES:
                spans += _cut_date(stripped, first)
            else:
                spans.append((first, first + len(stripped)))
        wrapped_from = start
        start += len(line) + 1
    return spans


def _wrapped(last: str, line: str) -> bool:
    """Whether a line goes on where the line before it was wrapped by hand."""
    return 50 <= len(last) <= 120 and (line[0].islower() or line[0] in ",;)") and not ended(last)


def _cut_date(line: str, first: int) -> _Spans:
    """The spans of a line: two where a date stands on one line with the title or the lead, else one."""
    whole, says_date = [(first, first + len(line))], line.startswith("date")
    if (len(line) >= LONG and not says_date) or not MAY_DATE.search(line):
        return whole
    if not says_date and date_line(line) is not None:
        return whole
    before = (_DATE_WORD_BEFORE if says_date else _DATE_BEFORE).match(line)
    if before is not None:
        cut = len(before.group().rstrip(" |–:-"))
        return [(first, first + cut), (first + before.end(), first + len(line))]
    tail = max(0, len(line) - _LONGEST_DATE)
    if len(line) >= LONG or not MAY_DATE.search(line, tail):
        return whole
    after = _DATE_AFTER.search(line, tail)
    if after is not None and after.start() >= 25 and _apart(after.group()) and date_line(line) is None:
        return [(first, first + after.start()), (first + len(line) - len(after.group().lstrip()), first + len(line))]
    return whole


def _apart(tail: str) -> bool:
    """Whether a date at the end of a line is set off from the words before it."""
    return tail.startswith(("  ", "\u00a0")) or tail.lstrip()[:1] in "(-–|" or _HOUR.search(tail) is not None


def _head_length(lines: list[str]) -> int:
    """How many lines stand above the first paragraph of prose."""
    for number, line in enumerate(lines[:_HEAD_LINES]):
        if is_prose(line) and not _is_long_title(lines, number):
            return number
    return 1 if len(lines) > 1 and not any(map(is_prose, lines)) else 0


def _is_long_title(lines: list[str], number: int) -> bool:
    """Whether a line of a sentence's length is a title nevertheless: all in capitals, or a date line comes next."""
    line = lines[number]
    if len(line) > _LONGEST_TITLE or number + 1 >= len(lines):
        return False
    return line.isupper() or (not any(map(date_line, lines[:number])) and date_line(lines[number + 1]) is not None)


def _cut_signatures(spans: _Spans, lines: list[str], head: int) -> tuple[_Spans, list[str]]:
    """Spans and lines with a signature glued to the last paragraph cut off; a labelled one from any paragraph."""
    last = len(lines) - 1
    while last >= 0 and (len(lines[last]) < 90 or is_furniture(lines[last])):
        last -= 1
    cut, parts = spans[:head], lines[:head]
    for number in range(head, len(lines)):
        (start, end), line = spans[number], lines[number]
        at = trailing_signature(line, number == last) if len(line) >= 60 else None
        before = line[:at].rstrip() if at is not None else ""
        if before:
            cut += [(start, start + len(before)), (end - len(line[at:]), end)]
            parts += [before, line[at:]]
        else:
            cut.append((start, end))
            parts.append(line)
    return cut, parts


def _head_kind(line: str) -> SectionKind:
    if date_line(line):
        return "dateline"
    if is_masthead(line) or related_head(line):
        return "masthead"
    return "byline" if is_byline(line, labelled=True) else "title"


def _body_kinds(lines: list[str]) -> list[SectionKind]:
    related = _related(lines)
    prose = [number for number, line in enumerate(lines) if is_prose(line) and not related[number]]
    last, second = (prose[-1] if prose else -1), (prose[1] if len(prose) > 1 else -1)
    kinds: list[SectionKind] = []
    for number, line in enumerate(lines):
        if related[number]:
            kinds.append("related")
        else:
            kinds.append(_body_kind(line, number > last or (0 < number < second and signature(line) is not None)))
    end = len(kinds) - 1
    while end > 0 and kinds[end] not in ("body", "caption", "byline"):
        end -= 1
    if end > 0 and kinds[end] == "body" and kinds[end - 1] in ("body", "caption") and lone_signature(lines[end]):
        kinds[end] = "byline"
    return kinds


def _related(lines: list[str]) -> list[bool]:
    """Which lines of the body belong to lists of other news, links and comments.

    A box of links within the article ends at the next paragraph of prose; comments and lists of other news end the
    article, where at least as much prose stands above as below them.
    """
    heads = [related_head(line) for line in lines]
    if not any(heads):
        return [False] * len(lines)
    above = list(accumulate((len(line) if is_prose(line) else 0 for line in lines), initial=0))
    related: list[bool] = []
    state = ""
    for number, (line, kind) in enumerate(zip(lines, heads, strict=True)):
        if kind == "rest" and 2 * above[number] >= above[-1] and above[number] > 0:
            state = "rest"
        elif state != "rest" and kind in ("rest", "box"):
            state = "box"
        elif state == "box" and (is_prose(line) or is_byline(line, labelled=True)):
            state = ""
        related.append(bool(state) or kind == "link")
    return related


def _body_kind(line: str, may_sign: bool) -> SectionKind:
    if is_furniture(line):
        return "furniture"
    if len(line) >= LONG and ended(line):
        return "body"
    told = date_line(line)
    if told and any(printed.label == "posted" for printed in told.dates):
        return "dateline"
    if is_byline(line, labelled=not may_sign):
        return "byline"
    if told:
        return "dateline"
    return "caption" if is_caption(line) else "body"


def _is_rubric(line: str) -> bool:
    """Whether a line is as short as the name of a part of the site ("Nông nghiệp - Nông thôn")."""
    words = [word for word in line.split() if word[0].isalnum()]
    return len(words) < 5 or (len(words) <= 7 and _TWO_PARTS.match(line) is not None)


def _keep_one_title(lines: list[str], kinds: list[SectionKind], head: int) -> None:
    """Of several lines above the body that could be the title keep one.

    The title is the longest line above the date line, else the longest of all. What stands over it is masthead; what
    stands between it and the body (a subtitle, a lead without its full stop) is read as body, a name as the byline.
    """
    candidates = [number for number in range(head) if kinds[number] == "title"]
    if len(candidates) < 2:
        return
    items = [number for number in candidates if _ITEM.match(lines[number])]
    if len(items) < len(candidates):
        for number in items:
            kinds[number] = "body"
        candidates = [number for number in candidates if number not in items]
    dated = [number for number in range(head) if kinds[number] == "dateline"]
    above = [
        number
        for number in candidates
        if dated and number < dated[-1] and not _is_rubric(lines[number]) and not is_site_name(lines[number])
    ]
    above = above or [number for number in candidates if not is_site_name(lines[number])] or candidates
    if not above:
        return
    # A short lead has a full stop, a title has none and stands before it.
    lead = next((number for number in above if _STOPPED.search(lines[number])), len(lines))
    above = [number for number in above if number < lead and not _is_rubric(lines[number])] or above
    title = max(above, key=lambda number: (min(len(lines[number].split()), 30), -number))
    for number in candidates:
        if number == title:
            continue
        if abs(number - title) <= 3 and signature(lines[number]):
            kinds[number] = "byline"
        elif number < title:
            kinds[number] = "masthead"
        else:
            kinds[number] = "caption" if is_caption(lines[number]) else "body"
