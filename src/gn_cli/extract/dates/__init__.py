"""Days and spans of days: all that the readable text names, each with its part and the reason for it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import accumulate, pairwise
from typing import NamedTuple

from gn_cli.extract.atoms import BLANK
from gn_cli.extract.context import Context, DateMention, SectionKind
from gn_cli.extract.dates.acts import acts, follows_training
from gn_cli.extract.dates.lengths import LENGTHS, Length
from gn_cli.extract.dates.phrases import find_phrases
from gn_cli.extract.dates.resolution import Span, Years, resolve_phrase
from gn_cli.extract.dates.roles import NO_ACT, Verdict, judge
from gn_cli.extract.dates.shapes import Phrase
from gn_cli.extract.rule import Mention, scan, verbose
from gn_cli.extract.zones import zones
from gn_cli.vietnamese.pattern import Plain

_ITEM = Plain(
    r"\s*(?:[*•▪◆►](?=[^\n]{120})|\d{1,2}[.)/]\s[^\n]{3,110}(?<![.;,:])$"
    r"|(?:[-–+]\s{0,3})?(?:\p{Lu}[\p{L}.]{0,10}[ ]?){1,5}:\s(?=[^\n]{60}))"
)
"""How a paragraph begins that opens another item of a round-up of news: a bullet, a numbered heading, a place name."""

_NUMBERS_BY_WIDTH = ("[0-9]", "ba", "một|hai|bốn|năm|sáu|bảy|bẩy|tám", "chín|mười")
_BEHIND_NUMBER = "|".join(rf"(?<=(?i:{words}){BLANK}{{{blanks}}})" for words in _NUMBERS_BY_WIDTH for blanks in (1, 2))
_AMOUNT_OF_DAYS = verbose(rf"(?<!\p{{L}})(?:{_BEHIND_NUMBER})(?i:ngày|tuần|tháng)(?!\p{{L}})")
"""A number and the word for what it counts: without one no length is told."""

_REACH = 90
"""How far before and behind such a word the words of a length may stand."""

_TOLD_BEFORE = "issued: told before the number"
"""The note of a document whose day stands before it: "Ngày 3/4, UBND xã ban hành Kế hoạch số 5"."""

_FAR = timedelta(days=240)
_SCENE = timedelta(days=45)
_LONGEST_CLOSED = timedelta(days=100)
_CEREMONY = timedelta(days=10)


class _Found(NamedTuple):
    """A span with its verdict and where it stands: its rule, paragraph, news item and kind of section."""

    span: Span
    verdict: Verdict
    rule: str
    paragraph: int
    item: int
    section: SectionKind

    @property
    def is_event(self) -> bool:
        return self.verdict.role == "event"

    def demoted(self, reason: str) -> "_Found":
        """The same day as no event, for a reason."""
        return self._replace(verdict=Verdict("other", reason))

    def spread(self, span: Span, note: str) -> "_Found":
        """The same event over more days."""
        return self._replace(span=span._replace(notes=(*span.notes, note)))

    def holds(self, other: "_Found") -> bool:
        """Whether another event lies inside this one, which is longer."""
        mine, its = self.span.bounds, other.span.bounds
        if mine is None or its is None or mine == its or (self.span.start is None) != (other.span.start is None):
            return False
        return mine[0] <= its[0] and its[1] <= mine[1]


def find_dates(context: Context) -> tuple[DateMention, ...]:
    """Every day of the readable text in its order; the ones of role `event` are the days of the trainings."""
    found = _set_the_scene(_judge_all(context), context)
    found = _only_told_events(found, context)
    found = _close(found)
    found = _lengthen(found, context)
    found = _settle_inner(found)
    found = _once(found)
    return tuple(_to_mention(one, context) for one in found)


def _judge_all(context: Context) -> list[_Found]:
    """All days with the role that their own sentence gives them."""
    issues = [(d.evidence.start, d.evidence.end) for d in context.documents]
    phrases = find_phrases(context, _cut(context.stretches, issues))
    if not phrases:
        return []
    ends = [end for _, end in issues]
    free = tuple(m for m in phrases if not _inside(issues, ends, m.start))
    unbound = {m.start for m in free}
    years = Years(context, free)
    issues_told_before = {
        (context.sentence_at(d.evidence.start), d.issued) for d in context.documents if _TOLD_BEFORE in d.evidence.notes
    }
    found: list[_Found] = []
    last: tuple[tuple[int, int], Verdict, int] | None = None
    items = _items(context)
    starts = [start for start, _ in context.stretches]
    for mention in phrases:
        sentence = context.sentence_at(mention.start)
        same = last is not None and last[0] == sentence
        before, told = (last[1], last[2]) if last and same else (None, 0)
        verdict = _judge_one(context, mention, mention.start in unbound, before, told)
        if mention.start in unbound:
            last = (sentence, verdict, mention.end)
        paragraph = max(0, bisect_right(starts, mention.start) - 1)
        section = context.section_at(mention.start)
        for span in resolve_phrase(mention, years, to_come=verdict.planned):
            if verdict.role == "event" and (sentence, span.start) in issues_told_before:
                verdict = Verdict("issued", "day a document was issued, told before it")
            found.append(
                _Found(span, verdict, mention.rule, paragraph, items[paragraph], section.kind if section else "body")
            )
    return found


def _set_the_scene(found: list[_Found], context: Context) -> list[_Found]:
    """Where no day is a training's: the first day of the body that sets the scene of the training told behind it."""
    if any(one.is_event for one in found):
        return found
    for index, one in enumerate(found):
        if one.verdict == NO_ACT and one.section == "body" and not _is_far(one, context, _SCENE):
            words = follows_training(context, one.span.text_start)
            if words:
                event = one._replace(verdict=Verdict("event", f"sets the scene of “{words}”"))
                return [*found[:index], event, *found[index + 1 :]]
    return found


def _inside(spans: list[tuple[int, int]], ends: list[int], offset: int) -> bool:
    """Whether an offset lies in one of the spans, which come in their order."""
    index = bisect_right(ends, offset)
    return index < len(spans) and spans[index][0] <= offset


def _judge_one(context: Context, mention: Mention[Phrase], free: bool, before: Verdict | None, told: int) -> Verdict:
    if not free:
        return Verdict("issued", "day of a document")
    return judge(context, mention, before if before and before.role in {"event", "other"} else None, told)


def _cut(stretches: Iterable[tuple[int, int]], cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches cut at both ends of the documents' words, so that no phrase runs across them."""
    if not cuts:
        return list(stretches)
    marks = sorted({mark for cut in cuts for mark in cut})
    parts: list[tuple[int, int]] = []
    for start, end in stretches:
        inside = marks[bisect_right(marks, start) : bisect_left(marks, end)]
        parts += pairwise((start, *inside, end)) if inside else [(start, end)]
    return parts


def _items(context: Context) -> list[int]:
    """For each paragraph the number of the news item it belongs to."""
    begins = (_ITEM.match(context.text, start, end) is not None for start, end in context.stretches)
    return list(accumulate(begins)) or [0]


def _only_told_events(found: list[_Found], context: Context) -> list[_Found]:
    """Keep as events what the body tells as this training: not headlines beside it, plans beside facts, far years."""
    events = [one for one in found if one.is_event]
    body = [one for one in events if one.section == "body"]
    certain = [one for one in events if not one.verdict.planned and not one.verdict.weak]
    certain_of = _by_item(certain)
    certain_in = {one.paragraph for one in certain}
    dated = any(one.rule != "dates.relative_day" and not one.verdict.until for one in events)
    near = any(one.span.start and not _is_far(one, context) for one in certain)
    result = []
    for one in found:
        verdict = one.verdict
        if one.is_event:
            if body and one.section != "body" and not any(one.holds(other) for other in body):
                one = one.demoted("told in headline or caption, the body has its own")
            elif one.rule == "dates.relative_day" and dated and not _closes_one(one, certain):
                one = one.demoted("the text gives the date")
            elif (
                verdict.planned
                and certain
                and not (_is_past(one, context) or _goes_on(one, certain_of.get(one.item, [])))
            ):
                one = one.demoted("later event")
            elif verdict.weak and one.paragraph in certain_in:
                one = one.demoted("beside the day of the training")
            elif near and _is_far(one, context):
                one = one.demoted("far from the publication")
        result.append(one)
    return result


def _closes_one(one: _Found, certain: list[_Found]) -> bool:
    """Whether a day counted from the publication ends what a date opened: "khai giảng ngày 9/6, bế mạc hôm qua"."""
    return one.verdict.closing and any(
        other.verdict.opening and other.item == one.item and _can_close(other.span, one.span) for other in certain
    )


def _by_item(found: Iterable[_Found]) -> dict[int, list[_Found]]:
    """Days by the news item they stand in."""
    items: dict[int, list[_Found]] = {}
    for one in found:
        items.setdefault(one.item, []).append(one)
    return items


def _goes_on(one: _Found, certain: list[_Found]) -> bool:
    """Whether a day to come belongs to the training told of: a class of it, its end, or a span that has begun."""
    if one.verdict.numbered or one.verdict.closing:
        return True
    return any(one.holds(other) or one.span.start == other.span.start for other in certain)


def _is_past(one: _Found, context: Context) -> bool:
    """Whether a day had passed when the page was published: "Tương tự, ngày 10/10, huyện B cũng mở lớp"."""
    published = context.published_on
    return bool(published and one.span.end and one.span.end < published)


def _is_far(one: _Found, context: Context, distance: timedelta = _FAR) -> bool:
    published = context.published_on
    return bool(published and one.span.start and abs(one.span.start - published) > distance)


def _close(found: list[_Found]) -> list[_Found]:
    """An opening day and a closing day told apart make one span: "khai giảng ngày 3/6 … bế mạc ngày 7/6"."""
    closings = [
        index
        for index, one in enumerate(found)
        if one.is_event and one.verdict.closing and one.span.single and one.span.end
    ]
    if not closings:
        return found
    result = list(found)
    openings: dict[int, list[int]] = {}
    for index, one in enumerate(found):
        if one.is_event and not one.verdict.closing:
            openings.setdefault(one.item, []).append(index)
    for index in closings:
        closing = result[index]
        near = list(_nearest_first(openings.get(closing.item, []), index))
        opening = next((i for i in near if _can_close(result[i].span, closing.span)), None)
        if opening is None:
            if any(_ended(result[i].span, closing.span) for i in near):
                result[index] = closing.demoted("closing ceremony of a training whose days are told")
            elif closing.verdict.until and not any(one.holds(closing) for one in result if one.is_event):
                result[index] = closing.demoted("end of a training whose beginning is not told")
            continue
        span = result[opening].span._replace(end=closing.span.end)
        result[opening] = result[opening].spread(span, f"end: closing day “{closing.verdict.reason}”")
        result[index] = closing.demoted("closing day of a span")
    return result


def _nearest_first(openings: list[int], closing: int) -> Iterator[int]:
    """Those before a closing day, the nearest first, then those behind it."""
    here = bisect_left(openings, closing)
    yield from reversed(openings[:here])
    yield from openings[here:]


def _can_close(opening: Span, closing: Span) -> bool:
    if not (opening.single and opening.start and closing.end):
        return False
    return opening.start < closing.end <= opening.start + _LONGEST_CLOSED


def _ended(span: Span, closing: Span) -> bool:
    """Whether a longer training had ended in the days before a closing day."""
    if span.single or span.end is None or closing.end is None:
        return False
    return span.end < closing.end <= span.end + _CEREMONY


def _lengthen(found: list[_Found], context: Context) -> list[_Found]:
    """Count on from an opening day, or back from a closing one, where the text tells the length."""
    events = [index for index, one in enumerate(found) if one.is_event and one.span.start]
    if not events:
        return found
    result = list(found)
    ends = [one.span.text_end for one in found]
    starts = [start for start, _ in context.stretches]
    in_body: dict[int, list[int]] = {}
    for index in events:
        if found[index].section == "body":
            in_body.setdefault(found[index].paragraph, []).append(index)
    for mention in scan(LENGTHS, context, zones(_AMOUNT_OF_DAYS, context.text, context.stretches, _REACH, _REACH)):
        if mention.rule == "dates.in_days" and not _tells_of_learning(context, mention):
            continue
        behind = bisect_right(ends, mention.start)
        if behind < len(found) and found[behind].span.text_start < mention.end:
            continue
        paragraph = max(0, bisect_right(starts, mention.start) - 1)
        for index in _targets(result, mention, in_body.get(paragraph, []), events, context):
            over = mention.value.over and _is_over(result[index], mention, context)
            result[index] = _of_length(result[index], mention.value, back=over or result[index].verdict.closing)
    return result


def _tells_of_learning(context: Context, mention: Mention[Length]) -> bool:
    """Whether a sentence with "trong 3 ngày" is about learning, and these are not the days of a review in it."""
    found = tuple(acts(context.text, *context.sentence_at(mention.start)))
    before = [act for act in found if act.end <= mention.start]
    if before and before[-1].kind in {"review", "reporting", "ceremony"}:
        return False
    return any(act.kind in {"training", "teaching"} for act in found)


def _targets(
    found: list[_Found], mention: Mention[Length], here: list[int], events: list[int], context: Context
) -> list[int]:
    """The events that a length speaks of; `here` are those of its paragraph.

    "Mỗi lớp" speaks of all single days of the paragraph, or of the report; any other length of the nearest event before
    it in the paragraph, else behind it, else of the only event of the report. A span has its length already.
    """
    if mention.value.each:
        return [i for i in here or events if found[i].span.single]
    before = [i for i in here if found[i].span.text_start < mention.start]
    sentence = context.sentence_at(mention.start)
    same = [i for i in here if sentence[0] <= found[i].span.text_start < sentence[1]]
    near = [i for i in same if found[i].verdict.closing][:1] or before[-1:] or here[:1]
    if not near:
        only = found[events[0]].span
        alone = all(found[i].span.start == only.start and found[i].span.end == only.end for i in events)
        near = events[:1] if alone else []
    if len(before) > 1 and mention.value.days == len(before):
        return []
    return [i for i in near if found[i].span.single]


def _is_over(one: _Found, mention: Mention[Length], context: Context) -> bool:
    """Whether "sau 10 ngày học" looks back from a day: it stands in its sentence, or the days could not have passed."""
    if one.verdict.opening or one.span.start is None:
        return False
    start, end = context.sentence_at(mention.start)
    published = context.published_on
    return start <= one.span.text_start < end or (
        published is not None and mention.value.last_day(one.span.start) > published
    )


def _of_length(one: _Found, length: Length, *, back: bool) -> _Found:
    span = one.span
    if span.start is None or span.end is None:
        return one
    if back:
        return one.spread(span._replace(start=length.first_day(span.end)), f"start: closing day and length of {length}")
    return one.spread(span._replace(end=length.last_day(span.start)), f"end: opening day and length of {length}")


def _settle_inner(found: list[_Found]) -> list[_Found]:
    """Days inside a span of the same news item: separately dated classes replace the span, any others are its own."""
    if not any(one.is_event and not one.span.single for one in found):
        return found
    result = list(found)
    items: dict[int, list[int]] = {}
    for index, one in enumerate(found):
        if one.is_event:
            items.setdefault(one.item, []).append(index)
    for events in items.values():
        for index in events:
            whole = result[index]
            if not whole.is_event or whole.span.single:
                continue
            inner = [i for i in events if result[i].is_event and whole.holds(result[i])]
            if sum(result[i].verdict.is_class for i in inner) > 1:
                result[index] = whole.demoted("whole span of separately dated classes")
                continue
            for i in inner:
                result[i] = result[i].demoted("inside the span of the training")
    return result


def _once(found: list[_Found]) -> list[_Found]:
    """An event told twice is entered once, where the body tells it first; news items are told apart."""
    seen: set[object] = set()
    result = []
    for one in found:
        if one.is_event:
            key = one.span.start, one.span.end, one.item, None if one.span.start else one.span.bounds
            if key in seen:
                one = one.demoted("told already")
            seen.add(key)
        result.append(one)
    return result


def _to_mention(one: _Found, context: Context) -> DateMention:
    span = one.span
    notes = (f"role: {one.verdict.reason}", *span.notes)
    end = span.text_end
    if context.text.startswith(")", end):
        words = context.text[span.text_start : end]
        end += words.count("(") > words.count(")")
    evidence = context.evidence(span.text_start, end, one.rule, *notes)
    return DateMention(span.start, span.end, one.verdict.role, evidence)
