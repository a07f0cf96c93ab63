"""A text in lower case with the places where its words, digits and marks begin: where a pattern can begin."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, chain

from gn_cli.vietnamese.signs import CAPITAL, DIGIT, LETTER, Signs, literal_parts

_PIECES = re.compile(r"[^\W\d_]+|\d+|\s+|.", re.DOTALL)
"""The pieces of a text that make up all of it: words, numbers, blanks, marks each by itself."""
_DIGITS = re.compile(r"\d")
_NUMBER = "\2"
"""The key of the places where a run of digits begins; `DIGIT` is that of every digit."""


def lower_case(text: str) -> str | None:
    """The text in lower case, letter by letter; `None` for the rare text whose lower case has other offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else None


class WordStarts:
    """Where words begin in a text, by their first three letters; capitals; digits and marks, each by itself."""

    __slots__ = ("keys_of", "lowered", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text, self.lowered = text, lower_case(text)
        pieces = _PIECES.findall(self.lowered or "")
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for piece, place in zip(pieces, accumulate(map(len, pieces), initial=0), strict=False):
            starts[piece[:3]].append(place)
            if text[place].isupper():
                starts[CAPITAL].append(place)
        numbers = [key for key in starts if key[0].isdigit()]
        starts[_NUMBER] = sorted(chain.from_iterable(starts.pop(key) for key in numbers))
        starts[DIGIT] = [match.start() for match in _DIGITS.finditer(text)] if numbers else []
        self.starts: dict[str, list[int]] = starts
        self.keys_of: dict[str, list[str]] = {}
        for key in starts:
            for short in {key[:1], key[:2]}:
                self.keys_of.setdefault(short, []).append(key)

    def places(self, beginnings: "Beginnings") -> Sequence[int]:
        """Where one of the beginnings stands, in their order."""
        lowered, starts, found = self.lowered or "", self.starts, list[int]()
        begins = lowered.startswith
        for key, words in beginnings.by_key:
            if key in starts:
                if words:
                    found += [place for place in starts[key] if begins(words, place)]
                else:
                    found += starts[key]
        for short in beginnings.short:
            for key in self.keys_of.get(short, ()):
                found += starts[key]
        return sorted(set(found))


class Beginnings:
    """The words that a pattern's matches begin with, in the order of `WordStarts`.

    `short` are the beginnings of one or two letters, which may go on with any.
    """

    __slots__ = ("by_key", "short")

    def __init__(self, signs: Signs) -> None:
        plain = {literal_parts(head)[0] or head[0] for head in signs.heads}
        short = [head for head in plain if len(head) < 3 and head.isalpha()]
        self.short = tuple(head for head in short if len(head) == 1 or head[0] not in short)
        groups: dict[str, set[str]] = {}
        for head in plain:
            if not head.startswith(self.short):
                groups.setdefault(_key(head), set()).add(head)
        if DIGIT in signs.apart and DIGIT in groups:
            groups[_NUMBER] = {_NUMBER} if DIGIT in groups[DIGIT] else groups[DIGIT]
            del groups[DIGIT]
        self.by_key = tuple((key, () if key in words else tuple(words)) for key, words in groups.items())


def _key(head: str) -> str:
    """The key under which the places of a beginning stand: the first letters of its first word, a digit or a mark."""
    if head[0] == CAPITAL:
        return CAPITAL
    if head[0] == DIGIT or head[0].isdigit():
        return DIGIT
    letters = next((count for count, letter in enumerate(head[:3]) if not letter.isalpha()), 3)
    return head[: letters or 1]


def _is_letter(head: str) -> bool:
    return head[0].isalpha() or head[0] == CAPITAL


def beginnings_of(signs: Signs) -> Beginnings | None:
    """The beginnings to look for; `None` where a match may begin inside a word or with a blank."""
    if not signs.heads or any(
        head[0].isspace() or (_is_letter(head) and LETTER not in signs.apart) for head in signs.heads
    ):
        return None
    return Beginnings(signs)
