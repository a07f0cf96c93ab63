"""Where in a text the name of a body may begin: a quick look at the words around each kind word."""

import re
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from gn_cli.extract.bodies.lexicon import (
    CENTRAL,
    CLOSING,
    FIELDS,
    KINDS,
    LEVELS,
    LINKS,
    PLAIN_FIELDS,
    PRODUCTS,
    PURPOSES,
    SMALL,
    WHOLE,
    WORK,
    lexicon,
)
from gn_cli.vietnamese.pattern import Pattern

_PIECE = re.compile(r"[^\W_]+|[\W_]+")
"""A word, or what stands between two words."""
_GLUED = Pattern(r"(?<=\p{Ll})\p{Lu}\p{Ll}")
_LONGEST_SMALL = 4


class _Words(NamedTuple):
    """The words of the lexicon by where they stand.

    `seconds` are the second words of kinds of several words by the first; `alone` are kinds of one word, `whole` those
    that are a name by themselves; `after` may follow a kind, `after_small` one without a capital.
    """

    seconds: dict[str, frozenset[str]]
    alone: frozenset[str]
    whole: frozenset[str]
    small: frozenset[str]
    small_firsts: frozenset[str]
    after: frozenset[str]
    after_small: frozenset[str]


@cache
def _words() -> _Words:
    lists = lexicon().lists
    seconds: dict[str, set[str]] = {}
    for phrase, bits in lists.items():
        if bits & KINDS:
            first, *rest = phrase.split(" ")
            seconds.setdefault(first, set()).update(rest[:1])
    goes_on = FIELDS | WORK | LEVELS | PRODUCTS | PURPOSES | CENTRAL | CLOSING | LINKS
    small = frozenset(phrase for phrase, bits in lists.items() if bits & SMALL)
    return _Words(
        {first: frozenset(words) for first, words in seconds.items()},
        frozenset(first for first in seconds if lists[first] & KINDS),
        frozenset(first for first in seconds if lists[first] & WHOLE),
        small,
        frozenset(phrase.split(" ")[0] for phrase in small),
        frozenset(phrase.split(" ")[0] for phrase, bits in lists.items() if bits & goes_on) | {"số", "về", "vì", "các"},
        frozenset(phrase.split(" ")[0] for phrase, bits in lists.items() if bits & (PLAIN_FIELDS | LEVELS)),
    )


def beginnings(text: str, folded: str) -> list[int]:
    """The offsets where a body may begin, in their order: kind words with something after them that can go on."""
    known = _words()
    pieces = _PIECE.findall(folded)
    offsets = list(accumulate(map(len, pieces), initial=0))
    begins: list[int] = []
    for index in [index for index, piece in enumerate(pieces) if piece in known.seconds]:
        start, word = offsets[index], pieces[index]
        # Between two words stands one piece of blanks and marks.
        offset, after = (offsets[index + 2], pieces[index + 2]) if index + 2 < len(pieces) else (start, "")
        if not text[start].isupper():
            if word in known.small_firsts and _small_stands(text, pieces, offsets, index):
                begins.append(start)
        elif (
            after in known.seconds[word]
            or word in known.whole
            or (word in known.alone and (after in known.after or text[offset].isupper() or after.isdigit()))
        ):
            begins.append(start)
    # Words glued together: the second may be a kind word.
    glued = [match.start() for match in _GLUED.compiled.finditer(text)]
    return sorted(begins + glued) if glued else begins


def _small_stands(text: str, pieces: list[str], offsets: list[int], index: int) -> bool:
    """Whether a kind word without a capital has a capital, a field or a level after it."""
    known = _words()
    phrase = ""
    for at in range(index, min(index + 2 * _LONGEST_SMALL, len(pieces) - 2), 2):
        phrase = f"{phrase} {pieces[at]}" if phrase else pieces[at]
        if phrase in known.small and (pieces[at + 2] in known.after_small or text[offsets[at + 2]].isupper()):
            return True
    return False
