"""Who, when and under which title: read from the lines around the body that `sections` has told apart."""

from datetime import date, timedelta

from gn_cli.extract.context import Context, Section
from gn_cli.extract.date_lines import DateLine, date_line
from gn_cli.extract.people_lines import Signature, is_person, lone_signature, signature
from gn_cli.extract.rule import Mention
from gn_cli.units.lookup import find
from gn_cli.units.table import load_units
from gn_cli.vietnamese.pattern import Plain

_BULLET = " •*-–·>»#_\t\u00a0"
_CLOSING = "*_#| \u00a0"
_SIGN_OF_PAPER = Plain(r"\((?:[A-ZĐ]{2,8}|(?:[\w-]{2,30}\.){1,2}(?:vn|com|net|org))\)\s?(?:[-–:]\s?)?(?=\S)")
"""What a paper or a broadcaster sets before its titles: "(Baothanhhoa.vn) - ", "(THVL) "."""

_BELIEVABLE = timedelta(days=45)
"""A report comes out at most so long after the days its lead tells of."""

_LEAD = 1500
"""Letters of the body in which the days of a report's own event are looked for."""

_DAY = Plain(r"(?<![\d/.-])(\d{1,2})(?:[/.-]| tháng )(\d{1,2})(?:(?:[/.-]| năm )((?:19|20)\d{2}))?(?![\d/])")

_NEAR = 40
_OF_DOCUMENT = Plain(r"(?:\d/(?:\d{4}/)?\p{Lu}|\d-\p{Lu}|số \d)[^.;]*$")
"""The number of a document before its day, which may be years older than the report."""


def find_title(context: Context) -> Mention[str] | None:
    """The title as printed, without the bullet or the paper's sign that may stand before it."""
    section = next((section for section in context.sections if section.kind == "title"), None)
    if section is None:
        return None
    printed = context.text[section.start : section.end]
    title = printed.lstrip(_BULLET)
    sign = _SIGN_OF_PAPER.match(title)
    title = title[sign.end() :] if sign else title
    start = section.end - len(title)
    title = title.rstrip(_CLOSING)
    return Mention(title, start, start + len(title), "header.title")


def find_published(context: Context) -> Mention[date] | None:
    """The day of the page's date line.

    Lines about the title come first, those that say what they tell ("Ngày đăng: …") before those that do not; then a
    line at the end of the article; then the place and day of a letter. A site's clock is used only where there is no
    other line and the days that the lead tells of make it likely that the clock was read when the report came out; a
    line with a weekday right above the title is believed unless those days speak against it.
    """
    title = next((section.start for section in context.sections if section.kind == "title"), None)
    bodies = [section.start for section in context.sections if section.kind == "body"]
    body = bodies[0] if bodies else len(context.text)
    near = bodies[2] if len(bodies) > 2 else len(context.text)
    ranked: list[tuple[tuple[int, int, int], Section, DateLine]] = []
    for section in context.sections:
        line = date_line(context.text[section.start : section.end]) if section.kind == "dateline" else None
        best = line.best if line else None
        if line is None or best is None:
            continue
        above = section.start < (body if title is None else title)
        if line.letter:
            place = 5
        elif above and line.clock:
            place = 4
        elif best.label is not None:
            place = 1 if section.start < near else 3
        elif above:
            place = 2
        else:
            place = 0 if section.start < body else 2 if section.start < near else 3
        nearness = -section.start if above else section.start
        ranked.append(((place, 1 if best.label == "updated" else 0, nearness), section, line))
    ranked.sort(key=lambda item: item[0])
    clocks = sum(place == 4 for (place, _, _), _, _ in ranked)
    for (place, _, _), section, line in ranked:
        best = line.best
        if best is None or (place == 4 and clocks == 1 and not _likely(context, section, line, body, best.value)):
            continue
        return Mention(best.value, section.start + best.start, section.start + best.end, "header.date_line")
    return None


def _likely(context: Context, section: Section, line: DateLine, body: int, day: date) -> bool:
    """Whether a report of the events its lead tells of can have come out on the day of a clock."""
    told = False
    for match in _DAY.finditer(context.text, body, body + _LEAD):
        for year in (int(match[3]),) if match[3] else (day.year, day.year - 1):
            try:
                event = date(year, int(match[2]), int(match[1]))
            except ValueError:
                continue
            if timedelta(0) <= day - event <= _BELIEVABLE:
                return True
            told = told or not _OF_DOCUMENT.search(context.text, max(body, match.start() - _NEAR), match.start())
    title = next((other for other in context.sections if other.kind == "title"), None)
    above = title is not None and not context.text[section.end : title.start].strip()
    return above and not told and not line.says_now


def find_byline(context: Context) -> Mention[str] | None:
    """The person or persons who signed the article, as one string as printed; an office or a source is none.

    A signature says who wrote, or is a bare name; only then who posted the page is taken. Of several of one right the
    last counts: the first ones sign parts or pictures.
    """
    found: list[tuple[int, int, Signature]] = []
    for section in context.sections:
        line = context.text[section.start : section.end]
        if section.kind == "byline":
            signed = signature(line) or lone_signature(line)
        else:
            signed = _beside_date(line) if section.kind == "dateline" else None
        if signed is not None:
            found.append((1 if signed.label == "poster" else 2, section.start, signed))
    if not found:
        return None
    _, offset, signed = max(found, key=lambda item: item[:2])
    return Mention(signed.name, offset + signed.start, offset + signed.end, "header.signature")


_JOINS_NAMES = Plain(r"\s{0,2}[-–,;&]\s{0,2}")

_POSTS = Plain(r"(?i)(?:đăng bởi|người đăng|đăng tin)\W{0,3}$")


def _beside_date(line: str) -> Signature | None:
    """The signature on a date line ("Hoài Nam 15:32, 07/11/2023"): a person's name that is no place's."""
    read = date_line(line)
    if read is None or read.letter:
        return None
    for start, end in read.others:
        signed = signature(line[start:end])
        if signed is None or not is_person(signed.name, alone=True):
            continue
        if any(unit.level != "commune" for unit in find(load_units(), signed.name)):
            continue
        poster = _POSTS.search(line, 0, start)
        first, last = start + signed.start, start + signed.end
        for more, end_of_more in read.others:
            joined = more > last and _JOINS_NAMES.fullmatch(line, last, more)
            if joined and is_person(line[more:end_of_more].strip(), alone=True):
                last = more + len(line[more:end_of_more].rstrip())
        return Signature(line[first:last], first, last, "poster" if poster else "author")
    return None
