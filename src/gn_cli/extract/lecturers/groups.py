"""People that stand together and share a role and often a body: "A, B và C – Trường Chính trị tỉnh"."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from gn_cli.extract.atoms import BLANK
from gn_cli.extract.body_names import bodies_between
from gn_cli.extract.context import Context
from gn_cli.extract.lecturers.people import Person
from gn_cli.extract.rule import verbose
from gn_cli.vietnamese.pattern import Pattern, Plain

_LINK = verbose(
    rf"{BLANK}{{0,2}}(?:[,;/]|và|cùng(?:{BLANK}với)?|,{BLANK}và|;{BLANK}và|&|[-–]){BLANK}{{0,3}}(?:\d{{1,2}}[.)]{BLANK}{{1,2}})?(?:các{BLANK})?"
)
_SHARES = verbose(rf"{BLANK}{{0,2}}(?:,|và|cùng|&|,{BLANK}và){BLANK}{{0,3}}")
_REACH = 400
# The words that lead to people told of on the way to the one who acts: "Sau lời khai mạc của bà A, ông B giảng".
_ON_THE_WAY = Plain(
    r"(?i)(?<!\p{L})(?:(?:sau|trước|tiếp(?: nối| sau| theo)?|nối tiếp|đáp lại|cùng với|với|nhân|từ)"
    r" [^,;:.“”]{2,90} của|(?:tiếp|nối|đáp|thay|theo|ghi) (?:lời|mặt)(?: cho)?|trước|ngay sau)"
    r"(?: các| hai| ba| hai vị)? $"
)
_WAY_REACH = 130
_ACTS = Plain(r"\s{1,2}(?!và\s|cùng\s|là\s)\p{Ll}")
_SAME_BODY = Plain(
    r"\s{0,2}[,(–-]{0,1}\s{0,2}(?:(?:là )?(?:cán bộ|chuyên viên|giảng viên|giáo viên|đồng nghiệp|công tác|làm việc"
    r"|người)(?: tại| ở)? )?cùng (?:đơn vị|cơ quan|trường|viện|học viện|trung tâm|sở|phòng|ban|khoa|chi cục|công ty"
    r"|nơi)(?: công tác)?(?=[\s,;.)–-])(?! (?:với|\p{Lu}))"
)
"""“…, cùng đơn vị”, “(cùng trường)” after a name: the body of the person told before."""


class Group(NamedTuple):
    """People joined by commas and "và"; offsets of the whole mention."""

    people: tuple[Person, ...]
    first: int
    last: int


def groups_of(text: str, people: tuple[Person, ...]) -> list[Group]:
    """The people of a sentence as they stand together, in their order."""
    groups = [[people[0]]]
    for one, other in pairwise(people):
        linked = one.named and other.named and _LINK.fullmatch(text[one.last : other.first]) is not None
        if linked and not (other.role and not groups[-1][0].role):
            groups[-1].append(other)
        else:
            groups.append([other])
    parted = (part for group in groups for part in _parted(text, group))
    return [Group(tuple(group), group[0].first, group[-1].last) for group in parted]


def _parted(text: str, group: list[Person]) -> Iterator[list[Person]]:
    """A group cut where those told of on the way end and those who act begin."""
    first = group[0].first
    if (
        len(group) > 1
        and _ACTS.match(text, group[-1].last)
        and _ON_THE_WAY.search(text, max(0, first - _WAY_REACH), first)
    ):
        for number in range(len(group) - 1, 0, -1):
            if text[group[number - 1].last : group[number].first].strip() == ",":
                yield group[:number]
                group = group[number:]
                break
    yield group


def with_bodies_told_before(text: str, people: tuple[Person, ...]) -> tuple[Person, ...]:
    """The people of a sentence, where "cùng đơn vị" stands after one with the body of the person before."""
    told: list[Person] = []
    for person in people:
        if (
            told
            and person.affiliation is None
            and told[-1].affiliation is not None
            and (match := _SAME_BODY.match(text, person.end))
        ):
            person = person._replace(
                affiliation=told[-1].affiliation,
                affiliation_span=told[-1].affiliation_span,
                last=max(person.last, match.end()),
                notes=(*person.notes, "affiliation: that of the person before"),
            )
        told.append(person)
    return tuple(told)


def with_shared_bodies(context: Context, group: Group, since: int) -> Iterator[Person]:
    """The people of a group; a body told once for those joined by commas and "và" goes to each of them."""
    text, people = context.text, list(group.people)
    for index in range(len(people) - 2, -1, -1):
        one, other = people[index], people[index + 1]
        own = "(" in text[one.end : one.last]
        if (
            one.affiliation is None
            and not own
            and other.affiliation
            and _SHARES.fullmatch(text[one.last : other.first])
        ):
            span, notes = other.affiliation_span, (*one.notes, "affiliation: told once for several")
            people[index] = one._replace(affiliation=other.affiliation, affiliation_span=span, notes=notes)
    for index in range(1, len(people)):
        one, other = people[index - 1], people[index]
        told_before = one.affiliation_span is not None and one.affiliation_span[1] <= one.start
        if other.affiliation is None and told_before and _SHARES.fullmatch(text[one.last : other.first]):
            people[index] = other._replace(affiliation=one.affiliation, affiliation_span=one.affiliation_span)
    if all(person.affiliation is None for person in people):
        near = bodies_between(context, max(since, group.first - _REACH), group.first)
        before = [body for body in near if body.end <= group.first]
        if (
            before
            and _OF_TEACHERS.search(context.folded[since : before[-1].start])
            and _THEN_NAMES.fullmatch(context.folded[before[-1].end : group.first])
        ):
            span = (before[-1].start, before[-1].end)
            people = [p._replace(affiliation=before[-1].name, affiliation_span=span) for p in people]
    yield from people


_OF_TEACHERS = Pattern(r"(?:viên|chuyên gia|cán bộ|bác sĩ|bác sỹ|kỹ sư)(?: chính)?(?: đến từ| của| thuộc)? $")
_THEN_NAMES = Pattern(r"\s{0,2}(?:,\s)?(?:gồm có|gồm|là|có)?\s{0,2}:?\s{0,2}(?:các )?(?:ông |bà |đồng chí )?")
