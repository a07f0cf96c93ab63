"""Bodies named in a report (Sở Y tế tỉnh Đắk Lắk) and where exactly their names end.

A name is a kind word (Sở), what the body works in (Y tế; Lao động – Thương binh và Xã hội), then at most a level
(huyện) and a unit's name. Capitals do not decide alone: fields are printed in small letters (Phòng Lao động thương binh
xã hội huyện) and hold commas, dashes and "và", while the words after a name may have capitals (… huyện Hà Thị Minh).
So the name is read word by word against `lexicon/bodies.toml`; pyvi tells the words the lexicon does not know.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import NamedTuple

from gn_cli.extract.context import Body, Context
from gn_cli.units.names import name_key
from gn_cli.units.table import load_units
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.names import is_surname
from gn_cli.vietnamese.pattern import Pattern
from gn_cli.vietnamese.tokens import Word, words

_TOKEN = Pattern(
    r"\p{Lu}[\p{Lu}\d]{0,9}(?:(?:[-–&/]|(?<=LĐ|VH),)\p{Lu}{2,10}){1,3}(?![\p{L}\d])|\p{Lu}\p{Ll}{1,8}(?=\p{Lu}\p{Ll})"
    r"|[\p{L}\p{M}\d’']{1,40}|\S"
)
_SEPARATOR = Pattern(r"(?<=\w)[-–&/,](?=\w)")
_POST = Pattern(
    r"(?<!\p{L})(?:giám đốc|trưởng|phó|chủ tịch|bí thư|chủ nhiệm|chánh|viên|viên chính|chức|cán bộ|chính ủy|lãnh đạo"
    r"|tư lệnh)[ \u00a0]{1,3}(?:của[ \u00a0]{1,3})?$"
)
_HEAD = Pattern(r"(?<!\p{L})(?:trưởng|phó|trưởng[ \u00a0]các)[ \u00a0]{1,3}$")
_NUMBERED = frozenset(
    {"trường", "công ty", "binh đoàn", "sư đoàn", "lữ đoàn", "trung đoàn", "đoàn kinh tế - quốc phòng"}
)
_ABOUT = frozenset(
    {"văn phòng", "ủy ban", "ban chỉ đạo", "tổ chức", "cơ quan", "ủy ban quốc gia", "hội đồng", "viện", "quỹ"}
)
_DASHES = frozenset({"-", "–", "—", "‑", "&"})
_MANAGING = frozenset({"ban chỉ đạo", "ban quản lý", "bql", "bcđ", "ban điều phối"})
_CENTRAL = frozenset({"trung ương", "tphcm"})
_UNDERTAKINGS = frozenset({"dự án", "chương trình", "đề án"})
_PRODUCING = frozenset({"giống", "sản xuất", "kinh doanh", "chế biến", "trồng", "nuôi", "nuôi trồng"})
_BANKS = frozenset({"ngân hàng chính sách xã hội", "ngân hàng csxh", "nhcsxh", "ngân hàng", "agribank"})
_PRODUCERS = frozenset({"hợp tác xã", "htx", "tổ hợp tác", "trang trại", "trại", "công ty", "câu lạc bộ", "nhà máy"})
_PURPOSE_LIMIT = 14
_PHRASE_LIMIT = 6
_NESTING_LIMIT = 5


class _Token(NamedTuple):
    start: int
    end: int
    key: str
    capital: bool


@dataclass(frozen=True)
class _Lexicon:
    """The lists of `lexicon/bodies.toml`, each phrase as its tokens joined by blanks."""

    lists: dict[str, frozenset[str]]

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.lists[name]


@cache
def _lexicon() -> _Lexicon:
    text = files("gn_cli.lexicon").joinpath("bodies.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    keys = {name: frozenset(" ".join(t.key for t in _tokens(p, 0, len(p))) for p in lists[name]) for name in lists}
    kinds = keys["kinds"] | keys["whole"]
    return _Lexicon(keys | {"kinds": kinds, "first words": frozenset(kind.split()[0] for kind in kinds)})


def find_bodies(context: Context) -> tuple[Body, ...]:
    """Every body named in the readable text, in its order; none lies inside another.

    A kind word that only refers back (“Sở”, “Trung tâm”) is no name. `kind` is folded ("ủy ban nhân dân").
    """
    return tuple(body for start, end in context.sentences for body in _Reader(context.text, start, end).bodies())


def heads_part(text: str, body: Body) -> bool:
    """Whether a body is a part named in its head's post: "Trưởng phòng Bảo trợ xã hội", "Phó Vụ trưởng Vụ X"."""
    before = fold_in_place(text[max(0, body.start - 20) : body.start])
    return body.kind in _lexicon()["parts"] and _HEAD.search(before) is not None


def _tokens(text: str, start: int, end: int) -> tuple[_Token, ...]:
    # Capitals of a line in capitals tell nothing: there the lexicon and the units decide alone.
    letters = [c for c in text[start:end] if c.isalpha()]
    shouted = len(letters) > 12 and sum(map(str.isupper, letters)) > 0.8 * len(letters)
    folded = fold_in_place(text[start:end])
    found = []
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        key = folded[first - start : last - start]
        if last - first > 1 and not key.isalnum():
            key = _SEPARATOR.sub(r" \g<0> ", key)
        found.append(_Token(first, last, key, text[first].isupper() and not shouted))
    return tuple(found)


class _Reader:
    """One sentence read for bodies. Positions are indexes into `tokens`."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        self.tokens = _tokens(text, start, end)
        self.shouted = not any(token.capital for token in self.tokens)
        self.read: dict[int, tuple[str, int] | None] = {}
        self.depth = 0

    @cached_property
    def words(self) -> dict[int, Word]:
        """pyvi's words by where they begin."""
        return {word.start: word for word in words(self.text, self.start, self.end)}

    def bodies(self) -> Iterator[Body]:
        position, first_words = 0, _lexicon()["first words"]
        while position < len(self.tokens):
            read = self.body_at(position) if self.tokens[position].key in first_words else None
            if read is None:
                position += 1
                continue
            kind, end = read
            end = self.after_short_form(position, end)
            start, stop = self.tokens[position].start, self.tokens[end - 1].end
            yield Body(" ".join(self.text[start:stop].split()), kind, start, stop)
            position = end

    def after_short_form(self, start: int, end: int) -> int:
        """The end with the level that follows the name's short form in brackets: "Sở Y tế (SYT) tỉnh Sơn La"."""
        bracketed = self.key(end, 1) == "(" and self.key(end + 2, 1) == ")"
        if bracketed and self.is_acronym(end + 1) and self.is_level(end + 3):
            return self.unit_name(start, end + 3)
        return end

    def phrase(self, position: int, lists: frozenset[str]) -> int:
        """How many tokens from `position` make the longest phrase of a list; 0 if none does."""
        key, best = "", 0
        for count, token in enumerate(self.tokens[position : position + _PHRASE_LIMIT], start=1):
            if count > 1 and token.start - self.tokens[position + count - 2].end > 3:
                break
            key = f"{key} {token.key}" if key else token.key
            if key in lists:
                best = count
        return best

    def key(self, position: int, count: int) -> str:
        return " ".join(token.key for token in self.tokens[position : position + count])

    def body_at(self, position: int) -> tuple[str, int] | None:
        """The kind and the end of the body that begins at a token, if one does."""
        if position not in self.read:
            if self.depth == _NESTING_LIMIT:
                return None
            self.depth += 1
            self.read[position] = self.read_body(position)
            self.depth -= 1
        return self.read[position]

    def read_body(self, position: int) -> tuple[str, int] | None:
        lexicon = _lexicon()
        if self.tokens[position].key not in lexicon["first words"]:
            return None
        for count in range(self.phrase(position, lexicon["kinds"]), 0, -1):
            kind = self.key(position, count)
            if kind not in lexicon["kinds"] or not self.kind_stands(position, count):
                continue
            first = position + count
            end = self.of_purpose(position, first, kind) or self.tail(position, first, kind)
            whole = kind in lexicon["whole"] and (self.tokens[position].capital or self.shouted)
            if end > first or whole:
                return kind, end
        return None

    def of_purpose(self, start: int, position: int, kind: str) -> int:
        """The end of "Ban Chỉ đạo (BCĐ) rà soát hộ nghèo, hộ cận nghèo huyện X": all up to the level is its work.

        0 where the words after the kind tell of something else.
        """
        if kind not in _MANAGING:
            return 0
        if self.key(position, 1) == "(" and self.key(position + 2, 1) == ")" and self.is_acronym(position + 1):
            position += 3
        lexicon = _lexicon()
        purpose = lexicon["purposes"] | lexicon["fields"] | lexicon["work"]
        first, limit = position, min(len(self.tokens), position + _PURPOSE_LIMIT)
        while position < limit and not self.is_level(position):
            step = self.phrase(position, purpose) or int(self.tokens[position].key in {",", "và", "các"})
            if not step:
                return 0
            position += step
        return self.unit_name(start, position) if position > first and self.is_level(position) else 0

    def kind_stands(self, position: int, count: int) -> bool:
        """Whether the kind word is one here: capital, or small with a capital or a field after it."""
        lexicon = _lexicon()
        token, kind = self.tokens[position], self.key(position, count)
        if position and f"{self.tokens[position - 1].key} {token.key}" in lexicon["compounds"]:
            return False
        if kind.endswith("ủy") and self.key(position + count, 1) == "viên":
            return False
        if token.capital or self.shouted:
            return True
        if kind not in lexicon["small"] or position + count >= len(self.tokens):
            return False
        after = self.tokens[position + count]
        return (
            (after.capital and not self.phrase(position + count, lexicon["stops"]))
            or self.phrase(position + count, lexicon["fields"] - lexicon["capital_only"]) > 0
            or (after.key in lexicon["levels"] and (kind in lexicon["whole"] or " " in kind))
        )

    def tail(self, start: int, position: int, kind: str) -> int:
        """Where the name ends that began at `start`, its kind word reaching to `position`."""
        lexicon = _lexicon()
        first, last, told = position, "", kind not in lexicon["ambiguous"]
        joined = worked = False
        while position < len(self.tokens):
            token = self.tokens[position]
            if token.start - self.tokens[position - 1].end > 3 or (
                self.phrase(position, lexicon["stops"]) and not self.department_of(kind, position, first)
            ):
                break
            if step := self.field(position, position == first, last, joined or worked):
                last, told = self.key(position, step), True
                worked = worked or last in lexicon["work"]
            elif end := self.nested(position, kind, position == first):
                return end
            elif self.is_level(position):
                return self.unit_name(start, position)
            elif position == first and kind in _PRODUCERS and (step := self.phrase(position, lexicon["products"])):
                last = "giống"
            elif last in _PRODUCING and token.key.isalpha() and self.capital_follows(position):
                step = 1
            elif self.key(position, 1) == "số" and kind in _NUMBERED and self.key(position + 1, 1).isdigit():
                return position + 2
            elif token.capital and self.body_at(position) and not self.organisation(start, position, kind):
                break
            elif joined := (step := self.connected(position, kind, last)) > 0:
                position += step
                continue
            elif not self.can_name(token, kind, last) or self.person_at(start, position, kind):
                break
            else:
                told = told or self.organisation(start, position, kind)
                step, last = self.capitalised(position) - position, ""
            position, joined = position + step, False
        return position if told else first

    def can_name(self, token: _Token, kind: str, last: str) -> bool:
        numbered = kind in _NUMBERED or last in {"dự án", "chương trình"}
        return token.capital or (token.key.isdigit() and numbered)

    def organisation(self, start: int, position: int, kind: str) -> bool:
        """Whether an acronym or the whole name of a body after "Tổ chức" is its name: Tổ chức CARE."""
        if kind != "tổ chức" or not self.tokens[start].capital:
            return False
        return self.is_acronym(position) or self.phrase(position, _lexicon()["whole"]) > 0

    def capital_follows(self, position: int) -> bool:
        """Whether the word after the one at `position` begins with a capital: Trại giống nấm Bảy Yết."""
        return position + 1 < len(self.tokens) and self.tokens[position + 1].capital

    def department_of(self, kind: str, position: int, first: int) -> bool:
        """Whether "Tổ chức" after the kind is what it works in: Phòng Tổ chức, Ban Tổ chức Tỉnh ủy; not Ban Tổ chức."""
        if position != first or self.key(position, 2) != "tổ chức" or not self.tokens[position].capital:
            return False
        return kind in {"phòng", "vụ"} or (kind == "ban" and self.body_at(position + 2) is not None)

    def field(self, position: int, first: bool, last: str, joined: bool) -> int:
        """How many tokens of a field go on with the name at `position`; `joined` by a dash, comma or "và"."""
        lexicon = _lexicon()
        capital = self.tokens[position].capital
        free = capital or first or joined or last in lexicon["work"] or (self.shouted and last != "")
        free = free or last in _UNDERTAKINGS
        count = self.phrase(position, lexicon["fields"] if free else lexicon["fields"] - lexicon["capital_only"])
        if first and not capital and self.key(position, count) == "tổ chức":
            return 0
        work = self.phrase(position, lexicon["work"])
        if work > count and (capital or joined or (first and self.phrase(position + work, lexicon["fields"]))):
            return work
        link = self.phrase(position, lexicon["links"])
        if link and last and self.phrase(position + link, lexicon["fields"] - lexicon["capital_only"]):
            return max(count, link)
        return count

    def is_level(self, position: int) -> bool:
        if self.phrase(position, _lexicon()["whole"]):
            return False
        return (position < len(self.tokens) and self.phrase(position, _lexicon()["levels"]) > 0) or self.phrase(
            position, _CENTRAL
        ) > 0

    def unit_name(self, start: int, position: int) -> int:
        """The end of a level word and the unit's name after it, as far as it is a unit's and not a person's."""
        count = self.phrase(position, _CENTRAL)
        if count:
            return position + count
        end = position + self.phrase(position, _lexicon()["levels"])
        first = end + 1 if end < len(self.tokens) and self.tokens[end].key == "." else end
        run = self.run(first)
        known = next((n for n in range(len(run), 0, -1) if load_units().named(name_key(" ".join(run[:n])))), 0)
        if self.shouted or self.person_like(first + known):
            size = known
        else:
            size = 0 if self.post_before(start) and not known and self.person_like(first) else len(run)
        return first + size if size else end

    def run(self, position: int) -> tuple[str, ...]:
        """The capitalised words (or, in a line of capitals, any) that stand together from `position`, at most five."""
        found: list[str] = []
        for index in range(position, min(position + 6, len(self.tokens))):
            token = self.tokens[index]
            if index > position and token.start - self.tokens[index - 1].end > 3:
                break
            dash = token.key in {"-", "–"} and found and self.key(index + 1, 1) in {"vũng", "phủ"}
            number = not found and token.key.isdigit()
            word = token.capital or (self.shouted and token.key.isalpha())
            if not (dash or number or word) or self.phrase(index, _lexicon()["stops"]) or self.body_at(index):
                break
            found.append("-" if dash else self.text[token.start : token.end])
        return tuple(found)

    def post_before(self, start: int) -> bool:
        """Whether somebody's post stands before the body: "Giám đốc Sở …" may go on with a person's name."""
        offset = self.tokens[start].start
        return _POST.search(fold_in_place(self.text[max(self.start, offset - 30) : offset])) is not None

    def person_like(self, position: int) -> bool:
        run = [token for token in self.tokens[position : position + 4] if token.capital]
        return len(run) >= 2 and is_surname(self.text[run[0].start : run[0].end])

    def person_at(self, start: int, position: int, kind: str) -> bool:
        """Whether a person's name begins here: after a post, and neither a unit's nor one the body bears."""
        if kind in _lexicon()["eponymous"] or not self.person_like(position) or not self.post_before(start):
            return False
        return not load_units().named(name_key(" ".join(self.run(position))))

    def nested(self, position: int, kind: str, first: bool) -> int:
        """The end of a body whose name is part of this one's: "Thường trực HĐND tỉnh", "Ban Dân vận Huyện ủy"."""
        closing = self.phrase(position, _lexicon()["closing"])
        if not closing and kind in _BANKS and self.key(position, 1) in _DASHES:
            position += 1
            closing = self.phrase(position, _lexicon()["closing"])
        if closing and kind.split()[0] in {"ban", "ngân", "nhcsxh", "văn", "ủy", "agribank"}:
            read = self.body_at(position)
            return read[1] if read else position + closing
        inside = first and kind in _lexicon()["outer"] and self.tokens[position].capital
        read = self.body_at(position) if inside else None
        return read[1] if read else 0

    def connected(self, position: int, kind: str, last: str) -> int:
        """1 where a dash, comma, "và", "về" or "các" is followed by more of the name, else 0."""
        lexicon = _lexicon()
        mark, after = self.tokens[position].key, position + 1
        if after >= len(self.tokens) or self.begins_body(after):
            return 0
        follows = max(self.phrase(after, lexicon["fields"]), self.phrase(after, lexicon["work"]))
        if not follows:
            return int(mark in _DASHES and last != "" and self.is_acronym(after) and len(self.key(after, 1)) > 2)
        pair = any(f"{last} , {self.key(after, n)}" in lexicon["comma_pairs"] for n in range(1, follows + 1))
        if mark in _DASHES:
            goes_on = last != ""
        elif mark == "và":
            capital = self.tokens[after].capital or self.shouted
            plain = self.phrase(after, lexicon["fields"] - lexicon["capital_only"]) > 0
            goes_on = last != "" and (capital or plain or pair or last in lexicon["work"])
        elif mark in {"về", "vì"}:
            goes_on = kind in _ABOUT
        elif mark == "các":
            goes_on = kind in _MANAGING
        else:
            goes_on = mark == "," and pair
        return int(goes_on)

    def is_acronym(self, position: int) -> bool:
        word = self.text[self.tokens[position].start : self.tokens[position].end]
        return len(word) > 1 and word.isupper() and not self.shouted

    def begins_body(self, position: int) -> bool:
        """Whether another body begins after a connector: a kind word with something of its own after it."""
        if not (self.tokens[position].capital or self.shouted):
            return False
        return self.body_at(position) is not None

    def capitalised(self, position: int) -> int:
        """The token after the word that begins with a capital at `position`, small syllables of it included."""
        token = self.tokens[position]
        word = self.words.get(token.start) if not self.shouted else None
        end = position + 1
        while word and end < len(self.tokens) and self.tokens[end].end <= word.end:
            if self.tokens[end].capital or self.tokens[end].key == ".":
                break
            end += 1
        return end
