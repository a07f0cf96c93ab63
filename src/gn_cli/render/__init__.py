"""Where results go and how they look. The only module that prints and the only one that knows rich."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from textwrap import wrap
from types import MappingProxyType
from typing import Literal, TextIO, TypeAlias

from gn_cli.captions import caption
from gn_cli.errors import GnError, UsageError
from gn_cli.render.files import whole_file
from gn_cli.render.formats import WRITERS
from gn_cli.render.table import Fit, Layout, lay_out, reading_columns
from gn_cli.schema import Lang, Of, Row, columns, heading
from gn_cli.wordings import in_words

Format: TypeAlias = Literal["table", "csv", "tsv", "json", "jsonl", "markdown"]
_BY_ENDING: dict[str, Format] = {
    ".csv": "csv", ".tsv": "tsv", ".json": "json", ".jsonl": "jsonl", ".md": "markdown", ".txt": "table",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command's rows go: the format (`None`: by the file's ending, else a table on a terminal and the
    command's own default in a pipe), the file (`None`: standard output), a byte-order mark or not (`None`: in CSV and
    TSV files), and the language of headings and captions."""

    format: Format | None = None
    file: Path | None = None
    bom: bool | None = None
    lang: Lang = "en"

    @property
    def to_terminal(self) -> bool:
        """Whether a person sees the output as it comes."""
        return self.file is None and sys.stdout.isatty()

    def chosen(self, in_pipe: Format = "csv") -> Format:
        """The format that holds. Raises `UsageError` for a file ending that names a format gn does not write."""
        if self.format is not None:
            return self.format
        if self.file is None:
            return "table" if self.to_terminal else in_pipe
        ending = self.file.suffix.lower()
        if ending in (".xlsx", ".xls", ".ods"):
            raise UsageError(
                f"this command does not write {ending} files",
                "gn export FILE.xlsx writes a workbook; Excel opens a .csv file with a double click",
            )
        return _BY_ENDING.get(ending, in_pipe)

    @contextmanager
    def stream(self, chosen: Format) -> Iterator[TextIO]:
        """The stream to write to. A file comes to its name when it is whole, so that a failure leaves an old one be.

        Raises `GnError` when the file cannot be written.
        """
        with_bom = chosen in ("csv", "tsv") and (self.file is not None if self.bom is None else self.bom)
        if self.file is None:
            try:
                sys.stdout.write("\ufeff" if with_bom else "")
                yield sys.stdout
                sys.stdout.flush()
            except BrokenPipeError:
                raise
            except OSError as error:
                raise GnError(
                    f"cannot write the output: {error.strerror or error}", "make room, then try again"
                ) from error
            return
        with (
            whole_file(self.file) as part,
            part.open("w", encoding="utf-8-sig" if with_bom else "utf-8", newline="") as stream,
        ):
            yield stream


def pick(usual: Sequence[str], wanted: str | None, extra: Sequence[str] = ()) -> tuple[str, ...]:
    """The columns named in a list such as `id,province` by name or heading; `None` is `usual`, `all` all there are.

    Raises `UsageError` for one that does not exist.
    """
    everything = (*usual, *extra)
    if wanted is None:
        return tuple(usual)
    if wanted.strip() == "all":
        return everything
    known = {title.casefold(): name for name in reversed(everything) for title in _titles(name)}
    chosen = []
    for name in filter(None, (part.strip() for part in wanted.split(","))):
        if name.casefold() not in known:
            raise UsageError(f"there is no column {name!r}", "the columns are: " + ", ".join(everything))
        chosen.append(known[name.casefold()])
    return tuple(dict.fromkeys(chosen)) or tuple(usual)


def pick_of(of: Of, wanted: str | None) -> tuple[str, ...]:
    """The columns of a flat list that are wanted, as `pick`."""
    usual = tuple(column.name for column in columns(of))
    return pick(usual, wanted, tuple(column.name for column in columns(of, extra=True) if column.extra))


def _titles(name: str) -> tuple[str, str, str]:
    return heading(name, "vi"), heading(name, "en"), name


def write(
    rows: Iterable[Row],
    names: Sequence[str],
    output: Output,
    *,
    of: str = "",
    captions: Sequence[str] = (),
    in_pipe: Format = "csv",
    fit: Fit = "drop",
    titles: Mapping[str, str] = MappingProxyType({}),
    first: Sequence[str] = (),
) -> None:
    """Write rows in the chosen format. `of` is the list they are of, whose number stands below a table; then
    `captions`. On a terminal a table is made to `fit`, with the columns `first` before others. `titles` are the
    headings of columns that are no fields."""
    chosen = output.chosen(in_pipe)
    if chosen in ("table", "markdown"):
        names = reading_columns(names)
    named = chosen in ("json", "jsonl") or (chosen in ("csv", "tsv") and output.lang == "en")
    heads = {name: name if named else titles.get(name) or heading(name, output.lang, of) for name in names}
    # The first row is asked for before the stream is opened: what fails at once leaves no half-written file.
    remaining = iter(rows if chosen in ("json", "jsonl") else in_words(rows, output.lang))
    rows = chain(list(islice(remaining, 1)), remaining)
    with output.stream(chosen) as stream:
        if chosen == "table":
            width = terminal_width() if output.to_terminal else None
            layout = lay_out(rows, heads, output.lang, width, fit, first)
            # What --columns takes: in English the names, which are those of all formats.
            hidden = layout.hidden if output.lang == "en" else tuple(heads[name] for name in layout.hidden)
            _write_table(layout, hidden, output, stream, of, captions, width)
        else:
            WRITERS[chosen](rows, heads, output.lang, stream)


def _write_table(
    layout: Layout,
    hidden: Sequence[str],
    output: Output,
    stream: TextIO,
    of: str,
    captions: Sequence[str],
    width: int | None,
) -> None:
    if not layout.rows:
        stream.write(caption("nothing", output.lang) + "\n")
        return
    below = [caption(of, output.lang, rows=layout.rows)] if of else []
    below += captions
    if hidden:
        below.append(caption("hidden", output.lang, names=", ".join(hidden)))
    if width is not None:
        below = [line for text in below for line in wrap(text, width)]
    bold, dim, plain = ("\x1b[1m", "\x1b[2m", "\x1b[0m") if output.to_terminal and coloured() else ("", "", "")
    stream.writelines(f"{bold}{line}{plain}\n" for line in layout.heads)
    stream.writelines(f"{line}\n" for line in layout.lines)
    stream.writelines(f"{dim}{line}{plain}\n" for line in ("", *below) if below)


def terminal_width() -> int:
    """The width of the terminal in character cells."""
    return shutil.get_terminal_size((80, 24)).columns


def coloured() -> bool:
    """Whether escape codes may be written to a terminal: not with NO_COLOR, on a dumb one or an old Windows console."""
    understood = os.name != "nt" or "WT_SESSION" in os.environ or "TERM" in os.environ
    return understood and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def problem(message: str, hint: str = "") -> None:
    """Tell on standard error what failed and what to do."""
    print(f"gn: {message}", file=sys.stderr)
    if hint:
        print(f"    {hint}", file=sys.stderr)


def note(message: str) -> None:
    """Tell on standard error what is not a result."""
    print(message, file=sys.stderr)
