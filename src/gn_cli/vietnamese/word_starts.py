"""A text in lower case with the places where its words, digits and marks begin: where a pattern can begin."""

import re

from gn_cli.vietnamese.signs import DIGIT, Signs

_BEGINNING = re.compile(r"[^\W\d_]+|\d|[^\w\s]|_")


def lower_case(text: str) -> str | None:
    """The text in lower case, letter by letter; `None` for the rare text whose lower case has other offsets."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else None


class WordStarts:
    """Where words begin in a text, by their first two letters; digits and marks, each by itself."""

    __slots__ = ("lowered", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text, self.lowered = text, lower_case(text)
        self.starts: dict[str, list[int]] = {}
        starts = self.starts
        for match in _BEGINNING.finditer(self.lowered or ""):
            key = match[0][:2]
            key = DIGIT if key.isdigit() else key
            if key in starts:
                starts[key].append(match.start())
            else:
                starts[key] = [match.start()]

    def places(self, beginnings: "Beginnings") -> list[int]:
        """Where one of the beginnings stands, in their order."""
        lowered, found = self.lowered or "", list[int]()
        for key, words in beginnings.by_key:
            places = self.starts.get(key)
            if places:
                found += [place for place in places if lowered.startswith(words, place)] if words else places
        for letter in beginnings.letters:
            found += [place for key, places in self.starts.items() if key[0] == letter for place in places]
        found.sort()
        return found


class Beginnings:
    """The words that a pattern's matches begin with, in the order of `WordStarts`."""

    __slots__ = ("by_key", "letters")

    def __init__(self, heads: tuple[str, ...]) -> None:
        groups: dict[str, set[str]] = {}
        letters: set[str] = set()
        for head in heads:
            plain = head.split(DIGIT)[0]
            if not plain or plain[0].isdigit():
                groups.setdefault(DIGIT, set()).add(plain)
            elif not plain[0].isalpha():
                groups.setdefault(plain[0], set()).add(plain)
            elif len(plain) > 1 and plain[1].isalpha():
                groups.setdefault(plain[:2], set()).add(plain)
            else:
                letters.add(plain[0])
        self.by_key = tuple((key, tuple(words)) for key, words in groups.items() if key[0] not in letters)
        self.letters = tuple(letters)


def beginnings_of(signs: Signs) -> Beginnings | None:
    """The beginnings to look for; `None` where a match may begin inside a word or with a blank."""
    if not signs.heads or any(head[0].isspace() or (head[0].isalpha() and not signs.apart) for head in signs.heads):
        return None
    return Beginnings(signs.heads)
