"""The literal words a pattern cannot do without, told from its source, so that a text without them need not be tried.

A pattern of the fields is a long grammar around a few words ("lớp", "khai mạc"). Looking for those words in the
lower-cased text is many times quicker than trying the grammar on every letter, and gives the same matches.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

_MOST = 256
"""Bound on the words kept of a part of a pattern; one with more of them has no signs."""

DIGIT = "\0"
"""Stands in a sign for any digit."""

CAPITAL = "\1"
"""Stands in a sign for any capital letter."""

NUMBER = "\2"
"""Stands in a sign for one or more digits."""

GAP = "\3"
"""Stands in a sign for the blanks between two words, one or more of any kind."""

LETTER = "letter"

_MARKERS = re.compile(f"[{DIGIT}{CAPITAL}{NUMBER}{GAP}]")
_BLANKS = frozenset(" \t\u00a0\u202f\u205f\u3000") | {GAP} | frozenset(map(chr, range(0x2000, 0x200C)))

_QUANTIFIER = re.compile(r"([*+?]|\{(\d*)(,?)(\d*)\})[?+]?")
_GROUP = re.compile(
    r"\?(?:(?P<plain>:|>|P?<[A-Za-z_]\w*>|(?P<cases>-?[im]+):)|(?P<ahead>=)|(?P<aside>!|<=|<!)|(?P<flags>[im]+\)))"
)
_ESCAPE = re.compile(r"\\(?:([pP])(?:\{[^}]*\}|\w)|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(.))", re.DOTALL)
_NONE_BEFORE = re.compile(r"\(\?<!(?P<kinds>\\p\{L\}|\\d|\[[^\]\[]*\])\)")
_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v"}


class _UnreadableError(Exception):
    """The source holds something that is not followed here: back-references, conditions, searching backwards."""


class Signs(NamedTuple):
    """What each match of a pattern holds (`needs`: at least one) and begins with (`heads`: one); empty if not known.

    All of them are in lower case. `apart` are the kinds of letters that may not stand right before a match: `LETTER`
    or `DIGIT`.
    """

    needs: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    apart: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a pattern: all it can match, what that begins with, what that holds; `None` where it is not known."""

    exact: frozenset[str] | None = None
    heads: frozenset[str] = frozenset({""})
    needs: frozenset[str] | None = None
    empty: bool = False
    apart: frozenset[str] = frozenset()
    ahead: frozenset[str] | None = None
    """Of a look-ahead: what must follow begins with one of them."""

    @property
    def held(self) -> frozenset[str] | None:
        return _worth(self.exact) if self.exact and not _gapped(self.exact) else self.needs


def _gapped(words: frozenset[str]) -> bool:
    return any(GAP in word for word in words)


_NOTHING = _Part(exact=frozenset({""}), empty=True)
_ANY = _Part()
_ONE_DIGIT = _Part(exact=frozenset({DIGIT}), heads=frozenset({DIGIT}))
_DIGITS = _Part(exact=frozenset({NUMBER}), heads=frozenset({NUMBER}))
_GAP = _Part(exact=frozenset({GAP}), heads=frozenset({GAP}))


def signs_of(source: str, *, is_verbose: bool = False, ignores_case: bool = False) -> Signs:
    """The signs of a pattern in the syntax of `regex`; none where its source cannot be followed.

    >>> signs_of(r"(?<!\\p{L})\\d{1,3} (?:lớp|khóa) học")
    Signs(needs=(' khóa học', ' lớp học'), heads=('\\x00',))
    """
    try:
        part = _Source(source, is_verbose, ignores_case).whole()
    except _UnreadableError:
        return Signs()
    return Signs(_ordered(part.held or ()), _ordered(part.heads) if "" not in part.heads else (), part.apart)


def _ordered(words: Iterable[str]) -> tuple[str, ...]:
    """The words in a fixed order, without those another one begins."""
    kept: list[str] = []
    for word in sorted(words):
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return tuple(kept)


def _literal(letter: str) -> _Part:
    letter = letter.lower()
    return _Part(exact=frozenset({letter}), heads=frozenset({letter})) if len(letter) == 1 else _ANY


def _worth(words: frozenset[str] | None) -> frozenset[str] | None:
    """The words as something to look for: the longest stretch of each between markers; `None` if one is too common."""
    if words is None:
        return None
    found = frozenset(max(literal_parts(word), key=len) for word in words)
    return None if any(len(word) < 2 and (not word or word.isalnum() or word in " ,.-") for word in found) else found


def literal_parts(sign: str) -> list[str]:
    """The literal stretches of a sign, between its digits, capitals and gaps."""
    return _MARKERS.split(sign)


def _rank(words: frozenset[str]) -> tuple[int, int]:
    return min(min(map(len, words)), 4), -len(words)


def _sequence(parts: list[_Part]) -> _Part:
    # What is looked for must stand in the text letter by letter, so a run of it ends at a gap.
    runs: list[frozenset[str]] = []
    run = frozenset({""})
    exact: frozenset[str] | None = run
    for part in parts:
        exact = _joined(exact, part.exact)
        joined = None if part.exact and _gapped(part.exact) else _joined(run, part.exact)
        if joined is None:
            runs += [run, part.held or frozenset()]
            run = frozenset({""})
        else:
            run = joined
            if part.needs:
                runs.append(part.needs)
    worthy = [words for words in map(_worth, [*runs, run]) if words]
    return _Part(
        exact=exact,
        heads=max([_heads(parts), *_ahead(parts)], key=lambda heads: min(map(len, heads))),
        needs=max(worthy, key=_rank) if worthy else None,
        empty=all(part.empty for part in parts),
        apart=_stand_apart(parts),
    )


def _joined(first: frozenset[str] | None, second: frozenset[str] | None) -> frozenset[str] | None:
    """All words of the first with all of the second behind them; `None` where they are not known or too many."""
    if not first or not second or len(first) * len(second) > _MOST * _MOST:
        return None
    joined = frozenset(a + b for a, b in product(first, second))
    return joined if len(joined) <= _MOST else None


def _stand_apart(parts: list[_Part]) -> frozenset[str]:
    apart: frozenset[str] = frozenset()
    for part in parts:
        apart |= part.apart
        if part.exact != frozenset({""}):
            break
    return apart


def _ahead(parts: list[_Part]) -> Iterable[frozenset[str]]:
    """What the look-ahead of a pattern's beginning tells of it."""
    for part in parts:
        if part.ahead is not None:
            yield part.ahead
        if part.exact != frozenset({""}):
            break


def _heads(parts: list[_Part]) -> frozenset[str]:
    begun, done = {""}, set[str]()
    for part in parts:
        joined = {a + b for a, b in product(begun, part.exact if part.exact else part.heads)}
        if len(joined) + len(done) > _MOST:
            # First words are worth more than none only.
            if "" not in begun or part.empty or len(done | (joined := _first_words(joined))) > _MOST:
                break
            return frozenset(done | joined)
        if part.exact:
            begun = joined
        elif part.empty:
            done |= joined
        else:
            return frozenset(done | joined)
    return frozenset(done | begun)


def _first_words(heads: Iterable[str]) -> set[str]:
    """Heads cut behind their first words: fewer that tell less."""
    return {"".join(head.partition(GAP)[:2]) for head in heads}


def _choice(parts: list[_Part]) -> _Part:
    exact: set[str] | None = set()
    needs: set[str] | None = set()
    heads: set[str] = set()
    for part in parts:
        exact = None if exact is None or part.exact is None else exact | part.exact
        needs = None if needs is None or part.held is None else needs | part.held
        heads |= part.heads
    if len(heads) > _MOST:
        heads = _first_words(heads)
    return _Part(
        exact=frozenset(exact) if exact and len(exact) <= _MOST else None,
        heads=frozenset(heads) if len(heads) <= _MOST else frozenset({""}),
        needs=frozenset(needs) if needs and len(needs) <= _MOST else None,
        empty=any(part.empty for part in parts),
        apart=frozenset.intersection(*(part.apart for part in parts)),
    )


def _repeated(part: _Part, least: int, most: int | None) -> _Part:
    if least == most == 1:
        return part
    if part is _GAP:
        return _GAP if least else _Part(exact=frozenset({"", GAP}), heads=frozenset({"", GAP}), empty=True)
    if part is _ONE_DIGIT and (most is None or most > 2):
        return _DIGITS if least else _Part(exact=frozenset({"", NUMBER}), heads=frozenset({"", NUMBER}), empty=True)
    needs = part.held if least else None
    apart = part.apart if least else frozenset[str]()
    empty = least == 0 or part.empty
    if part.exact and most is not None and most <= 2 and len(part.exact) ** most <= _MOST:
        counts = range(least, most + 1)
        exact = frozenset("".join(words) for n in counts for words in product(part.exact, repeat=n))
        return _Part(exact=exact, heads=exact, needs=needs, empty=empty, apart=apart)
    return _Part(heads=part.heads, needs=needs, empty=empty, apart=apart)


class _Source:
    """A pattern's source, read from left to right."""

    def __init__(self, source: str, is_verbose: bool, ignores_case: bool) -> None:
        self.source, self.is_verbose, self.ignores_case, self.at = source, is_verbose, ignores_case, 0

    def whole(self) -> _Part:
        part = self.choice()
        if self.at != len(self.source):
            raise _UnreadableError
        return part

    def choice(self) -> _Part:
        branches = [self.sequence()]
        while self.source[self.at : self.at + 1] == "|":
            self.at += 1
            branches.append(self.sequence())
        return branches[0] if len(branches) == 1 else _choice(branches)

    def sequence(self) -> _Part:
        parts: list[_Part] = []
        while self.skip_blanks() and self.source[self.at] not in "|)":
            part = self.one()
            self.skip_blanks()
            if match := _QUANTIFIER.match(self.source, self.at):
                self.at = match.end()
                part = _repeated(part, *_times(match))
            parts.append(part)
        return parts[0] if len(parts) == 1 else _sequence(parts)

    def skip_blanks(self) -> bool:
        """Step over what does not count in a verbose pattern; whether anything is left."""
        while self.is_verbose and self.at < len(self.source):
            if self.source[self.at] == "#":
                end = self.source.find("\n", self.at)
                self.at = len(self.source) if end < 0 else end
            elif self.source[self.at].isspace():
                self.at += 1
            else:
                break
        return self.at < len(self.source)

    def one(self) -> _Part:
        letter = self.source[self.at]
        if letter == "\\":
            return self.escape()
        self.at += 1
        match letter:
            case "(":
                return self.group()
            case "[":
                return self.letters()
            case "^" | "$":
                return _NOTHING
            case ".":
                return _ANY
        return _literal(letter)

    def escape(self) -> _Part:
        match = _ESCAPE.match(self.source, self.at)
        if match is None:
            raise _UnreadableError
        self.at = match.end()
        _, four, two, letter = match.groups()
        if match[0] == r"\p{Lu}" and not self.ignores_case:
            return _Part(exact=frozenset({CAPITAL}), heads=frozenset({CAPITAL}))
        if four or two:
            return _literal(chr(int(four or two, 16)))
        if letter == "s":
            return _GAP
        if letter is None or letter in "wWSD":
            return _ANY
        if letter in "bBAZ":
            return _NOTHING
        if letter == "d":
            return _ONE_DIGIT
        if letter.isalnum() and letter not in _CONTROLS:
            raise _UnreadableError
        return _literal(_CONTROLS.get(letter, letter))

    def group(self) -> _Part:
        if none_before := _NONE_BEFORE.match(self.source, self.at - 1):
            self.at = none_before.end()
            kinds = none_before["kinds"]
            apart = {kind for kind, sign in ((LETTER, r"\p{L}"), (DIGIT, r"\d")) if sign in kinds}
            if not kinds.startswith("[^"):
                return _Part(exact=frozenset({""}), empty=True, apart=frozenset(apart))
            return _NOTHING
        kind = _GROUP.match(self.source, self.at)
        if kind is None and self.source[self.at : self.at + 1] == "?":
            raise _UnreadableError
        if kind:
            self.at = kind.end()
        ignored_case = self.ignores_case
        if kind:
            if "i" in (flags := kind["flags"] or kind["cases"] or ""):
                self.ignores_case = not flags.startswith("-")
            if kind["flags"]:
                return _NOTHING
        part = self.choice()
        self.ignores_case = ignored_case
        if self.source[self.at : self.at + 1] != ")":
            raise _UnreadableError
        self.at += 1
        if kind and kind["aside"]:
            return _NOTHING
        if kind and kind["ahead"]:
            return _Part(exact=frozenset({""}), needs=part.held, empty=True, ahead=part.heads)
        return part

    def letters(self) -> _Part:
        """One letter of a class in brackets."""
        negated = self.source[self.at] == "^"
        self.at += negated
        found: set[str] | None = set()
        first = blank = True
        while first or self.source[self.at] != "]":
            first = False
            begin = self.source[self.at]
            if begin == "[":
                raise _UnreadableError
            exact = self.member()
            blank = blank and exact is not None and exact <= _BLANKS
            if self.source[self.at] == "-" and self.source[self.at + 1] != "]":
                self.at += 1
                end = self.member()
                blank = blank and end is not None and end <= _BLANKS
                if exact and end and len(exact) == len(end) == 1 and exact.isdisjoint({DIGIT, CAPITAL, NUMBER, GAP}):
                    low, high = ord(min(exact)), ord(min(end))
                    exact = {chr(code).lower() for code in range(low, high + 1)} if high - low < 12 else None
                else:
                    exact = None
            found = None if found is None or exact is None else found | exact
        self.at += 1
        if blank and not negated and found != {" "}:
            return _GAP
        if negated or not found or len(found) > 12 or any(len(letter) != 1 for letter in found):
            return _ANY
        return _Part(exact=frozenset(found), heads=frozenset(found))

    def member(self) -> set[str] | None:
        """A letter of a class, or the digits; `None` for a larger set."""
        if self.source[self.at] != "\\":
            self.at += 1
            return {self.source[self.at - 1].lower()}
        match = _ESCAPE.match(self.source, self.at)
        if match is None:
            raise _UnreadableError
        if match[4] == "b":
            self.at = match.end()
            return {"\b"}
        exact = self.escape().exact
        return set(exact) if exact else None


def _times(match: "re.Match[str]") -> tuple[int, int | None]:
    if match[1] in {"?", "*", "+"}:
        return {"?": (0, 1), "*": (0, None), "+": (1, None)}[match[1]]
    least = int(match[2] or 0)
    if not match[3]:
        return least, least
    return least, int(match[4]) if match[4] else None
