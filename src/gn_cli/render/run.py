"""What a person sees of a run over many files: a bar while it goes, a summary, the failures."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from gn_cli.captions import caption
from gn_cli.ingest import Summary
from gn_cli.render import Output, note, write
from gn_cli.render.cells import one_line
from gn_cli.schema import Lang, Row
from gn_cli.sources import Failure, Progress

if TYPE_CHECKING:
    from gn_cli.doctor import Finding
    from gn_cli.evaluate import Evaluation


@contextmanager
def progress(lang: Lang, verbose: bool = False, doing: str = "reading") -> Iterator[Progress | None]:
    """A bar on standard error when that is a terminal; with `verbose` the files' names instead, after what makes
    the run slow; else nothing.

    `doing` names the caption of what is going on.
    """
    if verbose:
        from gn_cli.doctor import slow_words

        if finding := slow_words():
            note(f"{finding.what}: {finding.with_what}; {finding.what_to_do}")
        yield lambda done, total, name: note(f"{done}/{total} {one_line(name)}")
        return
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(caption(doing, lang), total=None)
        yield lambda done, total, name: bar.update(task, completed=done, total=total)


def summary(done: Summary, lang: Lang) -> None:
    """One line on standard error: what the run did; and what else the person should know."""
    note(
        caption(
            "run",
            lang,
            new=done.new,
            unchanged=done.unchanged,
            updated=done.updated,
            not_training=done.not_training,
            failed=len(done.failures),
        )
    )
    if done.copies:
        note(caption("copies", lang, copies=done.copies))
    if done.alike:
        note(caption("alike", lang, alike=done.alike))
    if done.interrupted:
        note(caption("stopped", lang))
    elif done.outdated:
        note(caption("outdated", lang, outdated=done.outdated))


def failures(failed: Sequence[Failure], output: Output) -> None:
    """The files that gave no record as rows; nothing when there are none."""
    if failed or output.file:
        rows: Iterator[Row] = ({"file": one.file, "what": one.what, "what_to_do": one.what_to_do} for one in failed)
        write(rows, ("file", "what", "what_to_do"), output, fit="whole")


def findings(found: "Sequence[Finding]", output: Output) -> None:
    """What was looked at as rows."""
    rows: Iterator[Row] = (
        {
            "checked": one.what,
            "works": one.works,
            "with_what": one.with_what,
            "what_to_do": one.what_to_do,
        }
        for one in found
    )
    write(rows, ("checked", "works", "with_what", "what_to_do"), output)


def failure_lines(failed: Sequence[Failure]) -> None:
    """The files that gave no record as lines on standard error, where standard output holds the records."""
    for one in failed:
        note(f"gn: {one_line(one.file)}: {one_line(one.what)}: {one_line(one.what_to_do)}")


def scores(evaluation: "Evaluation", output: Output) -> None:
    """The counts of each field, with the three shares rounded to thousandths."""
    rows: Iterator[Row] = (
        {
            "field": one.field,
            "right": one.right,
            "spurious": one.spurious,
            "missed": one.missed,
            "precision": round(one.precision, 3),
            "recall": round(one.recall, 3),
            "f1": round(one.f1, 3),
        }
        for one in evaluation.scores
    )
    write(rows, ("field", "right", "spurious", "missed", "precision", "recall", "f1"), output)


def faults(evaluation: "Evaluation", output: Output) -> None:
    """Every item that is spurious or missed."""
    rows: Iterator[Row] = (
        {"report": one.report, "field": one.field, "sign": one.sign, "item": one.item} for one in evaluation.faults
    )
    write(rows, ("report", "field", "sign", "item"), output, fit="whole")
