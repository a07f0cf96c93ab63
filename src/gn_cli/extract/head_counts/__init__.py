"""Head-counts: how many people are taught, the parts they are split into, and the counts of people that are neither."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import chain, groupby

from gn_cli.extract.context import Context, CountMention, CountRole
from gn_cli.extract.head_counts.neighbours import MOST_HEARD, hear_neighbours, promote_background, split_wholes
from gn_cli.extract.head_counts.people import find_people_counts
from gn_cli.extract.head_counts.reading import Reading, read
from gn_cli.extract.items import Stretch, items_of
from gn_cli.report import HeadCount


def find_head_counts(context: Context) -> tuple[CountMention, ...]:
    """All counts of people in the readable text, in its order, each total and each part once.

    A count told twice stands where the body tells it, with the noun that says most; its other tellings are left out.
    Counts of nobody in this training have the role `other`.
    """
    counts = find_people_counts(context.text, context.sentences)
    readings = [read(context, sentence, people) for sentence, people in counts]
    for _, in_sentence in groupby(readings, key=lambda reading: reading.sentence):
        hear_neighbours(context, list(in_sentence))
    split_wholes(context, readings)
    promote_background(context, readings)
    return tuple(_mention(context, reading) for reading in _once(context, readings))


def _once(context: Context, readings: Sequence[Reading]) -> Iterable[Reading]:
    """Each total and part once: the body's telling before the headline's and the caption's, the longest noun first.

    Items of a column of short news tell of trainings of their own, which may be of equal size.
    """
    in_body = any(reading.role == "whole" and not reading.headline for reading in readings)
    any_part = any(reading.role == "part" and not reading.headline for reading in readings)
    kept: list[Reading] = []
    best: dict[tuple[int, int], list[Reading]] = {}
    items = context.once(items_of)
    for reading in readings:
        if reading.role in ("background", "other"):
            reading.role = "other"
            kept.append(reading)
        elif reading.headline and (in_body or (any_part and reading.role == "part")):
            continue
        else:
            rivals = best.setdefault((reading.people.count, _item_at(items, reading.people.start)), [])
            # Equal parts of one sentence are two: "Tiểu Cần (75 học viên) và Trà Vinh (75 học viên)".
            if rivals and len(rivals) < MOST_HEARD and all(_are_two_parts(reading, rival) for rival in rivals):
                rivals.append(reading)
            elif not rivals or _says_more(reading, rivals[0]):
                rivals[:1] = [reading]
    return sorted((*kept, *chain.from_iterable(best.values())), key=lambda reading: reading.people.start)


def _item_at(items: Sequence[Stretch], offset: int) -> int:
    """The number of the item that an offset lies in, from one; 0 for none."""
    number = bisect_right(items, offset, key=lambda item: item.start)
    return number if number and items[number - 1].holds(offset) else 0


def _are_two_parts(reading: Reading, other: Reading) -> bool:
    return reading.role == other.role == "part" and reading.sentence == other.sentence


def _says_more(reading: Reading, rival: Reading) -> bool:
    if reading.role != rival.role:
        return reading.role == "whole"
    if reading.headline != rival.headline:
        return rival.headline
    return len(reading.people.unit) > len(rival.people.unit)


def _mention(context: Context, reading: Reading) -> CountMention:
    people = reading.people
    role: CountRole = "other" if reading.role == "background" else reading.role
    evidence = context.evidence(people.start, people.end, reading.frame)
    return CountMention(HeadCount(people.count, people.bound, people.unit, evidence), role)
