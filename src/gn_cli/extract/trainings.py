"""Who belongs to which training: the undertakings a report tells of, and the facts gathered under each."""

from collections.abc import Iterable

from gn_cli.extract.context import Context, CountMention
from gn_cli.extract.items import Stretch, between, items_of
from gn_cli.extract.other_times import is_dated
from gn_cli.extract.places import training_place
from gn_cli.report import EventDate, HeadCount, Organizer, Training


def gather_trainings(context: Context) -> tuple[Training, ...]:
    """The trainings of a report in the order of the text; none where it is about something else."""
    if not context.is_training:
        return ()
    return tuple(_gather(context, stretch) for stretch in find_stretches(context))


def find_stretches(context: Context) -> tuple[Stretch, ...]:
    """The stretches of the article that each tell of one undertaking; the whole article where there is one.

    A new undertaking begins where other organisers act than before and have a date, a head-count or a number of
    classes of their own: at the item of a column of short news, else at the paragraph, or at the sentence where the
    paragraph told of another before.
    """
    items = context.once(items_of)
    acts = {_start_of(context, group[0].evidence.start) for group in _groups(context)}
    starts = [start for start in acts if not any(item.holds(start) for item in items)]
    starts += [item.start for item in items if _tells_of_a_training(context, item, acts)]
    if len(starts) < 2:
        return (Stretch(0, len(context.text)),)
    told = [stretch.start for stretch in between(sorted(starts), len(context.text)) if _facts(context, stretch)]
    return between([0, *told[1:]], len(context.text))


def _tells_of_a_training(context: Context, item: Stretch, acts: Iterable[int]) -> bool:
    """Whether an item has an organiser and a fact of its own, or facts of two kinds; a list of topics has neither."""
    facts = _facts(context, item)
    return facts > 1 or (facts > 0 and any(item.holds(start) for start in acts))


def _groups(context: Context) -> list[tuple[Organizer, ...]]:
    """The organisers that act together: those named in one sentence of the body, in the order of the text.

    One that is told to be another of a training spoken of before ("X là đơn vị phối hợp") begins nothing.
    """
    groups: dict[int, list[Organizer]] = {}
    for organizer in context.organizers:
        if organizer.evidence.rule == "organizers.one_of_them":
            continue
        section = context.section_at(organizer.evidence.start)
        if section is not None and section.kind == "body":
            groups.setdefault(context.sentence_at(organizer.evidence.start)[0], []).append(organizer)
    return [tuple(groups[start]) for start in sorted(groups)]


def _start_of(context: Context, offset: int) -> int:
    """Where the stretch of an act begins: its paragraph, or its sentence where the paragraph told of another before."""
    section = context.section_at(offset)
    sentence = context.sentence_at(offset)[0]
    if section is None:
        return sentence
    earlier = [o for o in context.organizers if section.start <= o.evidence.start < sentence]
    return sentence if earlier else section.start


def _facts(context: Context, stretch: Stretch) -> int:
    """How many kinds of facts of a training a stretch tells: days, head-counts, numbers of classes."""
    days = is_dated(context, stretch.start, stretch.end)
    heads = (mention.head.evidence for mention in context.head_counts if mention.role != "other")
    classes = (count.evidence for count in context.classes)
    return days + sum(any(stretch.holds(evidence.start) for evidence in kind) for kind in (heads, classes))


def _gather(context: Context, stretch: Stretch) -> Training:
    heads = [mention for mention in context.head_counts if stretch.holds(mention.head.evidence.start)]
    whole = _whole(context, heads)
    return Training(
        event_dates=tuple(
            EventDate(date.start, date.end, date.evidence)
            for date in context.dates
            if date.role == "event" and stretch.holds(date.evidence.start)
        ),
        place=training_place(context, (stretch.start, stretch.end)),
        participants=whole,
        participants_parts=tuple(mention.head for mention in heads if mention.role == "part"),
        classes=next((count for count in context.classes if stretch.holds(count.evidence.start)), None),
        lecturers=tuple(person for person in context.lecturers if stretch.holds(person.evidence.start)),
        organizers=tuple(body for body in context.organizers if stretch.holds(body.evidence.start)),
    )


def _whole(context: Context, heads: Iterable[CountMention]) -> HeadCount | None:
    """The head-count of a training; where headline and body differ, the body wins."""
    wholes = [mention.head for mention in heads if mention.role == "whole"]
    in_body = [head for head in wholes if not _in_title(context, head)]
    return next(iter(in_body or wholes), None)


def _in_title(context: Context, head: HeadCount) -> bool:
    section = context.section_at(head.evidence.start)
    return section is not None and section.kind == "title"
