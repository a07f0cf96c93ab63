"""A sentence as tokens: the words and marks that names of bodies are read by, each with its entry in the lexicon.

What stands between two blanks comes again and again, so it is divided and looked up once.
"""

from itertools import accumulate, chain
from operator import sub
from typing import NamedTuple, TypeAlias

from gn_cli.extract.bodies.lexicon import FOLLOWING, KINDS, NOTHING, SMALL, TOKEN, Entry, key_of, lexicon
from gn_cli.vietnamese.fold import fold_in_place

_FOLLOWING = frozenset({"về", "vì", "các", ",", "("})
"""What may follow a kind and is in no list."""


class Token(NamedTuple):
    """A word or mark: its key in lower case, how many letters it has, whether it begins with a capital, its entry.

    `begins` and `follows` tell whether a name may begin with it, and whether it may follow a kind with a capital.
    """

    key: str
    size: int
    capital: bool
    entry: Entry
    begins: bool
    follows: bool


PAST = 4
_PAST = (Token("", 0, False, NOTHING, False, False),) * PAST
_FAR = (1 << 60,) * PAST

_Part: TypeAlias = tuple[tuple[Token, ...], tuple[int, ...]]


class _Parts(dict[str, _Part | None]):
    """The tokens of what stands between two blanks and the way from each to the next, from the last over the blank.

    `None` for what begins with white space or has nothing else.
    """

    MOST = 1 << 13
    LONGEST = 32
    """Letters of a part that is worth keeping."""

    def __missing__(self, part: str) -> _Part | None:
        spans = [match.span() for match in TOKEN.compiled.finditer(part)]
        if not spans or spans[0][0]:
            return None
        # Tones are placed by the letters around them, so the part is folded whole.
        folded = fold_in_place(part)
        tokens = tuple(_token(folded[first:last], part[first].isupper()) for first, last in spans)
        begins = [first for first, _ in spans]
        found = tokens, tuple(map(sub, [*begins[1:], len(part) + 1], begins))
        if len(part) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[part] = found
        return found


def _token(word: str, capital: bool) -> Token:
    key = key_of(word)
    entry = lexicon().phrases.then(key)
    begins = entry.reach & (KINDS if capital else SMALL) > 0
    follows = capital or entry.reach & FOLLOWING > 0 or key.isdigit() or key in _FOLLOWING
    return Token(key, len(word), capital, entry, begins, follows)


_PARTS = _Parts()


def tokens_of(text: str, start: int, end: int) -> tuple[list[Token], list[int]]:
    """The tokens of a sentence `text[start:end]` and where they begin; a few more behind the last are nothing.

    Those begin so far off that no name reaches them.
    """
    sentence = text[start:end]
    parts = list(map(_PARTS.__getitem__, sentence.split(" ")))
    if None in parts:
        # Blanks in a row or at the beginning: as if it were one part.
        words = sentence.lstrip()
        start += len(sentence) - len(words)
        parts = [_PARTS[words]]
    found, steps = zip(*filter(None, parts), strict=True)
    starts = [*accumulate(chain.from_iterable(steps), initial=start)]
    starts[-1:] = _FAR
    return [*chain.from_iterable(found), *_PAST], starts
