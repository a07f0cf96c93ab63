"""A sentence as tokens: the words and marks that names of bodies are read by, and where one may begin.

What stands between two blanks comes again and again, so it is divided and looked up once.
"""

from functools import cache
from itertools import chain, pairwise
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

PAST = 4
"""Tokens that are nothing behind the last of a sentence, so that what stands after a token may always be asked."""
_PAST = (Token("", 0, 0, False, NOTHING, 0, _WHOLE),) * PAST


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
    if any(then.reach & (KINDS if capital else SMALL) for then in entry.after.values()):
        begins |= _LONGER
    if capital or entry.reach & FOLLOWING or key.isdigit() or key in _FOLLOWING:
        follows |= _CAPITAL
    if capital or entry.reach & (PLAIN_FIELDS | LEVELS):
        follows |= _SMALL
    if key.split(" ", 1)[0] in _second_words():
        follows |= _LONGER
    return Token(key, len(word), step, capital, entry, begins, follows)


_Part: TypeAlias = tuple[Token, ...]


class _Parts(dict[str, _Part | None]):
    """The tokens of what stands between two blanks; the last one's step goes over the blank behind.

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
        afters = [*(first for first, _ in spans[1:]), len(part) + 1]
        tokens = tuple(
            _token(folded[first:last], after - first, part[first].isupper())
            for (first, last), after in zip(spans, afters, strict=True)
        )
        if len(part) <= self.LONGEST:
            if len(self) >= self.MOST:
                self.clear()
            self[part] = tokens
        return tokens


_PARTS = _Parts()


def tokens_of(text: str, start: int, end: int) -> tuple[int, list[Token]]:
    """Where the first token of a sentence `text[start:end]` begins, and its tokens; `PAST` more behind are nothing."""
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
    return [
        at
        for at, (token, after) in enumerate(pairwise(tokens))
        if token.begins & after.follows and (token.capital or _stands_small(tokens, at))
    ]


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
