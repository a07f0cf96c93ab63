"""What names of bodies are made of: the phrases of `lexicon/bodies.toml` word by word, with the lists they are in."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from gn_cli.extract.atoms import GAP, either
from gn_cli.lexicon import lists_of
from gn_cli.vietnamese.fold import fold_in_place, newer_tones
from gn_cli.vietnamese.pattern import Pattern

TOKEN = Pattern(
    r"\p{Lu}[\p{Lu}\d]{0,9}(?:(?:[-–&/]|(?<=LĐ|VH),)\p{Lu}{2,10}){1,3}(?![\p{L}\d])|\p{Lu}\p{Ll}{1,8}(?=\p{Lu}\p{Ll})"
    r"|[\p{L}\p{M}\d’']{1,40}|\S"
)
"""A word or mark. Short forms of several parts are one (LĐ-TB&XH), words glued together are two (SởNội)."""
_SEPARATOR = Pattern(r"(?<=\w)[-–&/,](?=\w)")

KINDS, WHOLE, SMALL, FIELDS, PLAIN_FIELDS, WORK, PRODUCTS, PURPOSES, LINKS, CLOSING, STOPS, LEVELS, CENTRAL = (
    1 << bit for bit in range(13)
)
"""The lists a phrase can be in, as bits; `PLAIN_FIELDS`: a field whose small letters go on with a name wherever they
stand."""
FOLLOWING = FIELDS | WORK | LEVELS | PRODUCTS | PURPOSES | CENTRAL | CLOSING
"""What may follow a kind."""

_BITS = {
    "kinds": KINDS, "whole": KINDS | WHOLE, "small": SMALL, "fields": FIELDS, "work": WORK, "products": PRODUCTS,
    "purposes": PURPOSES, "links": LINKS, "closing": CLOSING, "stops": STOPS, "levels": LEVELS,
}  # fmt: skip
_KEPT = ("parts", "ambiguous", "eponymous", "outer", "compounds", "comma_pairs", "work")


class Entry:
    """What the lists have of the words up to some word of a phrase.

    `lists` are those the words themselves are in, `reach` those that any phrase beginning with them is in, both as
    bits; `after` has the entries by the word that comes next.
    """

    __slots__ = ("after", "lists", "reach")

    def __init__(self) -> None:
        self.lists = self.reach = 0
        self.after: dict[str, Entry] = {}

    def put(self, phrase: str, lists: int) -> None:
        """Enter a phrase in some lists."""
        entry = self
        for word in phrase.split(" "):
            further = entry.after.get(word)
            if further is None:
                further = entry.after[word] = Entry()
            entry = further
            entry.reach |= lists
        entry.lists |= lists

    def then(self, key: str) -> "Entry":
        """The entry after a token, which may be several words; `NOTHING` where no phrase goes on so."""
        if " " not in key:
            return self.after.get(key, NOTHING)
        entry = self
        for word in key.split(" "):
            entry = entry.after.get(word, NOTHING)
        return entry


NOTHING = Entry()
"""The entry of what no phrase has."""


class Lexicon(NamedTuple):
    """`phrases` has every phrase, `sets` the lists asked for whole keys.

    `beginning` finds where names may begin: at a kind with a capital, a small one before a capital, field or level.
    """

    phrases: Entry
    sets: dict[str, frozenset[str]]
    beginning: Pattern


@cache
def lexicon() -> Lexicon:
    """The lists of `lexicon/bodies.toml`."""
    read = {name: frozenset(map(_phrase, phrases)) for name, phrases in lists_of("bodies.toml").items()}
    phrases = Entry()
    for phrase in ("trung ương", "tphcm"):
        phrases.put(phrase, CENTRAL)
    for name, lists in _BITS.items():
        for phrase in read[name]:
            phrases.put(phrase, lists)
    for phrase in read["fields"] - read["capital_only"]:
        phrases.put(phrase, PLAIN_FIELDS)
    return Lexicon(phrases, {name: read[name] for name in _KEPT}, _beginning(phrases, read))


def _beginning(phrases: Entry, read: dict[str, frozenset[str]]) -> Pattern:
    kinds: list[str] = []
    for kind in sorted(read["kinds"] | read["whole"]):
        # Where a longer kind stands the shorter one that it begins with does.
        if not kinds or not kind.startswith(kinds[-1] + " "):
            kinds.append(kind)
    after = [word for word, entry in phrases.after.items() if entry.reach & (PLAIN_FIELDS | LEVELS)]
    return Pattern(
        rf"(?<!\p{{L}})(?:(?=\p{{Lu}})(?i:{_printed(kinds)})(?!\p{{L}})"
        rf"|(?i:{_printed(read['small'])})\s{{1,3}}(?=\p{{Lu}}|{_printed(after)}))"
    )


def _printed(phrases: Iterable[str]) -> str:
    """A group that matches any of the phrases however their tones are placed and their lines broken."""
    spellings = {spelling for phrase in phrases for spelling in (phrase, newer_tones(phrase))}
    return either(*sorted(spellings)).replace(GAP, r"\s{1,3}")


def key_of(word: str) -> str:
    """The key of a token in lower case: a short form of several parts is as many words."""
    if len(word) > 1 and not word.isalnum():
        return _SEPARATOR.sub(r" \g<0> ", word)
    return word


def _phrase(phrase: str) -> str:
    """A phrase of the lexicon as its tokens joined by blanks."""
    folded = fold_in_place(phrase)
    if folded.replace(" ", "").isalpha() and folded == phrase:
        return phrase
    return " ".join(key_of(folded[match.start() : match.end()]) for match in TOKEN.compiled.finditer(phrase))
