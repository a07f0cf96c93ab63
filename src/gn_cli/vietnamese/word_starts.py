"""A text in lower case with the places where its words, digits and marks begin: where a pattern can begin."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate, chain, islice

from gn_cli.vietnamese.signs import CAPITAL, DIGIT, GAP, LETTER, Signs, literal_parts

_PIECES = re.compile(r"(?:[^\W\d_]+|\d+|.)\s*", re.DOTALL)
"""The pieces of a text that make up all of it: words, numbers, marks each by itself, with the blanks behind them."""
_DIGITS = re.compile(r"\d")
_TWO_WORDS = re.compile(rf"([^\W\d_]+)[{GAP} ]+([^\W\d_]+)([{GAP}\s])?")
_NUMBER = "\2"
"""The key of the places where a run of digits begins; `DIGIT` is that of every digit."""


def lower_case(text: str) -> str | None:
    """The text in lower case, letter by letter; `None` for the rare text whose lower case has other offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else None


class WordStarts:
    """Where words begin in a text: `starts` by their first three letters, capitals, digits and marks each by itself;
    `words` and `offsets` in their order."""

    __slots__ = ("_found", "_known", "lowered", "offsets", "starts", "text", "words")

    def __init__(self, text: str, index: "Index") -> None:
        self.text, self.lowered = text, lower_case(text)
        pieces = _PIECES.findall(self.lowered or "")
        self.words: list[str] = [piece.rstrip() for piece in pieces]
        self.offsets = [0, *accumulate(map(len, pieces))]
        starts: defaultdict[str, list[int]] = defaultdict(list)
        for word, offset in zip(self.words, self.offsets, strict=False):
            starts[word[:3]].append(offset)
        numbers = [key for key in starts if key[:1].isdigit()]
        starts[_NUMBER] = sorted(chain.from_iterable(starts.pop(key) for key in numbers))
        starts[DIGIT] = [match.start() for match in _DIGITS.finditer(text)] if numbers else []
        starts[CAPITAL] = [offset for offset in self.offsets[:-1] if text[offset].isupper()]
        self.starts: dict[str, list[int]] = starts
        self._found, self._known = index.places(self), index.size

    def places(self, beginnings: "Beginnings") -> Sequence[int]:
        """Where one of the beginnings stands, in their order."""
        number = beginnings.number
        # Those taken up since the text was looked through are looked for alone.
        if number >= self._known and number not in self._found:
            alone = Index()
            alone.add(beginnings)
            self._found[number] = alone.places(self).get(number, [])
        return self._found.get(number, ())


class Beginnings:
    """The words that a pattern's matches begin with, in the order of `WordStarts`.

    `short` are the beginnings of one or two letters, which may go on with any. `number` tells them from others'.
    """

    __slots__ = ("by_key", "number", "pairs", "short")

    def __init__(self, signs: Signs, number: int) -> None:
        self.number = number
        plain: set[str] = set()
        pairs: set[tuple[str, str]] = set()
        for head in signs.heads:
            if pair := _pair(head):
                pairs.add(pair)
            else:
                plain.add(literal_parts(head)[0] or head[0])
        self.pairs = tuple(pairs)
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


def _pair(head: str) -> tuple[str, str] | None:
    """A beginning's first word and the first three letters of its second; `None` where those are not known."""
    match = _TWO_WORDS.match(head)
    if match is None:
        return None
    first, second, more = match.groups()
    # A word of one or two letters may be the beginning of a longer one, unless something else follows.
    return (first, second[:3]) if len(second) > 2 or more else None


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


class Index:
    """The beginnings of many patterns by the keys of `WordStarts`: one walk over a text's keys finds all places."""

    def __init__(self) -> None:
        self.size = 0
        self._by_key: defaultdict[str, dict[tuple[str, ...], list[int]]] = defaultdict(dict)
        self._by_short: dict[str, list[int]] = {}
        self._after_word: dict[str, dict[str, list[int]]] = {}

    def take_up(self, signs: Signs) -> Beginnings | None:
        """The beginnings of a pattern, taken up; `None` where a match may begin inside a word or with a blank."""
        if not signs.heads or any(
            head[0].isspace() or head[0] == GAP or (_is_letter(head) and LETTER not in signs.apart)
            for head in signs.heads
        ):
            return None
        beginnings = Beginnings(signs, self.size)
        self.size += 1
        self.add(beginnings)
        return beginnings

    def add(self, beginnings: Beginnings) -> None:
        """Look for these beginnings too."""
        for key, words in beginnings.by_key:
            self._by_key[key].setdefault(words, []).append(beginnings.number)
        for short in beginnings.short:
            self._by_short.setdefault(short, []).append(beginnings.number)
        for word, after in beginnings.pairs:
            self._after_word.setdefault(word, {}).setdefault(after, []).append(beginnings.number)

    def places(self, starts: WordStarts) -> dict[int, list[int]]:
        """Where in a text one of the beginnings stands, in their order, for each number that stands anywhere.

        A place may be given twice, as a capital and as the word it begins.
        """
        begins = (starts.lowered or "").startswith
        standing: list[tuple[list[int], list[int]]] = []
        by_short = self._by_short
        for key, places in starts.starts.items():
            if key in self._by_key:
                for words, numbers in self._by_key[key].items():
                    here = [place for place in places if begins(words, place)] if words else places
                    if here:
                        standing.append((numbers, here))
            if key[:1] in by_short:
                standing.append((by_short[key[:1]], places))
            if len(key) > 1 and key[:2] in by_short:
                standing.append((by_short[key[:2]], places))
        after_word = self._after_word
        pairs: dict[tuple[str, str], list[int]] = {}
        for word, after, offset in zip(starts.words, islice(starts.words, 1, None), starts.offsets, strict=False):
            if word in after_word and after[:3] in after_word[word]:
                pairs.setdefault((word, after[:3]), []).append(offset)
        standing += [(after_word[word][after], here) for (word, after), here in pairs.items()]
        found: dict[int, list[int]] = {}
        several: set[int] = set()
        for numbers, here in standing:
            for number in numbers:
                if number not in found:
                    found[number] = here
                elif number in several:
                    found[number] += here
                else:
                    found[number] = found[number] + here
                    several.add(number)
        for number in several:
            found[number].sort()
        return found
