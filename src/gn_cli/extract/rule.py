"""A rule: a pattern, what it builds, the sentences it reads and the ones it must refuse; and how rules are run."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, NamedTuple, TypeAlias, TypeVar

import regex

from gn_cli.vietnamese.pattern import Pattern, Plain

if TYPE_CHECKING:
    from gn_cli.extract.context import Context

T = TypeVar("T")
Match: TypeAlias = "regex.Match[str]"


class _Lookalike:
    """The type of `LOOKALIKE`."""


LOOKALIKE: Final = _Lookalike()
"""What a rule builds of words that only look like the field: their span is taken, and nothing is read from it."""


class Mention(NamedTuple, Generic[T]):
    """A value and the stretch of text `[start, end)` it was read from, before anything is decided about it."""

    value: T
    start: int
    end: int
    rule: str
    notes: tuple[str, ...] = ()


class Rule(NamedTuple, Generic[T]):
    """One wording of one field.

    `name` is `<field>.<what_it_reads>`. `build` makes the value of a match: `None` refuses it and lets later rules try
    the same words, `LOOKALIKE` refuses it for all of them. A group named `span` marks the words that are the evidence;
    without one it is the whole match. Every rule has at least two `examples` and one near miss in `not_examples`.
    """

    name: str
    pattern: Pattern
    build: Callable[[Match, "Context"], T | _Lookalike | None]
    examples: tuple[str, ...]
    not_examples: tuple[str, ...]


def verbose(pattern: str, flags: int = 0) -> Pattern:
    """A verbose pattern. Blanks in it do not count, so a blank of the text is written as the atom `BLANK`."""
    return Pattern(pattern, regex.VERBOSE | flags)


def plain(pattern: str) -> Plain:
    """A verbose pattern run as it stands, for a line or the few letters beside something found."""
    return Plain(pattern, regex.VERBOSE)


def scan(
    rules: Iterable[Rule[T]], context: "Context", stretches: Iterable[tuple[int, int]] | None = None
) -> tuple[Mention[T], ...]:
    """Run rules over the readable stretches of an article, the order of the rules being their preference.

    Words taken by an earlier rule are not read again by a later one. Mentions come in the order of the text.
    """
    stretches = tuple(context.stretches if stretches is None else stretches)
    return scan_each(((rule, stretches) for rule in rules), context)


def scan_each(tried: Iterable[tuple[Rule[T], Sequence[tuple[int, int]]]], context: "Context") -> tuple[Mention[T], ...]:
    """Run rules as `scan` does, each over stretches of its own."""
    taken: list[tuple[int, int]] = []
    found: list[Mention[T]] = []
    for rule, stretches in tried:
        evidence: str | int | None = None
        for match in rule.pattern.finditer_in(context.text, stretches):
            if evidence is None:
                evidence = "span" if "span" in match.re.groupindex else 0
            first, last = match.span(evidence)
            # No two taken spans share a letter, so only the neighbours of this one can.
            place = bisect_left(taken, (first, last))
            if (place < len(taken) and taken[place][0] < last) or (place and first < taken[place - 1][1]):
                continue
            value: Any = rule.build(match, context)
            if value is None:
                continue
            taken.insert(place, (first, last))
            if value is not LOOKALIKE:
                found.append(Mention(value, first, last, rule.name))
    return tuple(sorted(found, key=lambda mention: mention.start))
