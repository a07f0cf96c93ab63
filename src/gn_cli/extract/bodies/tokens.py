"""A sentence as tokens: the words and marks that names of bodies are read by, and where one may begin.

What stands between two blanks comes again and again, so it is divided and looked up once. Most sentences name no body,
so one is read from the word before the first kind in it only.
"""

from functools import cache
from itertools import chain, compress, count, islice, pairwise
from operator import and_, itemgetter
from typing import NamedTuple, TypeAlias

from gn_cli.extract.bodies.lexicon import (
    FOLLOWING,
    KINDS,
    LEVELS,
    NOTHING,
    PLAIN_FIELDS,
    SMALL,
    TOKEN,
    WHOLE,
    Entry,
    key_of,
    lexicon,
)
from gn_cli.vietnamese.fold import fold_in_place


class Token(NamedTuple):
    """A word or mark: its key in lower case, how many letters it has and how far the next one is, whether it begins
    with a capital, its entry.

    A name may begin with it if it shares a bit of `begins` with `follows` of the next one.
    """

    key: str
    size: int
    step: int
    capital: bool
    entry: Entry
    begins: int
    follows: int


_CAPITAL, _SMALL, _WHOLE, _LONGER = 1, 2, 4, 8
"""How a name may begin: a kind with a capital, one without, one that is a name by itself, one of several words."""
_FOLLOWING = frozenset({"về", "vì", "các", ",", "("})
"""What may follow a kind with a capital and is in no list."""

_BEFORE = 8
"""Letters before a kind in which the word before it begins, if it is short."""
_GAP = 3
"""Letters between two words of one name, at most."""
_NOTHING = Token("", 0, 0, False, NOTHING, 0, _WHOLE)
"""Stands in a wider gap: no name goes over it."""
PAST = 4
"""Tokens that are nothing behind the last of a sentence, so that what stands after a token may always be asked."""
_PAST = (_NOTHING,) * PAST


@cache
def _second_words() -> frozenset[str]:
    """The second words of kinds."""
    firsts = lexicon().phrases.after.values()
    return frozenset(word for entry in firsts for word, then in entry.after.items() if then.reach & KINDS)


def _token(word: str, step: int, capital: bool) -> Token:
    key = key_of(word)
    entry = lexicon().phrases.then(key)
    begins, follows = 0, _WHOLE
    if capital:
        begins = (_CAPITAL if entry.lists & KINDS else 0) | (_WHOLE if entry.lists & WHOLE else 0)
    elif entry.lists & SMALL:
        begins = _SMALL
    kinds = KINDS if capital else SMALL
    if entry.reach & kinds and any(then.reach & kinds for then in entry.after.values()):
        begins |= _LONGER
    if capital or entry.reach & FOLLOWING or key.isdigit() or key in _FOLLOWING:
        follows |= _CAPITAL
    if capital or entry.reach & (PLAIN_FIELDS | LEVELS):
        follows |= _SMALL
    if key.split(" ", 1)[0] in _second_words():
        follows |= _LONGER
    return Token(key, len(word), step, capital, entry, begins, follows)


_begins, _follows = itemgetter(5), itemgetter(6)
_Part: TypeAlias = tuple[Token, ...]


class _Parts(dict[str, _Part | None]):
    """The tokens of what stands between two blanks; the last one's step goes over the blank behind.

    `None` for what begins with white space or has nothing else.
    """

    MOST = 1 << 13
    LONGEST = 32
    """Letters of a part that is worth keeping."""

    def __missing__(self, letters: str) -> _Part | None:
        part = _part(letters)
        if part and len(letters) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[letters] = part
        return part


_PARTS = _Parts()


def _part(letters: str) -> _Part | None:
    # Tones are placed by the letters around them, so the part is folded whole.
    folded = fold_in_place(letters)
    if len(letters) <= _Parts.LONGEST and letters.isalpha() and letters[1:].islower():
        return (_token(folded, len(letters) + 1, letters[0].isupper()),)
    spans = [match.span() for match in TOKEN.compiled.finditer(letters)]
    if not spans or spans[0][0]:
        return None
    tokens: list[Token] = []
    for (first, last), (after, _) in pairwise([*spans, (len(letters) + 1, 0)]):
        tokens.append(_token(folded[first:last], after - first, letters[first].isupper()))
        if after - last > _GAP:
            tokens.append(_NOTHING)
    return tuple(tokens)


def tokens_of(text: str, place: int, start: int, end: int) -> tuple[int, list[Token]]:
    """Where a word before a place in a sentence `text[start:end]` begins, and the tokens from there; `PAST` more behind
    are nothing."""
    start = max(start, text.rfind(" ", start, max(start, place - _BEFORE)) + 1)
    sentence = text[start:end]
    parts = list(map(_PARTS.__getitem__, sentence.split(" ")))
    if None in parts:
        # Blanks in a row or at the beginning: as if it were one part.
        words = sentence.lstrip()
        start += len(sentence) - len(words)
        parts = [_PARTS[words]]
    return start, [*chain.from_iterable(filter(None, parts)), *_PAST]


def beginnings(tokens: list[Token]) -> list[int]:
    """The positions where a body may begin, in their order: kind words with something after them that can go on."""
    may_begin = map(and_, map(_begins, tokens), map(_follows, islice(tokens, 1, None)))
    return [at for at in compress(count(), may_begin) if tokens[at].capital or _stands_small(tokens, at)]


def _stands_small(tokens: list[Token], at: int) -> bool:
    """Whether the last word of a kind without a capital has a capital, a field or a level after it."""
    kind = tokens[at].entry
    while kind.reach & SMALL:
        at += 1
        after = tokens[at]
        if kind.lists & SMALL and after.follows & _SMALL:
            return True
        kind = kind.then(after.key)
    return False
