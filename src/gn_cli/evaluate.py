"""Records against gold: right, spurious and missed items a field, counted as the gold guidelines say."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, TypeAlias

from gn_cli import readers
from gn_cli.article import Article
from gn_cli.errors import ReadError
from gn_cli.schema import to_json

Gold: TypeAlias = Mapping[str, Any]
"""A report in the shape of the gold files: one training's facts at the top, several in `trainings`."""

CORE = ("event_dates", "documents", "province", "district", "commune", "participants", "lecturers", "poverty_rates")
"""The fields an analyst could not do without; `core` is the sum of their counts."""

APART = ("figure_places",)
"""Fields that are counted but not in `all`: of the figures whose value is right, those whose place is right."""

TEXTS = (".txt", ".md")
"""What the text beside a gold `.json` may be called."""

_ONE_DASH = str.maketrans({"–": "-", "−": "-", "\u2011": "-", "Ð": "Đ"})
_LIKE = 0.7
"""The share of the longer name's words that two names must have in common to count as one."""


@dataclass(frozen=True, slots=True)
class Score:
    """The counts of one field, or of `core` and `all` fields together."""

    field: str
    right: int
    spurious: int
    missed: int

    @property
    def precision(self) -> float:
        """Right among found; 1 where nothing was found."""
        return _share(self.right, self.right + self.spurious)

    @property
    def recall(self) -> float:
        """Right among wanted; 1 where nothing was wanted."""
        return _share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of the two; 1 where there was nothing to find and nothing found."""
        return _share(2 * self.right, 2 * self.right + self.spurious + self.missed)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class Fault:
    """An item that is spurious (`+`) or missed (`-`)."""

    report: str
    field: str
    sign: str
    item: str


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The scores a field, ending with `core` and `all`, and every fault, report by report."""

    scores: tuple[Score, ...]
    faults: tuple[Fault, ...]

    def __getitem__(self, field: str) -> Score:
        """The score of a field. Raises `KeyError`."""
        for score in self.scores:
            if score.field == field:
                return score
        raise KeyError(field)


def evaluate(folder: Path) -> Evaluation:
    """Extract every report of a gold folder (`<id>.txt` or `.md`) and compare it with its `<id>.json`.

    Raises `ReadError`: no gold in the folder, a report without its text, a file that is no gold.
    """
    from gn_cli.extract import extract

    pairs = []
    for path in sorted(folder.glob("*.json")):
        gold = _read_gold(path)
        text = next((text for suffix in TEXTS if (text := path.with_suffix(suffix)).is_file()), None)
        if text is None:
            raise ReadError(f"{path} has no text beside it", f"put {path.with_suffix('.txt').name} there")
        pairs += [(path.stem, gold, to_json(extract(article))) for article in _read(text)]
    if not pairs:
        raise ReadError(f"there is no gold in {folder}", "name a folder of <id>.txt with <id>.json")
    return compare_all(pairs)


def _read(path: Path) -> tuple[Article, ...]:
    try:
        found = tuple(readers.read(path.read_bytes(), str(path)))
        return tuple(article for article in found if isinstance(article, Article))
    except ReadError as error:
        raise ReadError(f"{path} {error.message}", error.hint) from None


def _read_gold(path: Path) -> Gold:
    try:
        gold = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ReadError(f"{path} is not JSON: {error}", "mend it by hand") from None
    if not isinstance(gold, dict) or "is_training" not in gold:
        raise ReadError(f"{path} is not a gold report", "it should be an object with is_training, event_dates, …")
    # The expected records of the samples are in the record's own shape.
    return as_gold(gold) if _is_record(gold) else gold


def _is_record(data: Gold) -> bool:
    return "event_dates" not in data


def compare_all(pairs: Sequence[tuple[str, Gold, Gold]]) -> Evaluation:
    """Compare records (as JSON) with gold, given as `(name, gold, record)`."""
    sums: dict[str, list[int]] = {}
    faults = []
    for name, gold, record in pairs:
        for field, right, spurious, missed in compare(gold, as_gold(record)):
            counts = sums.setdefault(field, [0, 0, 0])
            for place, count in enumerate((right, len(spurious), len(missed))):
                counts[place] += count
            faults += [Fault(name, field, "+", str(item)) for item in spurious]
            faults += [Fault(name, field, "-", str(item)) for item in missed]
    scores = [Score(field, *counts) for field, counts in sums.items()]
    core = [score for score in scores if score.field in CORE]
    every = [score for score in scores if score.field not in APART]
    return Evaluation((*scores, _sum("core", core), _sum("all", every)), tuple(faults))


def _sum(name: str, scores: Sequence[Score]) -> Score:
    return Score(name, *(sum(getattr(score, count) for score in scores) for count in ("right", "spurious", "missed")))


def compare(gold: Gold, found: Gold) -> Iterator[tuple[str, int, list[Any], list[Any]]]:
    """For each field: its name, how many items are right, the spurious ones, the missed ones."""
    for field, keys in FIELDS.items():
        wanted, got = Counter(keys(gold)), Counter(keys(found))
        right = wanted & got
        yield field, right.total(), list((got - right).elements()), list((wanted - right).elements())
    for field, names in NAMES.items():
        wanted_names, left = names(gold), names(found)
        missed = []
        for name in wanted_names:
            match = next((other for other in left if alike(name, other)), None)
            if match is None:
                missed.append(name)
            else:
                left.remove(match)
        yield field, len(wanted_names) - len(missed), left, missed
    yield "figure_places", *_compare_figure_places(gold, found)


def _compare_figure_places(gold: Gold, found: Gold) -> tuple[int, list[Any], list[Any]]:
    """The units that poverty figures speak of, of the figures whose value is right."""
    wanted, got = _figure_places(gold), _figure_places(found)
    right, spurious, missed = 0, [], []
    for key in wanted.keys() & got.keys():
        same = wanted[key] & got[key]
        right += same.total()
        # What one side tells oftener than the other is a value too many or too few, not a place.
        others = min((wanted[key] - same).total(), (got[key] - same).total())
        spurious += [(*key, place) for place in islice((got[key] - same).elements(), others)]
        missed += [(*key, place) for place in islice((wanted[key] - same).elements(), others)]
    return right, spurious, missed


def _figure_places(report: Gold) -> dict[tuple[Any, ...], Counter[str]]:
    places: dict[tuple[Any, ...], Counter[str]] = {}
    for figures, key in ((report["poverty_rates"], _rate), (report["poor_households"], _households)):
        for figure in figures:
            places.setdefault(key(figure), Counter())[fold_name(figure.get("place") or "")] += 1
    return places


# Keys under which two wordings of one fact meet


def fold_name(text: str) -> str:
    """A name without case, punctuation and accents, cut where an accent stood, which is how the gold is counted.

    >>> fold_name("Sở Y tế – tỉnh LÀO CAI")
    'so y te ti nh la o cai'
    """
    letters = unicodedata.normalize("NFD", text.casefold().replace("sỹ", "sĩ"))
    return " ".join(re.findall(r"[\w’']+", letters)).replace("’", "'")


def alike(one: str, other: str) -> bool:
    """Whether two names of a body or place share at least 70 % of the longer one's words."""
    left, right = Counter(fold_name(one).split()), Counter(fold_name(other).split())
    return (left & right).total() >= _LIKE * max(left.total(), right.total(), 1)


def _number(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(_ONE_DASH).upper()


def _rate(rate: Gold) -> tuple[float, float | None, str, str]:
    top = rate.get("value_max")
    return round(float(rate["value"]), 3), None if top is None else round(float(top), 3), rate["kind"], rate["measure"]


# The gold's shape


def as_gold(record: Gold) -> Gold:
    """A full record in the shape of the gold: its trainings told as one, and each by itself in `trainings`."""
    trainings = record.get("trainings") or []
    alone = trainings[0] if len(trainings) == 1 else {}

    def gathered(key: str) -> list[Any]:
        return [item for training in trainings for item in training.get(key) or []]

    return {
        **{key: record.get(key) for key in ("published", "byline", "is_training")},
        **{key: record.get(key) or [] for key in ("documents", "poverty_rates", "poor_households")},
        **{key: gathered(key) for key in ("event_dates", "participants_parts", "lecturers")},
        **{key: alone.get(key) for key in ("participants", "classes")},
        "organizers": [body["name"] if isinstance(body, Mapping) else body for body in gathered("organizers")],
        "place": (trainings[0].get("place") if trainings else None) or {},
        "trainings": [
            {**training, "event_dates": [day["start"] for day in training.get("event_dates") or []]}
            for training in trainings
        ],
    }


def _trainings(report: Gold) -> Sequence[Gold]:
    """The trainings of a report; one that tells of a single training is its own."""
    several = report.get("trainings") or []
    return several if len(several) > 1 else [report]


def _heads(report: Gold) -> list[Gold]:
    return [training["participants"] for training in _trainings(report) if training["participants"]]


def _training_keys(report: Gold) -> list[tuple[str | None, int | None]]:
    """The first day and head-count of each training. Those of a gold report of several tell their days by the words."""
    if not report["is_training"]:
        return []
    starts = {day["text"]: day["start"] for day in report["event_dates"] if "text" in day}

    def first(training: Gold) -> str | None:
        days = (day["start"] if isinstance(day, Mapping) else starts.get(day, day) for day in training["event_dates"])
        return min(filter(None, days), default=None)

    return [
        (first(training), training["participants"] and training["participants"]["count"])
        for training in _trainings(report)
    ]


def _households(count: Gold) -> tuple[Any, ...]:
    return count["count"], count["kind"], count["measure"]


def _told(value: Any, key: Callable[[Any], Any] = lambda value: value) -> list[Any]:
    return [] if value in (None, "") else [key(value)]


def _place(level: str) -> Callable[[Gold], list[Any]]:
    return lambda report: _told((report["place"] or {}).get(level), fold_name)


FIELDS: Mapping[str, Callable[[Gold], list[Any] | set[Any]]] = {
    "is_training": lambda report: [report["is_training"]],
    "trainings": _training_keys,
    "published": lambda report: _told(report["published"]),
    "byline": lambda report: _told(report["byline"], fold_name),
    "event_dates": lambda report: {(day["start"], day["end"]) for day in report["event_dates"] if day["start"]},
    "documents": lambda report: {_number(document["number"]) for document in report["documents"]},
    "document_dates": lambda report: {
        (_number(document["number"]), document["issued"]) for document in report["documents"] if document.get("issued")
    },
    "province": _place("province"),
    "district": _place("district"),
    "commune": _place("commune"),
    "participants": lambda report: [head["count"] for head in _heads(report)],
    "participant_bounds": lambda report: [(head["count"], head["bound"]) for head in _heads(report)],
    "all_counts": lambda report: {head["count"] for head in (*_heads(report), *report["participants_parts"])},
    "classes": lambda report: [one["classes"]["count"] for one in _trainings(report) if one["classes"]],
    "lecturers": lambda report: {fold_name(person["name"]) for person in report["lecturers"]},
    "lecturer_titles": lambda report: {
        (fold_name(person["name"]), fold_name(person["title"]).replace(" ", ""))
        for person in report["lecturers"]
        if person.get("title")
    },
    "poverty_rates": lambda report: set(map(_rate, report["poverty_rates"])),
    "rate_values": lambda report: {_rate(rate)[:2] for rate in report["poverty_rates"]},
    "poor_households": lambda report: set(map(_households, report["poor_households"])),
}
"""The items of each field that is compared by key; a set where a fact told twice counts once."""

NAMES: Mapping[str, Callable[[Gold], list[str]]] = {
    "organizers": lambda report: list(dict.fromkeys(report["organizers"])),
    "venue": lambda report: _told((report["place"] or {}).get("venue")),
    "affiliations": lambda report: [
        f"{person['name']} {person['affiliation']}" for person in report["lecturers"] if person.get("affiliation")
    ],
}
"""The items of each field that is compared by likeness."""
