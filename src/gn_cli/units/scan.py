"""Names of units in running text: where they stand and which kind word stands in front, before anything is decided."""

import re
from collections.abc import Container
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

import regex

from gn_cli.units.names import full_kind, word_key
from gn_cli.units.table import UnitTable
from gn_cli.vietnamese.fold import fold_in_place
from gn_cli.vietnamese.pattern import Plain


class Name(NamedTuple):
    """A stretch `[start, end)` of text that is the name of some unit; `kind_start` is where its kind word begins.

    `kind` is the official kind word, or `None` when none stands in front; then `kind_start` is `start`. `plural` tells
    that the kind word stands for a list ("các huyện, thị xã: Châu Thành …"), whose items may be of a neighbouring kind.
    """

    key: str
    start: int
    end: int
    kind: str | None
    kind_start: int
    plural: bool = False


_CAPITALS = "".join(letter for letter in map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]) if letter.isupper())
# A word of a name: with a capital, or a number ("phường 5", "P5", "xã Gia Tân 1"). What is rare in a text comes first,
# so that the search can skip to it.
_WORD = re.compile(
    rf"""
    [{_CAPITALS}0-9] (?:(?<![\w'’].) | (?<=\b[PpQq]\d)) (?<![PQ](?=\d))
    (?:['’ʼ`´](?<=[BHKM].)[ ](?=[{_CAPITALS}])|)
    \w{{0,20}}+ (?:['’ʼ`´]\w{{1,12}}+(?:['’ʼ`´]\w{{1,12}}+|)|)
    (?![.,/:%-]\d)
    """,
    re.VERBOSE,
)
_ANY_WORD = re.compile(r"\w{1,20}(?:['’ʼ`´]\w{1,12}){0,2}")
# Names of the Highlands in one word: "IaGrai", "CưM'gar", "ALưới".
_GLUED = re.compile(rf"[{_CAPITALS}][^\W\d_{_CAPITALS}]{{0,4}}+[{_CAPITALS}]['’]?[^\W\d_{_CAPITALS}]")
_PARTS = re.compile(rf"[{_CAPITALS}](?:['’]?[^\W\d_{_CAPITALS}]+)*")
_GAP = Plain(r"(?:[ \t\u00a0]{1,3}+\n?|\n)[ \t\u00a0]{0,3}+")
_DASH = Plain(r"[ \u00a0]?[-–—][ \u00a0]?")


_APART = 6
"""So many characters between two words are more than the words of a name have between them."""


@lru_cache(maxsize=256)
def _joint(gap: str) -> str | None:
    """What stands for a gap between two words of a name in its key; `None` where no name goes on."""
    if gap == "." or _GAP.fullmatch(gap):
        return " "
    return " - " if _DASH.fullmatch(gap) else None


# Read backwards from the name. Adjectives may stand between kind word and name: "huyện miền núi Sơn Động".
_KIND = Plain(
    r"""(?r)
    (?<![\w.&])
    (?: (?P<full>tỉnh|thành[ \u00a0]phố|thủ[ ]đô|thị[ \u00a0]xã|quận|huyện|thị[ \u00a0]trấn|phường|đặc[ ]khu
            |(?<!hợp[ ]tác[ ])xã)
        (?:[ ](?:lỵ|đảo|miền[ ]núi|vùng[ ](?:cao|sâu|xa)|biên[ ]giới|nghèo|ven[ ]biển|trung[ ]du|trẻ|mới)){0,2}
        (?:[ \u00a0]?(?P<colon>:)|[ ](?P<such>gồm|như|là)[ ]?:?)? (?:[ \u00a0]{1,3}|[ \u00a0]?\n[ \u00a0]?)
      | (?P<party>tỉnh|thành|thị|quận|huyện)[ ](?:[ủu][ỷy]|đoàn)[ ]
      | (?P<short>t\.?p|t\.?x|t\.?t|[qhpxt])\.[ \u00a0]{0,2}
      | (?P<bare>t\.?[pxt])[ \u00a0]{1,2}
      | (?P<glued>tp|tx|[pq])
    )
    """,
    regex.VERBOSE,
)
_LAST_OF_KIND = (
    "tỉnh", "phố", "đô", "xã", "quận", "huyện", "trấn", "phường", "khu", "lỵ", "đảo", "núi", "cao", "sâu", "xa", "giới",
    "nghèo", "biển", "du", "trẻ", "mới", ":", "gồm", "như", "là", "ủy", "uỷ", "ủỷ", "uy", ".", "tp", "tx", "tt", "p",
    "q", "đoàn", ".x", ".t",
)  # fmt: skip
"""What a match of `_KIND` ends with, but for blanks."""
_KINDS = tuple(
    f"{kind} " for kind in ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "thị trấn", "phường", "đặc khu", "tp")
)
"""Kind words before a name that may be misprinted."""
_PARTY_KINDS = {"thành": "thành phố", "thị": "thị xã"}
"""Kinds of the units whose Party committees and youth unions are the Thành ủy, the Thị đoàn."""
_PLURAL = Plain(
    r"(?r)(?:(?<!\w)(?:các|những|hai|ba|bốn|năm|sáu|\d{1,3})[ ]|(?:huyện|thị xã|thành phố|quận|xã|phường|thị trấn|tỉnh)"
    r"(?:,| và| hoặc|/)[ ]?)"
)
# Names of one word that need no kind word, beside short spellings (TPHCM, Kontum). The others are numbers of wards or
# words of the language.
ALONE = frozenset({"huế", "pleiku"})


_MOST_WORDS = 4
"""Words of a name that are looked at where some of them begin with small letters."""


def _with_small_letters(keys: Container[str], text: str, start: int) -> tuple[str, int]:
    """The key and the end of a name of which some words begin with small letters ("Cái nước"), else an empty key."""
    found = "", start
    words: list[str] = []
    end = start
    for match in islice(_ANY_WORD.finditer(text, start), _MOST_WORDS):
        if words and (match.start() - end != 1 or not text[end].isspace()):
            break
        end = match.end()
        words.append(word_key(match[0]))
        if len(words) > 1 and (key := " ".join(words)) in keys:
            found = key, end
    return found


def _unglued(keys: Container[str], word: str) -> str:
    """The key of a name whose words are printed as one, "IaGrai", "CưM'gar", else an empty one."""
    if not _GLUED.match(word):
        return ""
    key = " ".join(map(word_key, _PARTS.findall(word)))
    return key if key in keys else ""


def scan_names(table: UnitTable, text: str, folded: str | None = None) -> tuple[Name, ...]:
    """Every stretch of an NFC text that is the name of a unit, in the order of the text, the longest at each place.

    Names begin and end at word boundaries and with capitals; behind a kind word the first capital is enough. A name of
    one word or of a number needs its kind word, unless it is a well-known town's. Names that overlap are all given, so
    that whoever knows more of the text may choose; of two that begin together only the longer one is. `folded` is the
    text as `fold_in_place` gives it, for who has it already.
    """
    keys, longer = table.keys, table.longer
    words = [(match.start(), match.end(), word_key(match[0])) for match in _WORD.finditer(text)]
    words.append((len(text) + _APART, len(text) + _APART, ""))
    names: list[Name] = []
    for position, (start, end, word) in enumerate(words[:-1], start=1):
        best, best_end, last = word if word in keys else "", end, end
        next_start, next_end, next_word = words[position]
        if next_start - end < _APART and (joint := _joint(text[end:next_start])) is not None:
            key, last = f"{word}{joint}{next_word}", next_end
            if key in keys:
                best, best_end = key, next_end
            if key in longer:
                for further_start, further_end, further_word in words[position + 1 : position + longer[key] - 1]:
                    joint = _joint(text[next_end:further_start]) if further_start - next_end < _APART else None
                    if joint is None:
                        break
                    key = f"{key}{joint}{further_word}"
                    next_end = last = further_end
                    if key in keys:
                        best, best_end = key, next_end
        folded = fold_in_place(text) if folded is None else folded
        if not best:
            # A misprint, told by the kind word before it or by a capital within the word.
            if folded.endswith(_KINDS, 0, start):
                best, best_end = _with_small_letters(keys, text, start)
            if not best and not text[start + 1 : end].islower():
                best, best_end = _unglued(keys, text[start:end]), end
            if not best:
                continue
        kind = None
        if folded[max(0, start - 9) : start].rstrip().endswith(_LAST_OF_KIND):
            kind = _KIND.match(folded, max(0, start - 40), start)
        if kind is not None and best == word and text[last + 1 : last + 2].islower():
            longer_key, longer_end = _with_small_letters(keys, text, start)
            best, best_end = (longer_key, longer_end) if longer_key else (best, best_end)
        if kind is None:
            if " " in best or best not in table.groups or best in ALONE:
                names.append(Name(best, start, best_end, None, start))
            continue
        if kind["party"]:
            names.append(Name(best, start, best_end, _PARTY_KINDS.get(kind["party"], kind["party"]), start))
            continue
        term = kind["full"] or kind["short"] or kind["bare"] or kind["glued"]
        plural = bool(_PLURAL.match(folded, max(0, kind.start() - 12), kind.start()))
        if kind["colon"] or kind["such"]:
            # "tỷ lệ của xã là 15%": a number behind one unit's verb is no ward.
            if not plural and best.isdecimal():
                continue
            plural = True
        names.append(Name(best, start, best_end, full_kind(term.replace("\u00a0", " ")), kind.start(), plural))
    return tuple(names)
