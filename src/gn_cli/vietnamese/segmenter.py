"""Which syllables make one word: the decision of pyvi's model, at one number a syllable.

The model has two labels, "begins a word" and "is inside a word"; all that speaks for them at a place comes to how far
the second is ahead. Most of that is known of a syllable wherever it stands and is looked up with all else that is known
of the part of the text between two spaces; only one place in two hundred depends on its neighbours' labels.
"""

import re
import string
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, chain, count
from math import inf
from typing import TypeAlias

from gn_cli.vietnamese.crfsuite import CrfModel, best_path, sure_stretch
from gn_cli.vietnamese.syllables import find_syllables, syllables_of

# About 400 bytes a part and 1,300 a syllable: what a long run keeps comes to some 9 MB.
_PARTS_KEPT, _SYLLABLES_KEPT = 1 << 13, 1 << 12
_LONGEST_KEPT = 32
"""Letters of a part that is worth keeping."""

# How far around the asked span to look for a place where the decision no longer depends on what lies beyond. Such a
# place is seldom more than ten words off; where a thousand letters show none, the text is no prose and work is bounded.
_REACHES = (20, 160, 1280)

_UNJOINABLE, _PLAIN, _TITLE = 0, 1, 2
"""What pyvi joins: a syllable to one that is as high or higher here, and no mark or number to anything."""

_Followers: TypeAlias = Mapping[str, tuple[bool, frozenset[str]]]
"""Second syllables of the dictionary's words: whether there the word may end, and the third syllables."""

_Known: TypeAlias = tuple[str, int, str, float, float, float, _Followers]
"""A syllable in NFC and as what it may be joined; in lower case; what it adds to itself, to the next and to the one
before; what may follow it in a word of the dictionary."""

_Place: TypeAlias = tuple[str, int, int, str, int, str, float, float, float, _Followers]
"""A syllable as it stands in the text, its length there and the way to the next; what is known of it. A plain tuple,
for that is what Python's loops take apart soonest."""

Row: TypeAlias = tuple[int, int, str, None]
"""A word's start, end and letters; the place of a tag."""

_WITH_BLANKS = re.compile(r"[\S\n]+(?:[^\S\n](?=[^\S\n]))*")
"""A part with the white space behind it but for the last character."""

_NO_THIRDS: frozenset[str] = frozenset()
_NO_WORD, _WORD_OF_TWO = (False, _NO_THIRDS), (True, _NO_THIRDS)
_NO_FOLLOWERS: _Followers = {}


class _Parts(dict[str, tuple[_Place, ...]]):
    """What is known of the parts of texts between spaces, found out once; no more of them than some memory holds.

    KeyError of a part that cannot be told by itself.
    """

    def __init__(self, known: Callable[[str], _Known]) -> None:
        super().__init__()
        self._known = known

    def __missing__(self, part: str) -> tuple[_Place, ...]:
        syllables = syllables_of(part)
        if syllables is None:
            raise KeyError(part)
        places = tuple([(name, len(name), step, *self._known(name)) for name, step in syllables])
        if len(part) <= _LONGEST_KEPT:
            if len(self) >= _PARTS_KEPT:
                self.clear()
            self[part] = places
        return places


class Segmenter:
    """Divides texts into words."""

    def __init__(self, model: CrfModel, entries: Sequence[bytes]) -> None:
        """By a model with the labels B_W and I_W, and a dictionary in the order of its bytes."""
        begins, inside = (model.labels.index(label) for label in ("B_W", "I_W"))
        if len(model.labels) != 2:
            raise ValueError(f"labels {model.labels}")
        self._begins, self._inside, self._entries = begins, inside, entries
        self._moves = moves = model.transitions
        entering = [moves[before][inside] - moves[before][begins] for before in (begins, inside)]
        leaving = [moves[inside][after] - moves[begins][after] for after in (begins, inside)]
        # At most this a place is surely outside, above that inside, whatever the neighbours are.
        self._outside_to = -max(entering) - max(leaving)
        self._inside_from = -min(entering) - min(leaving)
        # Beyond either end one may think of a beginning word; what that adds is taken off again.
        self._at_first, self._at_last = -entering[0], -leaving[0]
        self._leads = model.lead("I_W", over="B_W")
        self._two = self._lead("+1:word.bi_gram()"), self._lead("-1:word.bi_gram()")
        self._three = self._lead("+2:word.tri_gram()"), self._lead("-2:word.tri_gram()")
        self._known = lru_cache(_SYLLABLES_KEPT)(self._find_known)
        self._parts = _Parts(self._known)

    def words(self, text: str, start: int, end: int) -> list[Row]:
        """The words that begin in text[start:end], of the whole text's words."""
        return self._words(text, start, end)[0]

    def named_words(self, text: str, start: int, end: int) -> tuple[list[Row], list[str]]:
        """`words`, and each as pyvi writes it: in NFC, its syllables joined by "_"."""
        rows, position, places = self._words(text, start, end)
        names: list[str] = []
        for _, _, step, name, *_ in places:
            if len(names) < len(rows) and rows[len(names)][0] == position:
                names.append(name)
            elif names and position < rows[-1][1]:
                names[-1] += f"_{name}"
            position += step
        return rows, names

    def _words(self, text: str, start: int, end: int) -> tuple[list[Row], int, list[_Place]]:
        """The words of a span, and the places they were found in with where the first begins."""
        if start <= 0 and end >= len(text):
            position, places = self._places(text, 0, len(text))
            return self._join(text, position, places, self._scores(places)), position, places
        for reach in _REACHES:
            low, high = max(0, start - reach), min(len(text), end + reach)
            while low and not text[low - 1].isspace():
                low -= 1
            while high < len(text) and not text[high].isspace():
                high += 1
            position, places = self._places(text, low, high)
            begins = [*accumulate((step for _, _, step, *_ in places), initial=position)]
            first = bisect_left(begins, start)
            if first == bisect_left(begins, end, hi=len(places)):
                return [], position, places
            scores = self._scores(places)
            doubtful = [place for place, score in enumerate(scores[1:-1]) if self._doubtful(score)]
            sure_from, sure_to = sure_stretch(doubtful, len(places), low == 0, high == len(text))
            rows = self._join(text, position, places, scores)
            begun, beyond = bisect_left(rows, (start,)), bisect_left(rows, (end,))
            after = bisect_left(begins, rows[beyond][0]) if beyond < len(rows) else len(places)
            if sure_from <= first and (high == len(text) or after <= sure_to):
                break
        return rows[begun:beyond], position, places

    def _places(self, text: str, low: int, high: int) -> tuple[int, list[_Place]]:
        """Where the first syllable of text[low:high] begins, and what is known of all of them."""
        chunk = text[low:high]
        try:
            return low, self._known_parts(chunk.split(" "))
        except KeyError:  # white space stands beside white space, or letters are not composed
            first = _WITH_BLANKS.search(chunk)
        try:
            return low + first.start() if first else high, self._known_parts(_WITH_BLANKS.findall(chunk))
        except KeyError:
            syllables = find_syllables(text, low, high)
        begins = [begin for _, begin, _ in syllables] + [high]
        return begins[0], [
            (text[begin:end], end - begin, following - begin, *self._known(name))
            for (name, begin, end), following in zip(syllables, begins[1:], strict=True)
        ]

    def _known_parts(self, parts: list[str]) -> list[_Place]:
        return [*chain.from_iterable(map(self._parts.__getitem__, parts))]

    def _scores(self, places: list[_Place]) -> list[float]:
        """How far "inside a word" is ahead at each place, between the outsides of the two ends."""
        two_begins, two_ends = self._two
        three_begins, three_ends = self._three
        scores: list[float] = []
        before, from_before, follows, thirds = -inf, self._at_first, _NO_FOLLOWERS, _NO_THIRDS
        # A score is added to when the next syllable is seen, and a last time when the one after that is.
        for _, _, _, _, _, lower, own, to_next, to_previous, followers in places:
            score = own + from_before
            if lower in thirds:
                scores[-1] += three_begins
                score += three_ends
            if lower in follows:
                is_word, thirds = follows[lower]
                if is_word:
                    before += two_begins
                    score += two_ends
            else:
                thirds = _NO_THIRDS
            scores.append(before + to_previous)
            before, from_before, follows = score, to_next, followers
        scores.append(before + self._at_last)
        scores.append(-inf)
        return scores

    def _join(self, text: str, position: int, places: list[_Place], scores: list[float]) -> list[Row]:
        """The words of all places; the doubtful scores are settled on the way."""
        outside_to, inside_from = self._outside_to, self._inside_from
        rows: list[Row] = []
        start = kind_before = 0
        scored = iter(scores)
        next(scored)
        for place, score, (spelt, length, step, _, kind, _, _, _, _, _) in zip(count(1), scored, places, strict=False):
            if score > outside_to and kind_before >= kind > 0 and (score > inside_from or self._settle(scores, place)):
                end = position + length
                rows[-1] = (start, end, text[start:end], None)
            else:
                start = position
                rows.append((start, start + length, spelt, None))
            position += step
            kind_before = kind
        return rows

    def _doubtful(self, score: float) -> bool:
        return self._outside_to < score <= self._inside_from

    def _settle(self, scores: list[float], place: int) -> bool:
        """Whether a doubtful place is inside a word; it and the doubtful ones beside it are put beyond doubt."""
        first, beyond = place, place + 1
        while self._doubtful(scores[first - 1]):
            first -= 1
        while self._doubtful(scores[beyond]):
            beyond += 1
        begins, inside = self._begins, self._inside
        before, after = ([(inside if scores[edge] > self._outside_to else begins, 0.0)] for edge in (first - 1, beyond))
        between = (sorted([(begins, 0.0), (inside, score)]) for score in scores[first:beyond])
        labels = best_path([before, *between, after], self._moves)
        scores[first:beyond] = [inf if label == inside else -inf for label in labels[1:-1]]
        return scores[place] > 0

    def _lead(self, *attributes: str) -> float:
        return sum([self._leads.get(attribute, 0.0) for attribute in attributes])

    def _find_known(self, syllable: str) -> _Known:
        lower = syllable.lower()
        word = f"word.lower():{lower}"
        case = ["word.istitle()"] * syllable.istitle() + ["word.isupper()"] * syllable.isupper()
        digits = ["word.isdigit()"] * syllable.isdigit()
        if syllable in string.punctuation or syllable[0].isdigit():
            kind = _UNJOINABLE
        else:
            kind = _TITLE if syllable[0].istitle() else _PLAIN
        return (
            syllable,
            kind,
            lower,
            self._lead("bias", word, *case, *digits),
            self._lead("-1:" + word, *["-1:" + name for name in case]),
            self._lead("+1:" + word, *["+1:" + name for name in case]),
            self._followers(lower),
        )

    def _followers(self, lower: str) -> _Followers:
        key = lower.encode("utf-8", "surrogatepass")
        first = bisect_left(self._entries, key + b" ")
        beyond = bisect_left(self._entries, key + b"!", first)  # the sign after a space
        if first == beyond:
            return _NO_FOLLOWERS
        rests = b"\n".join(self._entries[first:beyond]).decode()[len(lower) + 1 :].split(f"\n{lower} ")
        followers = dict.fromkeys([rest for rest in rests if " " not in rest], _WORD_OF_TWO)
        for second, third, *more in [rest.split(" ") for rest in rests if " " in rest]:
            if not more:
                is_word, thirds = followers.get(second, _NO_WORD)
                followers[second] = is_word, thirds | {third}
        return followers
