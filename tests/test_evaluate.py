"""Evaluation: counts by hand on small gold, and the same counts as the scorer that lies beside the checkout."""

import importlib.util
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from made import KRONG_BONG_REPORT, SON_DONG_REPORT

from gn_cli.errors import ReadError
from gn_cli.evaluate import APART, Fault, Score, alike, as_gold, compare, compare_all, evaluate, fold_name
from gn_cli.schema import to_json

GOLD_BESIDE = Path(__file__).resolve().parents[2] / "shared" / "gold"

GOLD = {
    "published": "2023-09-23",
    "byline": "Đặng Văn Ký",
    "is_training": True,
    "event_dates": [{"start": "2023-09-22", "end": "2023-09-22", "text": "Ngày 22/9/2023"}],
    "documents": [
        {"kind": "Kế hoạch", "number": "41/KH–SYT", "issued": "2023-09-05", "text": "…"},
        {"kind": "Quyết định", "number": "7/QĐ-UBND", "issued": None, "text": "…"},
    ],
    "place": {
        "province": "Bắc Giang",
        "district": "Sơn Động",
        "commune": "An Lạc",
        "venue": "hội trường huyện Sơn Động",
    },
    "participants": {"count": 120, "bound": "exact", "text": "…"},
    "participants_parts": [],
    "classes": None,
    "lecturers": [{"name": "Đỗ Thị Hòa", "title": "Tiến sĩ", "affiliation": None}],
    "organizers": ["Sở Y tế tỉnh"],
    "poverty_rates": [
        {"value": 4.52, "value_max": None, "kind": "poor", "measure": "level", "year": 2022, "place": None, "text": "…"}
    ],
    "poor_households": [],
}


def test_counts_by_hand():
    told = compare_all([("a", GOLD, to_json(SON_DONG_REPORT))])
    assert {score.field: (score.right, score.spurious, score.missed) for score in told.scores} == {
        "is_training": (1, 0, 0),
        "trainings": (1, 0, 0),
        "published": (1, 0, 0),
        "byline": (1, 0, 0),
        "event_dates": (1, 0, 0),
        "documents": (1, 0, 1),
        "document_dates": (1, 0, 0),
        "province": (1, 0, 0),
        "district": (1, 0, 0),
        "commune": (0, 0, 1),
        "participants": (1, 0, 0),
        "participant_bounds": (0, 1, 1),
        "all_counts": (1, 0, 0),
        "classes": (0, 1, 0),
        "lecturers": (1, 0, 0),
        "lecturer_titles": (0, 1, 1),
        "poverty_rates": (1, 0, 0),
        "rate_values": (1, 0, 0),
        "poor_households": (0, 1, 0),
        "organizers": (0, 1, 1),
        "venue": (1, 0, 0),
        "affiliations": (0, 1, 0),
        "figure_places": (0, 1, 1),
        "core": (7, 0, 2),
        "all": (15, 6, 5),
    }
    assert told["core"].f1 == pytest.approx(14 / 16)
    assert Fault("a", "documents", "-", "7/QĐ-UBND") in told.faults
    assert len(told.faults) == 13


def test_shares():
    assert (Score("x", 3, 1, 0).precision, Score("x", 3, 1, 0).recall, Score("x", 0, 0, 0).f1) == (0.75, 1.0, 1.0)


def test_keys_that_meet():
    assert fold_name("Sở Y tế – tỉnh LÀO CAI") == fold_name("sở y tế tỉnh Lào Cai")
    assert fold_name("Bác sỹ") == fold_name("bác sĩ")
    assert alike("Trung tâm Y tế huyện Sơn Động", "Trung tâm Y tế Sơn Động")
    assert not alike("Sở Y tế", "Sở Y tế tỉnh")


def test_several_trainings_are_compared_one_by_one():
    record = to_json(KRONG_BONG_REPORT)
    gold = as_gold(record)
    told = compare_all([("b", gold, record)])
    assert told["trainings"] == Score("trainings", 2, 0, 0)
    assert told["participants"] == Score("participants", 2, 0, 0)
    assert told["all"].f1 == 1.0


def test_a_folder_that_is_no_gold(tmp_path: Path):
    with pytest.raises(ReadError, match="there is no gold in"):
        evaluate(tmp_path)
    (tmp_path / "a.json").write_text(json.dumps(GOLD), encoding="utf-8")
    with pytest.raises(ReadError, match="has no text beside it"):
        evaluate(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"")
    with pytest.raises(ReadError, match=r"a\.txt is empty"):
        evaluate(tmp_path)
    (tmp_path / "a.txt").write_text("Chợ phiên.", encoding="utf-8")
    (tmp_path / "b.json").write_text("[]", encoding="utf-8")
    with pytest.raises(ReadError, match="is not a gold report"):
        evaluate(tmp_path)
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    with pytest.raises(ReadError, match="is not JSON"):
        evaluate(tmp_path)


def test_a_gold_folder_is_extracted_and_compared(tmp_path: Path):
    nothing = as_gold({"is_training": False})
    (tmp_path / "cho.json").write_text(json.dumps({**nothing, "published": None, "byline": None}), encoding="utf-8")
    (tmp_path / "cho.md").write_text("Chợ phiên vùng cao\nBà con bán ngô, gà và mật ong.", encoding="utf-8")
    told = evaluate(tmp_path)
    assert (told["is_training"], told["all"], told.faults) == (Score("is_training", 1, 0, 0), Score("all", 1, 0, 0), ())


@pytest.mark.skipif(not (GOLD_BESIDE / "score.py").exists(), reason="no gold beside this checkout: ../shared/gold")
@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_the_same_counts_as_the_scorer_of_the_gold(folder: str):
    from gn_cli.article import Article
    from gn_cli.extract import extract

    spec = importlib.util.spec_from_file_location("gold_score", GOLD_BESIDE / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    sums: dict[str, list[int]] = {}
    pairs = []
    for path in sorted((GOLD_BESIDE / folder).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
        record = to_json(extract(Article.from_text(text, str(path))))
        pairs.append((path.stem, gold, record))
        for field, right, spurious, missed in scorer.compare(gold, scorer.flatten(record)):
            for place, count in enumerate((right, len(spurious), len(missed))):
                sums.setdefault(field, [0, 0, 0])[place] += count
    sums["core"] = [sum(sums[field][place] for field in scorer.CORE) for place in range(3)]
    sums["all"] = [sum(counts[place] for field, counts in sums.items() if field != "core") for place in range(3)]
    told = compare_all(pairs)
    shared = [score for score in told.scores if score.field not in APART]
    assert {score.field: list(asdict(score).values())[1:] for score in shared} == sums


def test_places_are_asked_of_figures_whose_value_is_right():
    rate = {"value": 4.5, "value_max": None, "kind": "poor", "measure": "level", "year": 2022, "text": "…"}
    households = {"count": 120, "kind": "poor", "measure": "level", "year": 2022, "text": "…"}
    wanted = [{**rate, "place": "Hòa Bình"}, {**rate, "place": "Mai Châu"}, {**rate, "value": 9.1, "place": "Đà Bắc"}]
    found = [{**rate, "place": "Hòa Bình"}, {**rate, "place": None}, {**rate, "value": 9.2, "place": "Cao Phong"}]
    gold = {**GOLD, "poverty_rates": wanted, "poor_households": [{**households, "place": None}]}
    record = {**gold, "poverty_rates": found, "poor_households": [{**households, "place": None}] * 2}
    counts = {field: (right, len(spurious), len(missed)) for field, right, spurious, missed in compare(gold, record)}
    assert counts["figure_places"] == (2, 1, 1)
