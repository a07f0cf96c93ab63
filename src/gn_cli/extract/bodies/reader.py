"""One sentence read for bodies, word by word: where the name that begins at a word ends, if one begins there."""

from collections.abc import Iterator, Sequence

from gn_cli.extract.bodies.kinds import (
    ABOUT,
    BANKS,
    BRANCHES,
    CLOSED,
    COUNTED_OFF,
    DASHES,
    JOINTS,
    MANAGING,
    NUMBERED,
    OF_MANY,
    OF_POLICE,
    OF_POST,
    PRODUCERS,
    PRODUCING,
    SEVERAL,
    UNDERTAKINGS,
    WITHIN,
    WITHIN_FIRST,
)
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
    STOPS,
    WHOLE,
    WORK,
    lexicon,
)
from gn_cli.extract.bodies.sentence import LEVEL, SHORT_LEVELS, Sentence
from gn_cli.extract.bodies.tokens import Token
from gn_cli.extract.context import Body
from gn_cli.units.names import name_key
from gn_cli.units.table import load_units
from gn_cli.vietnamese.spelling import is_syllable
from gn_cli.vietnamese.tokens import words

_FIELD = FIELDS | WORK | LINKS
_PURPOSE_LIMIT = 14
_NESTING_LIMIT = 5


class Reader(Sentence):
    """One sentence read for bodies. Positions are indexes of its tokens."""

    def __init__(self, text: str, folded: str, sentence: tuple[int, int], start: int, tokens: Sequence[Token]) -> None:
        super().__init__(text, folded, sentence, start, tokens)
        self.sets = lexicon().sets
        self.found: dict[int, tuple[str, int] | None] = {}
        self.depth = 0

    def bodies(self, begins: Sequence[int]) -> Iterator[Body]:
        """The bodies that begin at some positions, in their order; where capitals tell nothing, all around them."""
        end = 0
        for position in range(max(begins[0] - 1, 0), self.count) if self.shouted else begins:
            read = self.body_at(position) if position >= end else None
            if read is None:
                continue
            kind, end = read
            end = self.after_short_form(position, end)
            start, stop = self.starts[position], self.ends[end - 1]
            yield Body(" ".join(self.text[start:stop].split()), kind, start, stop)

    def after_short_form(self, start: int, end: int) -> int:
        """The end with the level or unit that follows the name's short form in brackets: "Sở Y tế (SYT) tỉnh Sơn La",
        "Trung tâm Y tế khu vực (TTYT) Chơn Thành"."""
        if not self.bracketed_short_form(end):
            return end
        if self.is_level(end + 3):
            return self.unit_name(start, end + 3)
        if self.key(end + 3, 2) == "chi nhánh" and (read := self.body_at(end + 3)):
            return read[1]
        further = max(end + 3 + self.known_unit(end + 3), self.at_home(end + 3))
        return further if further > end + 3 else end

    def bracketed_short_form(self, position: int) -> bool:
        short = self.is_acronym(position + 1) or self.entries[position + 1].lists & WHOLE
        return self.keys[position] == "(" and self.keys[position + 2] == ")" and bool(short)

    def body_at(self, position: int) -> tuple[str, int] | None:
        """The kind and the end of the body that begins at a token, if one does."""
        if not self.entries[position].reach & KINDS:
            return None
        if position not in self.found:
            if self.depth == _NESTING_LIMIT:
                return None
            self.depth += 1
            self.found[position] = self.read_body(position)
            self.depth -= 1
        return self.found[position]

    def read_body(self, position: int) -> tuple[str, int] | None:
        for count, lists in self.kinds_at(position):
            if not self.kind_stands(position, count, lists):
                continue
            first, kind = position + count, self.key(position, count)
            end = self.of_purpose(position, first, kind) or self.tail(position, first, kind)
            if kind in BRANCHES and self.keys[end] == "tại":
                end = self.place_after(position, end)
            end = self.at_home(end) if end > first or lists & WHOLE else end
            if kind in OF_POST and self.of_post(position, first, kind):
                return None
            if end > first or (lists & WHOLE and (self.capitals[position] or self.shouted)):
                return kind, end
        return None

    def at_home(self, position: int) -> int:
        """The end of "(quốc tế) tại Việt Nam" behind a name, else `position`: Tổ chức CARE quốc tế tại Việt Nam."""
        end = position + 2 * (self.key(position, 2) == "quốc tế")
        return end + 3 if self.key(end, 3) == "tại việt nam" else position

    def kinds_at(self, position: int) -> list[tuple[int, int]]:
        """The kinds that begin at a token, the longest first: how many tokens of them and the lists they are in."""
        found: list[tuple[int, int]] = []
        entry, size = self.entries[position], 0
        while entry.reach & KINDS:
            size += 1
            if entry.lists & KINDS:
                found.append((size, entry.lists))
            entry = entry.then(self.keys[position + size])
        return found[::-1]

    def place_after(self, start: int, position: int) -> int:
        """The end of the unit told after "tại", else `position`."""
        if self.is_level(position + 1):
            return self.unit_name(start, position + 1)
        run = self.run(position + 1)
        return position + 1 + len(run) if load_units().named(name_key(" ".join(run))) else position

    def of_post(self, position: int, after: int, kind: str) -> bool:
        """Whether a kind word is part of the post before it, and the body it is held at begins after it."""
        offset = self.starts[position]
        before = self.folded[max(self.start, offset - 20) : offset]
        return OF_POST[kind].search(before) is not None and self.body_begins(after)

    def of_purpose(self, start: int, position: int, kind: str) -> int:
        """The end of "Ban Chỉ đạo (BCĐ) rà soát hộ nghèo, hộ cận nghèo huyện X": all up to the level is its work.

        0 where the words after the kind tell of something else.
        """
        if kind not in MANAGING:
            return 0
        if self.bracketed_short_form(position):
            position += 3
        first, limit = position, min(self.count, position + _PURPOSE_LIMIT)
        while position < limit and not self.is_level(position):
            step = self.phrase(position, PURPOSES | FIELDS | WORK) or int(self.keys[position] in {",", "và", "các"})
            if not step:
                return 0
            position += step
        return self.unit_name(start, position) if position > first and self.is_level(position) else 0

    def kind_stands(self, position: int, count: int, lists: int) -> bool:
        """Whether the kind word is one here: capital, or small with a capital or a field after it."""
        if position and f"{self.keys[position - 1]} {self.keys[position]}" in self.sets["compounds"]:
            return False
        after = position + count
        if self.keys[after - 1] == "ủy" and self.key(after) == "viên":
            return False
        if self.capitals[position] or self.shouted:
            return True
        if not lists & SMALL or after >= self.count or (position and self.keys[position - 1] == "chánh"):
            return False
        return (
            (self.capitals[after] and not self.phrase(after, STOPS))
            or self.phrase(after, PLAIN_FIELDS) > 0
            or (self.entries[after].lists & LEVELS > 0 and (lists & WHOLE > 0 or count > 1))
        )

    def tail(self, start: int, position: int, kind: str) -> int:
        """Where the name ends that began at `start`, its kind word reaching to `position`."""
        first, last, told = position, "", kind not in self.sets["ambiguous"]
        joined = worked = False
        while position < self.count:
            lists = self.entries[position].reach
            if lists & STOPS and self.phrase(position, STOPS) and not self.department_of(kind, position, first):
                break
            if self.keys[position] == "số" and kind not in NUMBERED and self.keys[position + 1].isdigit():
                return self.counted_off(start, position, kind, last) or (position if told else first)
            if lists & _FIELD and (step := self.field(position, position == first, last, joined or worked)):
                last, told = self.key(position, step), True
                worked = worked or last in self.sets["work"]
            elif end := (
                self.nested(position, kind, position == first)
                or self.police_of(start, position, kind)
                or self.within(start, position, kind)
            ):
                return end
            elif (lists & LEVEL or self.keys[position] in SHORT_LEVELS) and self.is_level(position):
                return self.unit_name(start, position)
            elif end := self.several_units(position):
                return end
            elif kind in NUMBERED and self.is_day(position):
                step, last = 3, ""
            elif position == first and kind in PRODUCERS and (step := self.phrase(position, PRODUCTS)):
                last = "giống"
            elif last in PRODUCING and self.keys[position].isalpha() and self.is_capital(position + 1):
                step = 1
            elif self.keys[position] == "số" and kind in NUMBERED and self.key(position + 1).isdigit():
                return position + 2
            elif self.capitals[position] and self.body_at(position) and not self.organisation(start, position, kind):
                break
            elif joined := self.keys[position] in JOINTS and (
                self.connected(position, kind, last) or self.listed(start, position, kind)
            ):
                position += 1
                continue
            elif not self.can_name(position, kind, last) or self.person_at(start, position, kind):
                break
            else:
                told = told or self.organisation(start, position, kind)
                step, last = self.capitalised(position) - position, ""
            position, joined = position + step, False
        return position if told else first

    def can_name(self, position: int, kind: str, last: str) -> bool:
        numbered = kind in NUMBERED or last in {"dự án", "chương trình"}
        return self.capitals[position] or (numbered and self.keys[position].isdigit())

    def organisation(self, start: int, position: int, kind: str) -> bool:
        """Whether an acronym, the whole name of a body or a foreign word after "Tổ chức" is its name: Tổ chức CARE.

        With a small letter it mostly is a verb, but not where another body acts with it: "và tổ chức Hope Asia".
        """
        if kind != "tổ chức" or not (self.capitals[start] or self.acts_with(start, position)):
            return False
        if self.is_acronym(position) or self.phrase(position, WHOLE) > 0:
            return True
        return self.capitals[position] and not is_syllable(self.text[self.starts[position] : self.ends[position]])

    def acts_with(self, start: int, position: int) -> bool:
        """Whether the word before a small "tổ chức" joins it to another body."""
        before = self.keys[start - 1] if start else ""
        return before in {"với", "cùng", "do", "của"} or (before == "và" and self.capitals[position + 1])

    def department_of(self, kind: str, position: int, first: int) -> bool:
        """Whether "Tổ chức" after the kind is what it works in: Phòng Tổ chức, Ban Tổ chức Tỉnh ủy; not Ban Tổ chức."""
        if position != first or self.key(position, 2) != "tổ chức" or not self.capitals[position]:
            return False
        if kind == "ban":
            return self.phrase(position + 2, CENTRAL) > 0 or self.body_begins(position + 2)
        return kind in {"phòng", "vụ"}

    def body_begins(self, position: int) -> bool:
        return self.body_at(position) is not None

    def field(self, position: int, first: bool, last: str, joined: bool) -> int:
        """How many tokens of a field go on with the name at `position`; `joined` by a dash, comma or "và"."""
        capital = self.capitals[position]
        free = capital or first or joined or (self.shouted and last != "")
        free = free or last in UNDERTAKINGS or last in self.sets["work"]
        count = self.phrase(position, FIELDS if free else PLAIN_FIELDS)
        if first and not capital and self.key(position, count) == "tổ chức":
            return 0
        work = self.phrase(position, WORK)
        if work > count and (
            capital
            or joined
            or last in UNDERTAKINGS
            or (first and (self.phrase(position + work, FIELDS) or self.is_level(position + work)))
        ):
            return work
        link = self.phrase(position, LINKS)
        if link and last and self.phrase(position + link, PLAIN_FIELDS):
            return max(count, link)
        return count

    def counted_off(self, start: int, position: int, kind: str, last: str) -> int:
        """The end of a name with the figure that tells which of several bodies it is; 0 where "số" tells of a house."""
        number, after = self.keys[position + 1], self.keys[position + 2]
        if kind not in COUNTED_OFF or not last or len(number) > 1 or after in {"đường", "phố", "ngõ", "/", "-", "."}:
            return 0
        return self.unit_name(start, position + 2) if self.is_level(position + 2) else position + 2

    def is_day(self, position: int) -> bool:
        """Whether a day stands in a name: Công ty 2/9 Đắk Lắk."""
        return (
            self.keys[position].isdigit()
            and self.keys[position + 1] in {"/", "-"}
            and self.keys[position + 2].isdigit()
            and self.is_capital(position + 3)
        )

    def person_at(self, start: int, position: int, kind: str) -> bool:
        """Whether a person's name begins here: after a post, and neither a unit's nor one the body bears."""
        if kind in self.sets["eponymous"] or not self.person_like(position) or not self.post_before(start):
            return False
        return not load_units().named(name_key(" ".join(self.run(position))))

    def nested(self, position: int, kind: str, first: bool) -> int:
        """The end of a body whose name is part of this one's: "Thường trực HĐND tỉnh", "Ban Dân vận Huyện ủy"."""
        closing = self.phrase(position, CLOSING)
        if not closing and kind in BANKS and self.keys[position] in DASHES:
            position += 1
            closing = self.phrase(position, CLOSING)
        if closing and (kind.split(" ", 1)[0] in CLOSED or (not first and self.key(position, 2) == "chi nhánh")):
            read = self.body_at(position)
            return read[1] if read else position + closing
        if not first or kind not in self.sets["outer"] or not self.is_capital(position):
            return 0
        read = self.body_at(position)
        return read[1] if read else 0

    def police_of(self, start: int, position: int, kind: str) -> int:
        """The end of the police that a part of it is told with: "Phòng Cảnh sát cơ động Công an tỉnh"; 0 where nothing
        such stands, or the part is told with its head."""
        if kind not in OF_POLICE:
            return 0
        position += self.keys[position] in DASHES
        if self.key(position, 2) != "công an" or self.post_before(start):
            return 0
        read = self.body_at(position)
        return read[1] if read else 0

    def within(self, start: int, position: int, kind: str) -> int:
        """The end of the council, force or office that a body within it is told with: "Ban Pháp chế HĐND tỉnh",
        "Hội Phụ nữ Công an tỉnh", "Chi đoàn Sở Y tế"; else 0."""
        if self.keys[position] not in WITHIN_FIRST or self.post_before(start):
            return 0
        read = self.body_at(position)
        return read[1] if read and read[0] in WITHIN.get(kind, ()) else 0

    def listed(self, start: int, position: int, kind: str) -> bool:
        """Whether a comma joins the first of three fields to the next: Ban Xã hội, Dân số và Gia đình."""
        if self.keys[position] != "," or kind not in OF_MANY or (start and self.keys[start - 1] in SEVERAL):
            return False
        joint = position + 1 + self.phrase(position + 1, FIELDS | WORK)
        return (
            self.key(joint) == "và"
            and all(self.is_capital(at) and not self.body_at(at) for at in (position + 1, joint + 1))
            and self.phrase(joint + 1, FIELDS | WORK) > 0
        )

    def goes_on(self, mark: str, position: int, kind: str) -> bool:
        """Whether a word no list knows goes on with the name after a dash or "và": Ban Chính sách - Luật pháp."""
        if mark != "và" and (self.is_acronym(position) or self.names_seat(position, kind)):
            return len(self.keys[position]) > 2
        if not self.is_capital(position) or self.is_acronym(position) or self.phrase(position, STOPS | LEVELS):
            return False
        return not self.person_like(position) and not load_units().named(name_key(" ".join(self.run(position))))

    def names_seat(self, position: int, kind: str) -> bool:
        """Whether a province after a dash tells where a school is: Trường Đại học Nông Lâm - Bắc Giang."""
        if kind not in self.sets["eponymous"] or not self.is_capital(position) or self.person_like(position):
            return False
        units = load_units().named(name_key(" ".join(self.run(position))))
        return any(unit.level == "province" for unit in units)

    def connected(self, position: int, kind: str, last: str) -> bool:
        """Whether a dash, comma, "và", "về" or "các" is followed by more of the name."""
        mark, after = self.keys[position], position + 1
        if after >= self.count or self.begins_body(after):
            return False
        follows = self.phrase(after, FIELDS | WORK)
        if not follows and mark in DASHES and self.key(position - 2, 2) == "thừa thiên":
            return self.keys[after] == "huế"
        if not follows:
            return last != "" and (mark in DASHES or mark == "và") and self.goes_on(mark, after, kind)
        if mark in DASHES:
            return last != "" or self.key(after, 2) == "việt nam"
        if mark in {"về", "vì"}:
            return kind in ABOUT
        if mark == "các":
            return kind in MANAGING
        pairs = self.sets["comma_pairs"]
        pair = any(f"{last} , {self.key(after, n)}" in pairs for n in range(1, follows + 1))
        if mark == "và":
            capital = self.capitals[after] or self.shouted
            plain = self.phrase(after, PLAIN_FIELDS) > 0
            return last != "" and (capital or plain or pair or last in self.sets["work"])
        return pair

    def begins_body(self, position: int) -> bool:
        """Whether another body begins after a connector: a kind word with something of its own after it."""
        if not (self.capitals[position] or self.shouted):
            return False
        return self.body_at(position) is not None

    def capitalised(self, position: int) -> int:
        """The token after the word that begins with a capital at `position`, small syllables of it included."""
        end = position + 1
        if self.shouted or not self.goes_small(end):
            return end
        offset = self.starts[position]
        word = next(iter(words(self.text, offset, offset + 1)), None)
        if word is not None and word.start == offset:
            while self.ends[end] <= word.end and self.goes_small(end):
                end += 1
        return end

    def goes_small(self, position: int) -> bool:
        """Whether a token may be a small syllable of the word before."""
        if position >= self.count or self.capitals[position] or self.keys[position] in {".", ","}:
            return False
        return not (self.entries[position].reach & STOPS and self.phrase(position, STOPS))
