"""The lines of a page are told apart in time that grows with the page, whatever stands on them."""

import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from gn_cli.article import Article
from gn_cli.extract import date_lines, header, page_lines, people_lines, sections, training_words
from gn_cli.extract.context import Context
from gn_cli.extract.date_lines import date_line
from gn_cli.extract.page_lines import is_caption, is_furniture, is_masthead, is_prose, related_head
from gn_cli.extract.people_lines import is_byline, signature, trailing_signature
from gn_cli.extract.sections import find_sections

LETTERS = 100_000
PIECES = {
    "digits": "1",
    "dates": "12/5/2023 ",
    "almost dates": "12/5/20 ",
    "capitals": "Nguyễn Văn ",
    "initials": "N.V.",
    "labels": "Tin, ảnh: ",
    "dashes": "Lan Anh - ",
    "brackets": "((",
    "blanks": " ",
    "strokes": "a | b > ",
    "buttons": "Chia sẻ ",
    "file names": "a.b",
    "training": "tổ chức lớp tập huấn và ",
    "stops": "./. ",
}
HOSTILE = {name: (piece * LETTERS)[:LETTERS] for name, piece in PIECES.items()}
MODULES = (date_lines, header, page_lines, people_lines, sections, training_words)
READERS: tuple[Callable[[str], object], ...] = (
    date_line,
    signature,
    is_caption,
    is_furniture,
    is_masthead,
    is_prose,
    related_head,
    lambda line: is_byline(line, labelled=False),
    lambda line: trailing_signature(line, last=True),
)


LINES = ("Nguyễn Văn An", "12/5/2023 08:00", "Tin liên quan", "Bình luận", "a", "Một câu. " * 30)


def patterns() -> Iterator[Any]:
    for module in MODULES:
        for name, value in vars(module).items():
            if isinstance(getattr(value, "pattern", None), str):
                yield pytest.param(value, id=f"{module.__name__.rsplit('.', 1)[-1]}.{name}")


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("pattern", list(patterns()))
def test_pattern_is_quick_on_hostile_lines(pattern: Any, name: str) -> None:
    began = time.process_time()
    for _ in pattern.finditer(HOSTILE[name][:20_000]):
        pass
    assert time.process_time() - began < 1


@pytest.mark.parametrize("name", HOSTILE)
def test_line_of_any_length_is_read(name: str) -> None:
    started = time.process_time()
    for reader in READERS:
        reader(HOSTILE[name])
    assert time.process_time() - started < 2


def seconds(text: str) -> float:
    context = Context(Article.from_text(text, "page.txt"))
    started = time.process_time()
    find_sections(context)
    return time.process_time() - started


@pytest.mark.parametrize("line", LINES)
def test_many_lines_take_time_in_proportion(line: str) -> None:
    few = min(seconds("\n".join([line] * 500)) for _ in range(3))
    many = min(seconds("\n".join([line] * 5_000)) for _ in range(3))
    assert many < 30 * max(few, 0.002)


def test_sections_are_the_paragraphs_in_order() -> None:
    samples = Path(__file__).parent.parent / "data" / "samples"
    for path in sorted(samples.glob("*.txt")):
        context = Context(Article.from_text(path.read_text(encoding="utf-8"), path.name))
        found = find_sections(context)
        assert "".join("".join(context.text[s.start : s.end].split()) for s in found) == "".join(context.text.split())
        assert all(before.end <= after.start for before, after in pairwise(found))
