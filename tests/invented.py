"""A seeded generator of invented articles with their records, as many as wanted, and of databases full of them.

No rule reads anything here: each article is written around the values of its record, so that every piece of evidence
stands in the text where it says. Units are real ones of the system in force on the day. Some texts are what an export
must survive: formulas, markup, emoji, control characters, very long cells, dates before 1900, years nobody told.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from random import Random
from typing import get_args

from gn_cli.article import Article
from gn_cli.report import (
    Bound,
    Caution,
    ClassCount,
    EventDate,
    Evidence,
    HeadCount,
    Lecturer,
    Measure,
    OfficialDocument,
    Organizer,
    Place,
    PoorHouseholds,
    PovertyKind,
    PovertyRate,
    Report,
    Training,
)
from gn_cli.store import Store
from gn_cli.units.conversion import province_now
from gn_cli.units.table import NEW_SYSTEM, Unit, load_units

ODD = (
    "=1+1", "+84 24 3999", "-2+3", "@SUM(A1:A9)", '=HYPERLINK("http://x.test";"bấm")', "<script>alert('x')</script>",
    "<b>đậm</b> &amp; </td>", "{{ 7*7 }} ${x}", "Lớp 👩🏽‍🏫 vui 🌾", 'dấu "ngoặc kép", phẩy; chấm phẩy',
    "https://vi-du.test/?a=1&b=2", "một\thai\x07ba\x1b[31m", "'nháy đầu", "dòng một\ndòng hai", "C:\\thu mục\\tệp",
    "  cách đầu cuối  ", "[bold]chữ[/bold]", "00123", "1e5", "TRUE", "#N/A", "_x0041_",
)  # fmt: skip
"""Texts that some output would take for something else than text."""
LONG = "Bà con kể chuyện làm ăn, nuôi bò, trồng chè, học nghề và cùng nhau thoát nghèo. " * 450
"""More characters than a cell of a workbook holds (32,767)."""

_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Đặng Đỗ Đinh Ngô Vũ Ksor Lò Sùng Y".split()
_MIDDLE = "Thị Văn Đức Minh Ngọc Xuân Thu A".split()
_GIVEN = "An Ánh Ân Bình Chi Dũng Đào Đông Hà Khánh Lan Mai Nga Oanh Phượng Quý Sơn Tâm Uyên Yến".split()
_TITLES = ("ThS", "TS", "PGS.TS", "BS CKI", "Thượng tá", "Kỹ sư")
_BODIES = ("Sở Nội vụ", "Sở Nông nghiệp và Môi trường", "Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ huyện", "UBND xã",
           "Đoàn Thanh niên", "Trung tâm Giáo dục nghề nghiệp", "Ban Dân tộc", "Phòng Lao động",
           "Ủy ban MTTQ")  # fmt: skip
_TOPICS = ("rà soát hộ nghèo", "nuôi bò sinh sản", "trồng chè hữu cơ", "kỹ năng truyền thông", "khởi nghiệp",
           "chuyển đổi số", "chăm sóc trẻ em", "vay vốn và tiết kiệm")  # fmt: skip
_NOUNS = ("học viên", "đại biểu", "cán bộ", "hội viên", "người")
_VENUES = ("hội trường UBND", "nhà văn hóa thôn 3", "khách sạn Hoa Ban", "Trường Chính trị tỉnh", "sân đình làng")
_KINDS = (("Kế hoạch", "KH-UBND"), ("Quyết định", "QĐ-TTg"), ("Nghị định", "NĐ-CP"), ("Thông tư", "TT-BLĐTBXH"),
          ("Công văn", "SNV-GN"), ("Nghị quyết", "NQ-HĐND"))  # fmt: skip
_BOUND_WORDS: dict[Bound, str] = {
    "exact": "", "over": "hơn ", "nearly": "gần ", "about": "khoảng ", "at_most": "tối đa ", "at_least": "ít nhất ",
}  # fmt: skip
_KIND_WORDS: dict[PovertyKind, str] = {
    "poor": "hộ nghèo", "near_poor": "hộ cận nghèo", "poor_and_near_poor": "hộ nghèo và cận nghèo",
    "multidimensional": "nghèo đa chiều",
}  # fmt: skip
_MEASURE_WORDS: dict[Measure, str] = {"level": "còn", "change": "giảm", "target": "phấn đấu còn"}

_FIRST, _DAYS = date(2017, 1, 5), 3500
"""Published from January 2017 to August 2026."""


class _Page:
    """An article as it is written: each `say` puts words at its end, `mark` also tells where they stand."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def say(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)

    def mark(self, words: str, rule: str, *notes: str) -> Evidence:
        start = self._length
        self.say(words)
        return Evidence(start, self._length, words, rule, notes)

    def text(self) -> str:
        return "".join(self._parts)


def invented_reports(n: int, seed: int = 0) -> Iterator[tuple[Article, Report]]:
    """`n` different articles with their records, the same for the same seed.

    One report in twelve or so is of no training, one in five has several; one in twelve tells again, in other words,
    of the training of an earlier one: same day, place, organizers and head-count.
    """
    random = Random(seed)
    told: list[Training] = []
    for number in range(n):
        again = random.choice(told) if told and random.random() < 1 / 12 else None
        article, report = _report(random, seed, number, again)
        if report.trainings and again is None:
            told = [*told[-199:], report.trainings[0]]
        yield article, report


def invented_store(path: Path, n: int, seed: int = 0) -> Path:
    """A database of `n` invented reports; one article in twenty also came from a second source."""
    records = invented_reports(n, seed)
    with Store.open(path, write=True) as store:
        while some := list(islice(records, 1000)):
            store.put(some)
            copied = [(replace(article, source=f"copies/{article.source}"), report) for article, report in some[::20]]
            store.put(copied)
    return path


def _report(random: Random, seed: int, number: int, again: Training | None) -> tuple[Article, Report]:
    page = _Page()
    published = None if random.random() < 0.06 else _FIRST + timedelta(days=random.randrange(_DAYS))
    is_training = again is not None or random.random() > 0.08
    title = f"Tin {number}: {'Tập huấn' if is_training else 'Chuyện'} {random.choice(_TOPICS)}"
    if random.random() < 0.06:
        title = random.choice(ODD) if random.random() < 0.5 else f"{title} {random.choice(ODD)}"
    if random.random() < 0.004:
        title = LONG
    title = title.replace("\n", " ")
    title_evidence = page.mark(title, "header.title")
    page.say("\n")
    published_evidence = None
    if published is not None and random.random() < 0.8:
        published_evidence = page.mark(f"{published:%d/%m/%Y}", "header.date_line")
    page.say(f" bài {seed}-{number}\n")
    trainings: tuple[Training, ...] = ()
    training_words = None
    if is_training:
        training_words = page.mark("lớp tập huấn", "is_training.words")
        page.say(". ")
        held = published or _FIRST + timedelta(days=random.randrange(_DAYS))
        several = 1 if random.random() < 0.8 else random.randint(2, 4)
        trainings = tuple(
            _retold(page, again) if again is not None and at == 0 else _training(page, random, held)
            for at in range(several)
        )
    year = (published or _FIRST).year
    documents = tuple(_document(page, random, year) for _ in range(random.choice((0, 0, 1, 1, 2, 3))))
    rates = tuple(_rate(page, random, year) for _ in range(random.choice((0, 0, 0, 1, 2, 4))))
    households = tuple(_households(page, random, year) for _ in range(random.choice((0, 0, 0, 1, 2))))
    byline, byline_evidence = None, None
    if random.random() < 0.7:
        byline = random.choice(ODD) if random.random() < 0.02 else _person(random)
        page.say("\n")
        byline_evidence = page.mark(byline, "header.byline")
    warnings = tuple(
        Caution("participants", "the parts add up to more than the whole", one.participants.evidence.start,
                one.participants.evidence.end)
        for one in trainings if one.participants and random.random() < 0.1
    )  # fmt: skip
    if random.random() < 0.03:
        warnings += (Caution("source", random.choice(ODD)),)
    page.say(f"\n(Hết tin {seed}-{number})")
    article = Article.from_text(page.text(), f"tin/{seed}/{number:06}.txt")
    assert article.text == page.text()
    return article, Report(
        id=article.id,
        source=article.source,
        title=title,
        published=published,
        byline=byline,
        is_training=is_training,
        trainings=trainings,
        documents=documents,
        poverty_rates=rates,
        poor_households=households,
        needs_review=bool(warnings),
        warnings=warnings,
        title_evidence=title_evidence,
        published_evidence=published_evidence,
        byline_evidence=byline_evidence,
        is_training_evidence=training_words,
    )


def _training(page: _Page, random: Random, held: date) -> Training:
    dates = tuple(_event_date(page, random, held) for _ in range(random.choice((0, 1, 1, 1, 1, 2))))
    organizers = tuple(_organizer(page, _body(random)) for _ in range(random.choice((0, 1, 1, 2))))
    place = _place(page, random, held) if random.random() < 0.9 else None
    participants = _count(page, random, 20, 400) if random.random() < 0.75 else None
    parts: tuple[HeadCount, ...] = ()
    if random.random() < 0.15:
        parts = tuple(_count(page, random, 5, 90) for _ in range(random.randint(2, 3)))
    classes = None
    if random.random() < 0.4:
        count = random.randint(1, 14)
        classes = ClassCount(count, page.mark(f"{count} lớp", "classes.plain"))
        page.say(". ")
    lecturers = tuple(_lecturer(page, random) for _ in range(random.choice((0, 0, 1, 1, 2, 3))))
    return Training(dates, place, participants, parts, classes, lecturers, organizers)


def _retold(page: _Page, told: Training) -> Training:
    """The same training in another article: its values, with evidence of this page."""

    def mark(old: Evidence) -> Evidence:
        new = page.mark(old.text, old.rule, *old.notes)
        page.say("; ")
        return new

    place, people = told.place, told.participants
    page.say("Như tin đã đưa: ")
    return replace(
        told,
        event_dates=tuple(replace(day, evidence=mark(day.evidence)) for day in told.event_dates),
        place=None if place is None else replace(
            place,
            evidence=place.evidence and mark(place.evidence),
            venue_evidence=place.venue_evidence and mark(place.venue_evidence),
        ),
        participants=people and replace(people, evidence=mark(people.evidence)),
        participants_parts=tuple(replace(part, evidence=mark(part.evidence)) for part in told.participants_parts),
        classes=told.classes and replace(told.classes, evidence=mark(told.classes.evidence)),
        lecturers=tuple(
            replace(
                one,
                evidence=mark(one.evidence),
                affiliation_evidence=one.affiliation_evidence and mark(one.affiliation_evidence),
            )
            for one in told.lecturers
        ),
        organizers=tuple(replace(one, evidence=mark(one.evidence)) for one in told.organizers),
    )  # fmt: skip


def _event_date(page: _Page, random: Random, held: date) -> EventDate:
    start = held - timedelta(days=random.randrange(9))
    length = random.choice((0, 0, 0, 1, 2, 4))
    end = start + timedelta(days=length)
    draw = random.random()
    if draw < 0.05:
        made = EventDate(None, None, page.mark(f"ngày {start.day}/{start.month}", "dates.day_month"))
    elif draw < 0.4:
        words = f"ngày {start.day}/{start.month}"
        made = EventDate(start, start, page.mark(words, "dates.day_month", "year: published"))
    elif length:
        words = f"từ {start:%d/%m/%Y} đến {end:%d/%m/%Y}"
        made = EventDate(start, end, page.mark(words, "dates.span"))
    else:
        made = EventDate(start, start, page.mark(f"Ngày {start:%d/%m/%Y}", "dates.day_month_year"))
    page.say(", ")
    return made


@cache
def _provinces(new: bool) -> tuple[Unit, ...]:
    return load_units().in_force(NEW_SYSTEM if new else NEW_SYSTEM - timedelta(days=1), "province")


@cache
def _below(unit: Unit, new: bool) -> tuple[Unit, ...]:
    return load_units().below(unit, NEW_SYSTEM if new else NEW_SYSTEM - timedelta(days=1))


def _place(page: _Page, random: Random, held: date) -> Place:
    new = held >= NEW_SYSTEM
    chain = [random.choice(_provinces(new))]
    for share in (0.8,) if new else (0.8, 0.5):
        units = _below(chain[-1], new)
        if not units or random.random() > share:
            break
        chain.append(random.choice(units))
    unit, names = chain[-1], {one.level: one.name for one in chain}
    now = province_now(load_units(), unit)
    notes = [f"{one.level}: {unit.level} {unit.name}" for one in chain[:-1]]
    page.say("tại ")
    evidence = page.mark(unit.full_name, "places.kind_name", *notes)
    venue, venue_evidence = None, None
    if random.random() < 0.4:
        venue = random.choice(ODD).strip() if random.random() < 0.05 else random.choice(_VENUES)
        page.say(", ")
        venue_evidence = page.mark(venue, "places.venue")
    page.say(". ")
    return Place(
        names.get("province"), names.get("district"), names.get("commune"), venue, unit.code, now.name, now.code,
        evidence, venue_evidence,
    )  # fmt: skip


def _count(page: _Page, random: Random, least: int, most: int) -> HeadCount:
    bound = random.choice(("exact", "exact", "exact", *get_args(Bound)))
    count, noun = random.randint(least, most), random.choice(_NOUNS)
    evidence = page.mark(f"{_BOUND_WORDS[bound]}{count} {noun}", "head_counts.plain")
    page.say(", ")
    return HeadCount(count, bound, noun, evidence)


def _person(random: Random) -> str:
    return f"{random.choice(_FAMILY)} {random.choice(_MIDDLE)} {random.choice(_GIVEN)}"


def _body(random: Random) -> str:
    return random.choice(ODD).strip() if random.random() < 0.01 else random.choice(_BODIES)


def _lecturer(page: _Page, random: Random) -> Lecturer:
    name = random.choice(ODD).strip() if random.random() < 0.02 else _person(random)
    title = random.choice(_TITLES) if random.random() < 0.6 else None
    page.say(f"{title} " if title else "ông ")
    evidence = page.mark(name, "lecturers.teaches")
    body, body_evidence = None, None
    if random.random() < 0.6:
        body = _body(random)
        page.say(" (")
        body_evidence = page.mark(body, "lecturers.body")
        page.say(")")
    page.say(" lên lớp. ")
    return Lecturer(name, title, body, evidence, body_evidence)


def _organizer(page: _Page, name: str) -> Organizer:
    page.say("do ")
    evidence = page.mark(name, "organizers.held_by")
    page.say(" tổ chức ")
    return Organizer(name, evidence)


def _document(page: _Page, random: Random, year: int) -> OfficialDocument:
    kind, ending = random.choice(_KINDS)
    issued = None if random.random() < 0.3 else date(year, random.randint(1, 12), random.randint(1, 28))
    if random.random() < 0.01:
        issued = date(1898, 2, 3)
    number = random.choice(ODD[:4]) if random.random() < 0.02 else f"{random.randint(1, 2999)}/{ending}"
    issuer = random.choice(_BODIES) if random.random() < 0.4 else None
    words = f"{kind} số {number}" + (f" ngày {issued:%d/%m/%Y}" if issued else "")
    page.say("theo ")
    evidence = page.mark(words, "documents.full")
    page.say(f" của {issuer}. " if issuer else ". ")
    return OfficialDocument(kind, number, issued, issuer, evidence)


def _told_year(random: Random, measure: Measure, year: int) -> int | None:
    if random.random() < 0.2:
        return None
    return random.randint(year + 1, 2030) if measure == "target" and year < 2030 else year - random.randrange(3)


def _unit_name(random: Random, year: int) -> str | None:
    return random.choice(_provinces(year > 2025)).name if random.random() < 0.8 else None


def _rate(page: _Page, random: Random, year: int) -> PovertyRate:
    kind = random.choice(("poor", "poor", "poor", *get_args(PovertyKind)))
    measure = random.choice(("level", "level", "level", *get_args(Measure)))
    value = round(random.uniform(0.1, 60), random.choice((0, 1, 2, 2)))
    more = round(value + random.uniform(0.5, 2), 1) if random.random() < 0.1 else None
    told, place = _told_year(random, measure, year), _unit_name(random, year)
    page.say(f"Tỷ lệ {_KIND_WORDS[kind]}{f' của {place}' if place else ''} {_MEASURE_WORDS[measure]} ")
    words = f"{value:g}".replace(".", ",") + (f"-{more:g}".replace(".", ",") if more else "") + "%"
    evidence = page.mark(words, "poverty.rate", *(("year: published",) if told == year else ()))
    page.say(f" năm {told}. " if told else ". ")
    return PovertyRate(value, more, kind, measure, told, place, evidence)


def _households(page: _Page, random: Random, year: int) -> PoorHouseholds:
    kind = random.choice(("poor", "poor", "near_poor", "poor_and_near_poor"))
    measure = random.choice(get_args(Measure))
    count, told, place = random.randint(3, 45_000), _told_year(random, measure, year), _unit_name(random, year)
    evidence = page.mark(f"{count:,} {_KIND_WORDS[kind]}".replace(",", "."), "poverty.households")
    page.say(f" năm {told}. " if told else ". ")
    return PoorHouseholds(count, kind, measure, told, place, evidence)
