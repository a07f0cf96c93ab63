"""Every rule reads its own examples and refuses its near misses, and no rule is slow on a hostile line."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from time import process_time
from typing import Any

import pytest

import gn_cli.extract
from gn_cli.article import Article
from gn_cli.extract import extract, read
from gn_cli.extract.places import said
from gn_cli.extract.rule import Rule, scan

HOSTILE = {
    "digits": "1" * 100_000,
    "spaced digits": "12 345 " * 14_000,
    "capitals": "Nguyễn Văn " * 9_000,
    "syllables": "hộ nghèo và cận nghèo, " * 4_500,
    "dashes": "12 - 13/4 – " * 8_000,
    "percent": "5,4% " * 20_000,
    "blanks": " " * 100_000,
}


def rules() -> Iterator[Any]:
    for info in pkgutil.walk_packages(gn_cli.extract.__path__, "gn_cli.extract."):
        module = importlib.import_module(info.name)
        for value in vars(module).values():
            if isinstance(value, tuple) and value and all(isinstance(item, Rule) for item in value):
                for rule in value:
                    yield pytest.param(rule, id=rule.name)


def mentions(rule: Rule[Any], text: str) -> tuple[Any, ...]:
    context = read(Article.from_text(text, "example.txt", published=date(2023, 9, 25)), until="sections")
    return scan((rule,), context)


@pytest.mark.parametrize("rule", list(rules()))
def test_rule_reads_its_examples(rule: Rule[Any]) -> None:
    assert len(rule.examples) >= 2
    assert [example for example in rule.examples if not mentions(rule, example)] == []


@pytest.mark.parametrize("rule", list(rules()))
def test_rule_refuses_its_near_misses(rule: Rule[Any]) -> None:
    assert len(rule.not_examples) >= 1
    assert [example for example in rule.not_examples if mentions(rule, example)] == []


@pytest.mark.parametrize("line", HOSTILE)
@pytest.mark.parametrize("rule", list(rules()))
def test_rule_is_quick_on_hostile_lines(rule: Rule[Any], line: str) -> None:
    began = process_time()
    for _ in rule.pattern.compiled.finditer(HOSTILE[line]):
        pass
    assert process_time() - began < 0.5


def test_a_page_of_many_trainings_is_searched_for_places_once(monkeypatch: pytest.MonkeyPatch) -> None:
    searches: Counter[str] = Counter()

    class Counted:
        def __init__(self, name: str) -> None:
            self.name, self.pattern = name, getattr(said, name)

        def finditer_in(self, *where: Any) -> Any:
            searches[self.name] += 1
            return self.pattern.finditer_in(*where)

    for name in ("_AT", "_HOSTS", "_HERE"):
        monkeypatch.setattr(said, name, Counted(name))
    districts = ("Mèo Vạc", "Đồng Văn", "Yên Minh", "Quản Bạ", "Vị Xuyên", "Bắc Mê")
    items = (
        f"* Ngày {day}/6/2023, Hội Nông dân huyện {district} tổ chức lớp tập huấn trồng ngô cho {day}0 hội viên."
        for day, district in enumerate(districts, start=3)
    )
    report = extract(Article.from_text("Tin vắn từ cơ sở\n\n" + "\n".join(items), "tin.txt"))
    assert len(report.trainings) == 6
    assert searches == {"_AT": 1, "_HOSTS": 1, "_HERE": 1}
