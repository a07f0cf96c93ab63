"""Names of persons: what the first syllable of one may be."""

from functools import cache, lru_cache

from gn_cli.lexicon import text_of
from gn_cli.vietnamese.fold import fold
from gn_cli.vietnamese.pattern import Plain

_OTHER_LETTERS = Plain(r"^(?:[HKY]|Bh)[’'ʼ`](?:\p{L}|$)")
_SHAPE = Plain(r"^[\p{L}\p{M}’'ʼ`]{1,12}$")


@cache
def surnames() -> frozenset[str]:
    """The folded syllables of `lexicon/surnames.txt`."""
    lines = text_of("surnames.txt").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=16_384)
def is_surname(word: str) -> bool:
    """Whether a capitalised word can begin a person's name.

    >>> is_surname("NGUYỄN"), is_surname("Giàng"), is_surname("K'Brửu"), is_surname("Hội")
    (True, True, True, False)
    """
    if not word or not word[0].isupper() or not _SHAPE.match(word):
        return False
    return fold(word) in surnames() or _OTHER_LETTERS.match(word) is not None
