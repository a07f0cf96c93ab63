"""One report on a screen: its record as a table, the warnings, and its text with the words of every value marked."""

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any, TextIO

from gn_cli.article import Article
from gn_cli.captions import caption, field_name, word
from gn_cli.render import Output, coloured, terminal_width, write
from gn_cli.render.cells import for_reader, one_line, without_controls
from gn_cli.render.describe import describe, explained
from gn_cli.render.marks import Mark, bracketed, pieces
from gn_cli.report import Evidence, Report
from gn_cli.schema import SHORT_ID, Lang, Row, heading, to_json
from gn_cli.traced import Traced, traced
from gn_cli.wordings import told

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from gn_cli.extract.context import DateMention

COLUMNS = (
    "training", "field", "content", "text", "evidence_start", "evidence_end", "evidence_rule", "evidence_notes",
)  # fmt: skip
"""The columns of a report told as rows, a row a value."""

_STYLES: Mapping[str, str] = {
    "title": "bold",
    "event_dates": "black on bright_cyan",
    "place": "black on bright_green",
    "venue": "black on green",
    "participants": "black on bright_yellow",
    "participants_parts": "black on yellow",
    "classes": "black on bright_yellow",
    "lecturers": "black on bright_magenta",
    "affiliation": "black on magenta",
    "organizers": "white on blue",
    "documents": "black on white",
    "poverty_rates": "white on red",
    "poor_households": "white on red",
}
_OTHER_STYLE = "underline"
# Where nothing is cut, lines are as long as they are.
_ENDLESS = 1_000_000


def show(
    article: Article,
    report: Report,
    output: Output,
    dates: "Sequence[DateMention] | None" = None,
    *,
    sources: Sequence[str] = (),
    alike: Sequence[tuple[str, float]] = (),
) -> None:
    """Write one report: as its JSON record, as rows of values, or for a reader; by default for a reader.

    With all `dates` found in the article a reader also sees the rule and notes of each value.
    """
    chosen = output.chosen("table")
    whole = Output(chosen, output.file, output.bom, output.lang)
    if chosen in ("json", "jsonl"):
        record = to_json(report)
        write([record], tuple(record), whole)
    elif chosen != "table":
        write(value_rows(report, output.lang), COLUMNS, whole)
    else:
        with output.stream(chosen) as stream:
            _screen(article, report, output, stream, dates, tuple(_beside(report, sources, alike, output.lang)))


def value_rows(report: Report, lang: Lang = "en") -> Iterator[Row]:
    """Every value of a report as a row: what it is, the words it came from, where they stand and who read them.

    In English a field has its own name, as columns have.
    """
    for one in traced(report):
        words: Evidence | Any = one.evidence
        yield {
            "training": one.training or None,
            "field": one.field if lang == "en" else field_name(one.field, lang),
            "content": describe(one.value, lang),
            "text": words and words.text,
            "evidence_start": words and words.start,
            "evidence_end": words and words.end,
            "evidence_rule": words and words.rule,
            "evidence_notes": words and words.notes,
        }


def _screen(
    article: Article,
    report: Report,
    output: Output,
    stream: TextIO,
    dates: "Sequence[DateMention] | None",
    beside: Sequence[str],
) -> None:
    from rich.console import Console

    seen = output.to_terminal
    plain = StringIO()
    console = Console(
        file=stream if seen else plain,
        width=terminal_width() if seen else _ENDLESS,
        force_terminal=seen and coloured(),
        no_color=not (seen and coloured()),
        markup=False,
        emoji=False,
        highlight=False,
        soft_wrap=not seen,
    )
    lang = output.lang
    console.print(one_line(report.title or report.source), style="bold")
    console.print(" · ".join(filter(None, (report.id, one_line(report.source), _state(report, lang)))), style="dim")
    for line in beside:
        console.print(line, style="dim")
    console.print()
    _record(console, report, lang, dates is not None)
    if report.warnings:
        console.print(f"\n{caption('warnings', lang)}", style="bold")
        for one in report.warnings:
            console.print(f"  {field_name(one.field, lang)}: {one_line(told(one.message, lang))}")
    if dates:
        console.print(f"\n{caption('all_dates', lang)}", style="bold")
        _dates(console, dates, lang)
    console.print(f"\n{caption('text', lang)}", style="bold")
    marks = [Mark(one.evidence.start, one.evidence.end, one.field) for one in traced(report) if one.evidence]
    labels = {mark.field: field_name(mark.field, lang) for mark in marks}
    text = without_controls(article.text).strip("\n")
    skipped = len(article.text) - len(article.text.lstrip("\n"))
    marks = [Mark(mark.start - skipped, mark.end - skipped, mark.field) for mark in marks]
    if seen and coloured():
        console.print(_highlighted(text, marks, labels))
    else:
        console.print(bracketed(text, marks, labels))
    # The blanks that fill a table's last column are for a terminal only.
    stream.writelines(line.rstrip() + "\n" for line in plain.getvalue().splitlines())


def _beside(report: Report, sources: Sequence[str], alike: Sequence[tuple[str, float]], lang: Lang) -> Iterator[str]:
    """The other sources of the text, and the articles nearly the same with how much of them is."""
    others = [one_line(source) for source in sources if source != report.source]
    if others:
        yield f"{caption('also_at', lang)}: {', '.join(others)}"
    if alike:
        near = ", ".join(f"{other[:SHORT_ID]} ({share:.0%})" for other, share in alike)
        yield f"{caption('nearly_same', lang)}: {near}"


def _state(report: Report, lang: Lang) -> str:
    told = [] if report.is_training else [caption("not_a_training", lang)]
    if report.needs_review:
        told.append(caption("to_review", lang))
    return " ".join(told)


def _record(console: "Console", report: Report, lang: Lang, explain: bool) -> None:
    table = _grid((heading("field", lang), caption("value", lang), caption("words", lang)))
    several = len(report.trainings) > 1
    training = 0
    for one in traced(report):
        if several and one.training != training:
            training = one.training
            table.add_row("", "", "")
            if training:
                table.add_row(caption("training_number", lang, number=training), "", "")
        words = one_line(one.evidence.text) if one.evidence else ""
        table.add_row(field_name(one.field, lang), _shown(one, lang, explain), words)
    console.print(table)


def _shown(one: Traced, lang: Lang, explain: bool) -> "str | Text":
    from rich.text import Text

    value = describe(one.value, lang)
    if not (explain and one.evidence):
        return value
    return Text.assemble(value, "\n", (explained(one.evidence, lang), "dim"))


def _dates(console: "Console", dates: "Sequence[DateMention]", lang: Lang) -> None:
    table = _grid((caption("words", lang), caption("value", lang), caption("role", lang), caption("notes", lang)))
    for one in dates:
        days = [for_reader(day, lang) for day in dict.fromkeys((one.start, one.end)) if day]
        value = " – ".join(days) or caption("no_match", lang)
        table.add_row(one_line(one.evidence.text), value, word(one.role, lang), explained(one.evidence, lang))
    console.print(table)


def _grid(heads: Sequence[str]) -> Any:
    """A table without frames whose cells wrap; headings in bold, as far as there are any."""
    from rich.box import Box
    from rich.table import Table

    line_below_heads = Box("    \n    \n ── \n    \n    \n    \n    \n    \n")
    table = Table(box=line_below_heads, show_edge=False, pad_edge=False, padding=(0, 1), header_style="bold")
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _highlighted(text: str, marks: Sequence[Mark], labels: Mapping[str, str]) -> "Text":
    from rich.text import Text

    marked = Text()
    for piece in pieces(text, marks):
        if piece.kind == "text":
            marked.append(piece.text, _STYLES.get(piece.mark.field, _OTHER_STYLE) if piece.mark else None)
        elif piece.kind == "close" and piece.mark:
            marked.append(f"‹{labels[piece.mark.field]}›", "dim italic")
    return marked
