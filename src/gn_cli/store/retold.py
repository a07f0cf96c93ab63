"""One training told by several reports: found, so that its classes and people are counted once.

Two trainings are one only if everything they both tell agrees and more than the day and the province does. What is in
doubt counts twice: a training too many is seen in a list, one too few by nobody.

- Told by two reports: of the trainings of one report each is its own.
- The same first and last day, both told, and the same province of today; no other district, commune or number of
  classes.
- The same head-count, and of these one: a body of the same kind and level among the organizers, a lecturer, a document
  cited; or the same district or commune, where one of the two names no organizer.
- Or neither tells a head-count: then the same district and commune, and a lecturer, who cannot teach twice at once.
- Or the two articles are nearly the same text (`copies`), with the same head-count or, without one, the same place.

The one that was published first stands for all (`same_as` is empty); in the others `same_as` names it.
"""

import re
import sqlite3
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

NAMES = ("unsettled",)
TABLE = """CREATE TABLE unsettled (
    report_id TEXT NOT NULL,
    training INTEGER NOT NULL,
    PRIMARY KEY (report_id, training)
) WITHOUT ROWID"""
INDEX = "CREATE INDEX trainings_by_occasion ON trainings(occasion, same_as) WHERE occasion IS NOT NULL"
TRIGGERS = (
    # A training that has company on its occasion is looked at when the transaction ends.
    """CREATE TRIGGER occasion_in AFTER INSERT ON trainings WHEN NEW.occasion IS NOT NULL BEGIN
    INSERT OR IGNORE INTO unsettled SELECT NEW.report_id, NEW.training WHERE EXISTS
    (SELECT 1 FROM trainings o WHERE o.occasion = NEW.occasion AND o.report_id <> NEW.report_id); END""",
    # Those that one stood for are on their own when it goes.
    """CREATE TRIGGER occasion_out AFTER DELETE ON trainings WHEN OLD.occasion IS NOT NULL BEGIN
    DELETE FROM unsettled WHERE report_id = OLD.report_id AND training = OLD.training;
    INSERT OR IGNORE INTO unsettled SELECT report_id, training FROM trainings
    WHERE occasion = OLD.occasion AND same_as = OLD.report_id || '/' || OLD.training;
    UPDATE trainings SET same_as = NULL
    WHERE occasion = OLD.occasion AND same_as = OLD.report_id || '/' || OLD.training; END""",
)
ALIKE_TRIGGER = """CREATE TRIGGER occasion_alike AFTER INSERT ON alike BEGIN
    INSERT OR IGNORE INTO unsettled SELECT report_id, training FROM trainings
    WHERE report_id IN (NEW.article_id, NEW.other_id) AND occasion IS NOT NULL AND same_as IS NULL; END"""

_COLUMNS = "t.report_id, t.training, t.occasion, t.district_key, t.commune_key, t.participants_count, t.classes_count"
_LEADERS = f"""SELECT {_COLUMNS}, coalesce(r.published, '9999'), t.province_key, t.province_now_key
    FROM trainings t JOIN reports r ON r.id = t.report_id WHERE t.occasion = ? AND t.same_as IS NULL"""
_AGREEING = {
    "lecturers": "SELECT name_key FROM lecturers WHERE report_id = ? AND training = ?",
    "organizers": "SELECT name_key FROM organizers WHERE report_id = ? AND training = ?",
    "documents": "SELECT number_key FROM documents WHERE report_id = ?",
}


class _Told(NamedTuple):
    """A training as one report tells it."""

    report: str
    number: int
    district: str | None
    commune: str | None
    people: int | None
    classes: int | None
    published: str
    organizers: frozenset[tuple[str, str | None]]
    lecturers: frozenset[str]
    documents: frozenset[str]

    @property
    def name(self) -> str:
        return f"{self.report}/{self.number}"

    @property
    def rank(self) -> tuple[str, str, int]:
        """Who stands for whom: the first published."""
        return self.published, self.report, self.number


def settle(db: sqlite3.Connection) -> None:
    """Look at the trainings that came, lost the one that stood for them, or whose articles turned out to be alike."""
    waiting = db.execute(
        "SELECT t.occasion, u.report_id, u.training FROM unsettled u"
        " JOIN trainings t ON t.report_id = u.report_id AND t.training = u.training ORDER BY 1, 2, 3"
    ).fetchall()
    if not waiting:
        return
    for occasion, rows in groupby(map(tuple, waiting), key=itemgetter(0)):
        leaders = {one.name: one for one in sorted(_leaders(db, occasion), key=lambda one: one.rank)}
        for _, report, number in rows:
            one = leaders.get(f"{report}/{number}")
            other = one and next((other for other in leaders.values() if _same(db, one, other)), None)
            if one is None or other is None:
                continue
            first, second = sorted((one, other), key=lambda told: told.rank)
            del leaders[second.name]
            db.execute(
                "UPDATE trainings SET same_as = ?1 WHERE occasion = ?2 AND same_as = ?3"
                " OR report_id = ?4 AND training = ?5",
                (first.name, occasion, second.name, second.report, second.number),
            )
    db.execute("DELETE FROM unsettled")


def _leaders(db: sqlite3.Connection, occasion: str) -> Iterator[_Told]:
    for row in db.execute(_LEADERS, (occasion,)).fetchall():
        report, number, _, district, commune, people, classes, published, *provinces = row
        places = frozenset(filter(None, (*provinces, district, commune)))

        def keys(what: str, *of: Any) -> frozenset[str]:
            return frozenset(key for (key,) in map(tuple, db.execute(_AGREEING[what], of)) if key)

        yield _Told(
            report, number, district, commune, people, classes, published,
            frozenset(body_kind(name, places) for name in keys("organizers", report, number)),
            keys("lecturers", report, number), keys("documents", report),
        )  # fmt: skip


def _same(db: sqlite3.Connection, one: _Told, other: _Told) -> bool:
    """Whether two trainings of one occasion are one. The occasion has the days, the province and the head-count."""
    if one.report == other.report or any(
        None not in pair and pair[0] != pair[1]
        for pair in ((one.district, other.district), (one.commune, other.commune), (one.classes, other.classes))
    ):
        return False
    if one.lecturers & other.lecturers:
        return True
    if one.people is not None:
        if one.documents & other.documents or _share_a_body(one, other):
            return True
        place = one.commune == other.commune is not None or one.district == other.district is not None
        if place and not (one.organizers and other.organizers):
            return True
    return bool(
        db.execute(
            "SELECT 1 FROM alike WHERE article_id = ?1 AND other_id = ?2 OR article_id = ?2 AND other_id = ?1",
            (one.report, other.report),
        ).fetchone()
    )


def _share_a_body(one: _Told, other: _Told) -> bool:
    return any(
        name == other_name and (level == other_level or None in (level, other_level))
        for name, level in one.organizers
        for other_name, other_level in other.organizers
    )


_SHORT = {
    "ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân", "lhpn": "liên hiệp phụ nữ", "mttq": "mặt trận tổ quốc",
    "ubmttq": "ủy ban mặt trận tổ quốc", "nhcsxh": "ngân hàng chính sách xã hội", "bch": "ban chấp hành",
    "lđtbxh": "lao động thương binh và xã hội", "nnmt": "nông nghiệp và môi trường", "vhxh": "văn hóa xã hội",
    "nnptnt": "nông nghiệp và phát triển nông thôn", "gdđt": "giáo dục và đào tạo", "khcn": "khoa học và công nghệ",
}  # fmt: skip
_LEVEL_WORDS = {
    "trung ương": "trung ương", "tỉnh": "tỉnh", "thành phố": "thành phố", "tp": "thành phố", "huyện": "huyện",
    "thị xã": "thị xã", "quận": "quận", "xã": "xã", "phường": "phường", "thị trấn": "thị trấn", "đặc khu": "xã",
}  # fmt: skip


@cache
def _level() -> re.Pattern[str]:
    return re.compile(rf" ({'|'.join(_LEVEL_WORDS)})(?: |$)")


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(r"\W+")


def body_kind(key: str, places: frozenset[str] = frozenset()) -> tuple[str, str | None]:
    """What kind of body a folded name names, without the place it belongs to, and its level where it tells one.

    >>> body_kind("ubnd huyện sơn động")
    ('ủy ban nhân dân', 'huyện')
    >>> body_kind("sở y tế bắc giang", frozenset({"bắc giang"})) == body_kind("sở y tế")
    True
    >>> body_kind("sở lđ-tb&xh tỉnh bắc giang")
    ('sở lao động thương binh và xã hội', 'tỉnh')
    """
    words = [_SHORT.get(_signs().sub("", word), word) for word in key.split()]
    name = " ".join(_signs().sub(" ", " ".join(words)).split())
    # "văn hóa xã hội" and "lao động thương binh và xã hội" hold no commune.
    guarded = name.replace("xã hội", "xã_hội")
    found = _level().search(guarded)
    level = _LEVEL_WORDS[found[1]] if found else None
    if found:
        guarded = guarded[: found.start()]
    name = guarded.replace("xã_hội", "xã hội")
    for place in sorted(places, key=len, reverse=True):
        name = name.removesuffix(f" {_signs().sub(' ', place)}")
    return name, level
