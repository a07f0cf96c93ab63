"""One sentence as tokens, and the names of units among them, which names of bodies may end with."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from itertools import accumulate
from operator import add, itemgetter

from gn_cli.extract.bodies.lexicon import CENTRAL, LEVELS, STOPS, WHOLE, Entry
from gn_cli.extract.bodies.tokens import PAST, Token
from gn_cli.units.names import name_key
from gn_cli.units.table import load_units
from gn_cli.vietnamese.names import is_surname
from gn_cli.vietnamese.pattern import Plain

_POST = Plain(
    r"(?<!\p{L})(?:giám đốc|trưởng|phó|chủ tịch|bí thư|chủ nhiệm|chánh|viên|viên chính|chức|cán bộ|chính ủy|lãnh đạo"
    r"|tư lệnh|thường trực)[ \u00a0]{1,3}(?:của[ \u00a0]{1,3})?$"
)
_MANY_CAPITALS = 10
LEVEL = LEVELS | CENTRAL
SHORT_LEVELS = frozenset({"p", "q", "h", "x", "tt"})
_REGIONS = frozenset({"khu vực", "liên huyện", "liên xã"})
_DASHES = frozenset({"-", "–"})
_ENUMERATING = frozenset({",", "và"})
_key, _size, _step, _capital, _entry = map(itemgetter, range(5))


def _is_shouted(words: str) -> bool:
    """Whether more than four letters in five are capitals, of at least a dozen; or none is."""
    # The small letters at the beginning mostly are enough, were all others capitals.
    if 5 * sum(map(str.islower, words[: len(words) // 3 + 9])) >= len(words):
        return not any(map(str.isupper, words))
    capitals, letters = sum(map(str.isupper, words)), sum(map(str.isalpha, words))
    return capitals == 0 or (capitals >= _MANY_CAPITALS and letters > 12 and capitals > 0.8 * letters)


class Sentence(ABC):
    """The tokens of one sentence. Positions are indexes of its tokens."""

    def __init__(self, text: str, folded: str, sentence: tuple[int, int], start: int, tokens: Sequence[Token]) -> None:
        self.text, self.folded = text, folded
        self.start, self.end = sentence
        self.keys: list[str] = list(map(_key, tokens))
        self.capitals: list[bool] = list(map(_capital, tokens))
        self.entries: list[Entry] = list(map(_entry, tokens))
        self.starts: list[int] = list(accumulate(map(_step, tokens), initial=start))
        self.ends: list[int] = list(map(add, self.starts, map(_size, tokens)))
        self.count = len(tokens) - PAST
        # Capitals of a line in capitals tell nothing: there the lexicon and the units decide alone.
        self.shouted = _is_shouted(text[self.start : self.end])
        if self.shouted:
            self.capitals = [False] * len(tokens)

    @abstractmethod
    def body_at(self, position: int) -> tuple[str, int] | None:
        """The kind and the end of the body that begins at a token, if one does."""

    def phrase(self, position: int, lists: int) -> int:
        """How many tokens from `position` make the longest phrase of one of the lists; 0 if none does."""
        entry, size, longest = self.entries[position], 0, 0
        while entry.reach & lists:
            size += 1
            if entry.lists & lists:
                longest = size
            entry = entry.then(self.keys[position + size])
        return longest

    def key(self, position: int, count: int = 1) -> str:
        return " ".join(self.keys[position : position + count])

    def is_capital(self, position: int) -> bool:
        return self.capitals[position]

    def is_acronym(self, position: int) -> bool:
        word = self.text[self.starts[position] : self.ends[position]]
        return len(word) > 1 and word.isupper() and not self.shouted

    def is_level(self, position: int) -> bool:
        if self.is_short_level(position):
            return True
        return self.phrase(position, LEVEL) > 0 and not self.phrase(position, WHOLE)

    def is_short_level(self, position: int) -> bool:
        """Whether a level is told with a letter and a stop before a unit's name: UBND P.Phan Thiết, UBND H. Di Linh."""
        if self.keys[position] not in SHORT_LEVELS or self.keys[position + 1] != ".":
            return False
        return self.is_capital(position + 2) or self.keys[position + 2].isdigit()

    def unit_name(self, start: int, position: int) -> int:
        """The end of a level word and the unit's name after it, as far as it is a unit's and not a person's."""
        if count := self.phrase(position, CENTRAL):
            return position + count
        end = position + (self.phrase(position, LEVELS) or 1)
        first = end + 1 if self.key(end) == "." else end
        run = self.run(first)
        known = _known(run) or self.half_small(first, run)
        if self.shouted or self.person_like(first + known):
            size = known
        else:
            size = 0 if self.post_before(start) and not known and self.person_like(first) else max(known, len(run))
        if not size:
            return end
        # "khu vực Ba Vì - Sơn Tây": a region of two units.
        joined = self.known_unit(first + size + 1) if self.keys[first + size] in _DASHES else 0
        return first + size + 1 + joined if joined and self.key(position, 2) in _REGIONS else first + size

    def several_units(self, position: int) -> int:
        """The end of "các quận, huyện" or "các xã Nà Tấu, Nà Nhạn và Mường Phăng" after a name; 0 where nothing such
        stands."""
        size = self.phrase(position + 1, LEVELS) if self.keys[position] == "các" else 0
        if not size:
            return 0
        end = position + 1 + size
        while self.keys[end] in _ENUMERATING and (size := self.phrase(end + 1, LEVELS)):
            end += 1 + size
        following = end
        while size := self.known_unit(following):
            end = following + size
            if self.keys[end] not in _ENUMERATING:
                break
            following = end + 1
        return end

    def half_small(self, position: int, run: tuple[str, ...]) -> int:
        """How many words from a position make a unit's name whose last word is misprinted with a small letter: huyện
        Cái nước. 0 where none do."""
        after = position + len(run)
        if not run or not self.keys[after].isalpha():
            return 0
        return len(run) + 1 if load_units().named(name_key(f"{' '.join(run)} {self.keys[after]}")) else 0

    def known_unit(self, position: int) -> int:
        """How many words from a position make the name of a unit, the most."""
        return _known(self.run(position))

    def run(self, position: int) -> tuple[str, ...]:
        """The capitalised words (or, in a line of capitals, any) that stand together from `position`, at most five."""
        found: list[str] = []
        for index in range(position, min(position + 6, self.count)):
            key = self.keys[index]
            dash = key in {"-", "–"} and found and self.key(index + 1) in {"vũng", "phủ", "huế"}
            number = key.isdigit() and (not found or bool(load_units().named(name_key(" ".join([*found, key])))))
            word = self.capitals[index] or (self.shouted and key.isalpha())
            if not (dash or number or word) or self.phrase(index, STOPS) or self.body_at(index):
                break
            found.append("-" if dash else self.text[self.starts[index] : self.ends[index]])
        return tuple(found)

    def post_before(self, start: int) -> bool:
        """Whether somebody's post stands before the body: "Giám đốc Sở …" may go on with a person's name."""
        offset = self.starts[start]
        return _POST.search(self.folded[max(self.start, offset - 30) : offset]) is not None

    def person_like(self, position: int) -> bool:
        """Whether two capitalised words within the next four can be a person's name."""
        run = [at for at in range(position, min(position + 4, self.count)) if self.capitals[at]]
        return len(run) >= 2 and is_surname(self.text[self.starts[run[0]] : self.ends[run[0]]])


def _known(run: tuple[str, ...]) -> int:
    """How many of some words make the name of a unit, the most."""
    return next((n for n in range(len(run), 0, -1) if load_units().named(name_key(" ".join(run[:n])))), 0)
