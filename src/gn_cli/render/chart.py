"""Bars of text: blocks in eighths of a character cell, or signs of ASCII where the output can show no blocks."""

import locale
import os
from collections.abc import Sequence
from textwrap import wrap
from typing import TypeAlias

from gn_cli.captions import caption
from gn_cli.errors import UsageError
from gn_cli.render import Output, coloured, terminal_width
from gn_cli.render.cells import for_reader, one_line
from gn_cli.render.table import cell_width
from gn_cli.schema import Lang

Section: TypeAlias = tuple[str, Sequence[tuple[str, int | float | None]]]

_EIGHTHS = "▏▎▍▌▋▊▉█"
_WIDTH = 80
_LONGEST_LABEL, _SHORTEST_BAR = 28, 10


def write_chart(sections: Sequence[Section], output: Output, captions: Sequence[str] = ()) -> None:
    """Draw sections of bars, all on one scale, as wide as the terminal or 80 cells.

    Raises `UsageError` where another format than a table is asked for: a chart is for the eye.
    """
    chosen = output.chosen("table")
    if chosen != "table":
        raise UsageError(f"a chart cannot be written as {chosen}", "leave --chart out, or write it to a .txt file")
    width = terminal_width() if output.to_terminal else _WIDTH
    bold, dim, plain = ("\x1b[1m", "\x1b[2m", "\x1b[0m") if output.to_terminal and coloured() else ("", "", "")
    with output.stream("table") as stream:
        if not sections:
            stream.write(caption("nothing", output.lang) + "\n")
            return
        for title, lines in draw(sections, output.lang, width, blocks=_shows_blocks(output)):
            stream.writelines([f"{bold}{title}{plain}\n"] if title else [])
            stream.writelines(f"{line}\n" for line in lines)
        stream.writelines(
            f"{dim}{line}{plain}\n" for line in ("", *(part for text in captions for part in wrap(text, width)))
        )


def draw(sections: Sequence[Section], lang: Lang, width: int, *, blocks: bool) -> list[tuple[str, list[str]]]:
    """The sections with their titles and lines: label, bar, value; the longest line takes the whole width."""
    indent = "  " if any(title for title, _ in sections) else ""
    found = [
        (one_line(title), [(_cut(one_line(label)), value, for_reader(value, lang)) for label, value in bars])
        for title, bars in sections
    ]
    every = [bar for _, bars in found for bar in bars]
    label_width = max((cell_width(label) for label, _, _ in every), default=0)
    value_width = max((cell_width(text) for _, _, text in every), default=0)
    longest = max(_SHORTEST_BAR, width - len(indent) - label_width - value_width - 2)
    most = max((float(value) for _, value, _ in every if value is not None), default=0.0)
    made = []
    for title, bars in found:
        lines = []
        for label, value, text in bars:
            bar = _bar(0.0 if value is None or not most else float(value) / most * longest, blocks)
            lines.append(
                f"{indent}{label}{' ' * (label_width - cell_width(label))} {f'{bar} ' if bar else ''}{text}".rstrip()
            )
        made.append((title, lines))
    return made


def _bar(length: float, blocks: bool) -> str:
    """A bar so many character cells long; what is more than nothing shows at least a sliver."""
    if not blocks:
        return "#" * (max(1, round(length)) if length > 0 else 0)
    eighths = max(1, round(length * 8)) if length > 0 else 0
    return _EIGHTHS[-1] * (eighths // 8) + (_EIGHTHS[eighths % 8 - 1] if eighths % 8 else "")


def _cut(label: str) -> str:
    if cell_width(label) <= _LONGEST_LABEL:
        return label
    while cell_width(label) > _LONGEST_LABEL - 1:
        label = label[:-1]
    return label.rstrip() + "…"


def _shows_blocks(output: Output) -> bool:
    """Whether who reads the output can show blocks: a file is UTF-8, and so is the console of Windows; else it is the
    encoding of the locale that tells."""
    if output.file is not None or os.name == "nt":
        return True
    try:
        _EIGHTHS.encode(locale.getencoding())
    except (UnicodeEncodeError, LookupError):
        return False
    return True
