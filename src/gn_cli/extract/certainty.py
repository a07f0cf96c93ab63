"""What does not add up in a record: each check compares values with one another and says what deserves a look."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import combinations

from gn_cli.extract.atoms import YEAR, either
from gn_cli.extract.body_names import bodies_between
from gn_cli.extract.context import Context
from gn_cli.extract.left_out import find_left_out
from gn_cli.extract.rule import verbose
from gn_cli.report import Caution, EventDate, Evidence, PovertyRate

DOUBT = "doubt: "
"""How a note begins that tells of a doubt; other notes tell from what a value was inferred."""

_LONGEST_TRAINING = timedelta(days=100)
_OLDEST_NEWS = timedelta(days=200)
_MOST_IN_A_HALL = 1500
_SESSIONS = 2
_ONLINE = verbose(r"(?i:\b(?:trực[ ]tuyến|điểm[ ]cầu)\b)")
_GUESSED_YEARS = frozenset({"year: cited in the text", "year: another day in the text", "year: document"})
_YEAR = verbose(rf"(?P<year>{YEAR})")
_ROUNDING = 0.021
"""Two figures rounded to two decimals, and their difference rounded again."""

_AHEAD = verbose(rf"(?i:\b{either('sẽ', 'dự kiến', 'chuẩn bị', 'sắp', 'kế hoạch', 'theo lịch', 'triệu tập', 'mời')}\b)")
_LOCAL = verbose(rf"(?i:\b{either('huyện', 'xã', 'phường', 'thị trấn', 'thị xã')}\b)(?![ ]hội)")


def find_cautions(context: Context) -> tuple[Caution, ...]:
    """Everything odd about the record of an article, in the order of the checks."""
    return tuple(caution for check in CHECKS for caution in check(context))


def needs_review(context: Context) -> bool:
    """Whether a person should look at the record: something does not add up, or a value is told to be in doubt."""
    return bool(context.cautions) or any(note.startswith(DOUBT) for note in context.article.notes)


def source_notes(context: Context) -> tuple[Caution, ...]:
    """What was done to get at the text, and what is odd about the file it came from."""
    return tuple(Caution("source", note.removeprefix(DOUBT)) for note in context.article.notes)


def _at(field: str, message: str, evidence: Evidence | None) -> Caution:
    return Caution(field, message, evidence.start if evidence else None, evidence.end if evidence else None)


def _parts_and_whole(context: Context) -> Iterator[Caution]:
    for training in context.trainings:
        whole, parts = training.participants, training.participants_parts
        total = sum(part.count for part in parts)
        if whole and whole.bound not in ("over", "at_least") and total > whole.count * 1.05:
            yield _at("participants", f"the parts add up to {total}, more than the whole", whole.evidence)


def _two_wholes(context: Context) -> Iterator[Caution]:
    for training in context.trainings:
        if training.participants is None:
            continue
        others = {
            mention.head.count: mention.head
            for mention in context.head_counts
            if mention.role == "whole" and mention.head.count != training.participants.count
        }
        if len(context.trainings) == 1 and others:
            told = ", ".join(str(count) for count in sorted(others))
            yield _at(
                "participants", f"another head-count is told for the whole: {told}", training.participants.evidence
            )


def _crowds(context: Context) -> Iterator[Caution]:
    for training in context.trainings:
        days = sum((day.end - day.start).days + 1 for day in training.event_dates if day.start and day.end)
        sittings = max(1, days, training.classes.count if training.classes else 0)
        if (
            training.participants
            and training.participants.count > _MOST_IN_A_HALL * sittings
            and not _ONLINE.search(context.text)
        ):
            yield _at("participants", "more people than a hall holds", training.participants.evidence)


def _days(context: Context) -> Iterator[Caution]:
    published = context.published_on
    for training in context.trainings:
        for day in training.event_dates:
            if day.start is None or day.end is None:
                continue
            if day.end - day.start > _LONGEST_TRAINING:
                yield _at("event_dates", "a training of more than three months", day.evidence)
            elif (
                published
                and day.start > published
                and not _AHEAD.search(context.text, *_sentence(context, day.evidence))
            ):
                yield _at("event_dates", "after the day of publication", day.evidence)
            elif published and published - day.start > _OLDEST_NEWS:
                yield _at("event_dates", "long before the day of publication", day.evidence)


def _years(context: Context) -> Iterator[Caution]:
    """A day whose year was chosen among several of the text, as neither it nor the page's date line tells one."""
    guessed = (day for training in context.trainings for day in training.event_dates if _is_guessed(day))
    day = next(guessed, None)
    if day is None or day.start is None:
        return
    years = {match["year"] for start, end in context.stretches for match in _YEAR.finditer(context.text, start, end)}
    if len(years) > 1 and (context.title is None or str(day.start.year) not in context.title.value):
        yield _at("event_dates", "the year was chosen among those of the text", day.evidence)


def _is_guessed(day: EventDate) -> bool:
    return not _GUESSED_YEARS.isdisjoint(day.evidence.notes)


def _sentence(context: Context, evidence: Evidence) -> tuple[int, int]:
    return context.sentence_at(evidence.start)


def _sessions(context: Context) -> Iterator[Caution]:
    for training in context.trainings:
        if len(training.event_dates) > _SESSIONS:
            days = training.event_dates
            yield _at("event_dates", "many separate days: each should be a session of this training", days[0].evidence)


def _bodies_and_places(context: Context) -> Iterator[Caution]:
    for training in context.trainings:
        place = training.place
        if not training.organizers:
            yield Caution("organizers", "no organiser was found for a training")
        if place is None or place.province is None:
            yield Caution("place", "the province could not be told")
        elif place.district is None and place.commune is None:
            local = next((body for body in training.organizers if _LOCAL.search(body.name)), None)
            if local:
                yield _at("place", "the organiser is local, but only the province could be told", local.evidence)
        for person in training.lecturers:
            if person.affiliation is None and bodies_between(context, *context.sentence_at(person.evidence.start)):
                yield _at("lecturers", "the body a lecturer comes from was not found", person.evidence)


def _rates(context: Context) -> Iterator[Caution]:
    for rate in context.poverty_rates:
        if not 0 <= rate.value <= 100 or (rate.value_max is not None and rate.value_max > 100):
            yield _at("poverty_rates", "a rate outside 0 to 100 %", rate.evidence)
        if rate.value_max is not None and rate.value_max < rate.value:
            yield _at("poverty_rates", "a range that ends below its beginning", rate.evidence)


def _falls(context: Context) -> Iterator[Caution]:
    """Two levels and the change between them, told in one sentence for one place, must fit together."""
    if len(context.poverty_rates) < 3:
        return
    sentences: dict[tuple[int, str, str | None], list[PovertyRate]] = {}
    for rate in context.poverty_rates:
        if rate.value_max is None:
            key = (context.sentence_at(rate.evidence.start)[0], rate.kind, rate.place)
            sentences.setdefault(key, []).append(rate)
    for rates in sentences.values():
        levels = [rate.value for rate in rates if rate.measure == "level"]
        changes = [rate for rate in rates if rate.measure == "change"]
        if len(levels) < 2 or len(changes) != 1:
            continue
        if not any(abs(abs(a - b) - changes[0].value) <= _ROUNDING for a, b in combinations(levels, 2)):
            yield _at("poverty_rates", "the change does not fit the two levels", changes[0].evidence)


def _doubts(context: Context) -> Iterator[Caution]:
    """Values whose own rule told of a doubt."""
    values: list[tuple[str, Evidence | None]] = [
        *(("documents", document.evidence) for document in context.documents),
        *(("poverty_rates", rate.evidence) for rate in context.poverty_rates),
        *(("poor_households", count.evidence) for count in context.poor_households),
    ]
    for training in context.trainings:
        values += [("event_dates", day.evidence) for day in training.event_dates]
        values += [("lecturers", person.evidence) for person in training.lecturers]
        values += [("organizers", body.evidence) for body in training.organizers]
        values += [("participants", training.participants.evidence if training.participants else None)]
        values += [("classes", training.classes.evidence if training.classes else None)]
        values += [("place", training.place.evidence if training.place else None)]
    for field, evidence in values:
        for note in evidence.notes if evidence else ():
            if note.startswith(DOUBT):
                yield _at(field, note.removeprefix(DOUBT), evidence)


CHECKS: tuple[Callable[[Context], Iterator[Caution]], ...] = (
    _parts_and_whole,
    _two_wholes,
    _crowds,
    _days,
    _years,
    _sessions,
    _bodies_and_places,
    _rates,
    _falls,
    find_left_out,
    _doubts,
)
"""All checks; a new one is a function here."""
