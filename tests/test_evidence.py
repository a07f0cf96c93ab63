"""What holds for every report: evidence is the article's own letters, and spelling variants of a text read the same."""

import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from corpus import article, evidence_of, reports

from gn_cli.article import Article
from gn_cli.extract import extract
from gn_cli.extract import read as steps
from gn_cli.report import Evidence, Report
from gn_cli.vietnamese.fold import place_tones

NEUTRAL = (
    "Trời hôm nay nắng nhẹ và gió mát trên khắp các cánh đồng lúa đang vào mùa chín rộ quanh làng, chim hót râm ran.\n"
)


def values(value: Any) -> Any:
    """A record without offsets, ids and the letters of the evidence: what it says, not where."""
    if isinstance(value, Evidence):
        return None
    if is_dataclass(value):
        left_out = {"id", "source", "start", "end"} if not hasattr(value, "evidence") else set()
        return {f.name: values(getattr(value, f.name)) for f in fields(value) if f.name not in left_out}
    if isinstance(value, tuple):
        return [values(item) for item in value]
    return value


def read(text: str) -> Report:
    return extract(Article.from_text(text, "report.txt"))


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_evidence_is_the_articles_own_letters(path: Path) -> None:
    read_from = article(path)
    wrong = [e for e in evidence_of(extract(read_from)) if read_from.text[e.start : e.end] != e.text or not e.text]
    assert wrong == []


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_a_second_reading_is_equal(path: Path) -> None:
    assert extract(article(path)) == extract(article(path))


VARIANTS: dict[str, Callable[[str], str]] = {
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "BOM": lambda text: "\ufeff" + text,
    "trailing blanks": lambda text: text.replace("\n", "  \n"),
}


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_a_copy_in_another_dress_reads_the_same(path: Path, variant: str) -> None:
    text = article(path).text
    assert values(read(VARIANTS[variant](text))) == values(read(text))


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_no_break_spaces_change_blanks_only(path: Path) -> None:
    text = article(path).text
    spaced = values(read(text.replace(" ", "\u00a0")))
    assert _plain(spaced) == _plain(values(read(text)))


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_tone_placement_changes_tones_only(path: Path) -> None:
    text = article(path).text
    assert _plain(values(read(place_tones(text)))) == _plain(values(read(text)))


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return place_tones(" ".join(value.split()))
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_a_neutral_paragraph_before_the_body_only_shifts_offsets(path: Path) -> None:
    text = article(path).text
    body = next(section for section in steps(article(path), until="sections").sections if section.kind == "body")
    plain, shifted = read(text), read(text[: body.start] + NEUTRAL + text[body.start :])
    moved = [(e.start + len(NEUTRAL) * (e.start >= body.start), e.text, e.rule) for e in evidence_of(plain)]
    assert [(e.start, e.text, e.rule) for e in evidence_of(shifted)] == moved
