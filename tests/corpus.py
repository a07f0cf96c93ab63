"""The reports tests run over: the samples of the project, and the gold reports where they lie beside the checkout."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from gn_cli.article import Article
from gn_cli.report import Evidence

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "data" / "samples"
GOLD = ROOT.parent / "shared" / "gold"


def texts(folder: Path) -> list[Path]:
    """The report texts of a folder; none where there is no such folder."""
    return sorted([*folder.glob("*.txt"), *folder.glob("*.md")])


def reports() -> list[Path]:
    """All report texts at hand."""
    return texts(SAMPLES) + texts(GOLD / "seeds") + texts(GOLD / "dev")


def article(path: Path) -> Article:
    """A report text as an article."""
    return Article.from_text(path.read_text(encoding="utf-8"), path.name)


def evidence_of(value: Any) -> Iterator[Evidence]:
    """Every piece of evidence inside a record."""
    if isinstance(value, Evidence):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from evidence_of(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from evidence_of(item)
