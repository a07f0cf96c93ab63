"""What names of bodies are made of: `lexicon/bodies.toml` as one look-up that tells the lists a phrase is in."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.pattern import Pattern

TOKEN = Pattern(
    r"\p{Lu}[\p{Lu}\d]{0,9}(?:(?:[-–&/]|(?<=LĐ|VH),)\p{Lu}{2,10}){1,3}(?![\p{L}\d])|\p{Lu}\p{Ll}{1,8}(?=\p{Lu}\p{Ll})"
    r"|[\p{L}\p{M}\d’']{1,40}|\S"
)
"""A word or mark. Short forms of several parts are one (LĐ-TB&XH), words glued together are two (SởNội)."""
_SEPARATOR = Pattern(r"(?<=\w)[-–&/,](?=\w)")

BEGINS, KINDS, WHOLE, SMALL, FIELDS, PLAIN_FIELDS, WORK, PRODUCTS, PURPOSES, LINKS, CLOSING, STOPS, LEVELS, CENTRAL = (
    1 << bit for bit in range(14)
)
"""The lists a phrase can be in, as bits. `BEGINS`: a longer phrase begins with it; `PLAIN_FIELDS`: a field whose small
letters go on with a name wherever they stand."""

_BITS = {
    "kinds": KINDS, "whole": KINDS | WHOLE, "small": SMALL, "fields": FIELDS, "work": WORK, "products": PRODUCTS,
    "purposes": PURPOSES, "links": LINKS, "closing": CLOSING, "stops": STOPS, "levels": LEVELS,
}  # fmt: skip
_KEPT = ("parts", "ambiguous", "eponymous", "outer", "compounds", "comma_pairs")


class Lexicon(NamedTuple):
    """`lists` has every phrase, its tokens joined by blanks, with its bits; `sets` the lists asked for whole keys."""

    lists: dict[str, int]
    sets: dict[str, frozenset[str]]
    first_words: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lists of `lexicon/bodies.toml`."""
    text = files("gn_cli.lexicon").joinpath("bodies.toml").read_text(encoding="utf-8")
    read = {name: frozenset(map(_phrase, phrases)) for name, phrases in tomllib.loads(text).items()}
    lists = dict.fromkeys(("trung ương", "tphcm"), CENTRAL)
    for name, bits in _BITS.items():
        for phrase in read[name]:
            lists[phrase] = lists.get(phrase, 0) | bits
    for phrase in read["fields"] - read["capital_only"]:
        lists[phrase] |= PLAIN_FIELDS
    for phrase in tuple(lists):
        words = phrase.split(" ")
        for count in range(1, len(words)):
            begun = " ".join(words[:count])
            lists[begun] = lists.get(begun, 0) | BEGINS
    kinds = read["kinds"] | read["whole"]
    return Lexicon(lists, {name: read[name] for name in _KEPT}, frozenset(kind.split()[0] for kind in kinds))


def key_of(word: str) -> str:
    """The key of a token in lower case: a short form of several parts is as many words."""
    if len(word) > 1 and not word.isalnum():
        return _SEPARATOR.sub(r" \g<0> ", word)
    return word


def _phrase(phrase: str) -> str:
    """A phrase of the lexicon as its tokens joined by blanks."""
    folded = fold_in_place(phrase)
    return " ".join(key_of(folded[match.start() : match.end()]) for match in TOKEN.compiled.finditer(phrase))
