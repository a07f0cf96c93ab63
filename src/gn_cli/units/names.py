"""Names of units as keys: the accepted spellings of one name meet, and a kind word in front is told apart."""

import re
from functools import lru_cache

from gn_cli.vietnamese.fold import fold

# K' Dang and B' Lá are printed with and without the blank; elsewhere an apostrophe stands inside a word.
WORD = re.compile(r"(?:(?<!\w)[BbHhKkMm]['’ʼ`´][ ])?\w+(?:['’ʼ`´]\w+){0,3}")
_WORD_OR_DASH = re.compile(rf"{WORD.pattern}|[-–—]")
_APOSTROPHE = re.compile(r"['’ʼ`´] ?")
# Mĩ/Mỹ, Kì/Kỳ, Lí/Lý, Qui/Quy: i and y are two spellings of one sound at the end of these syllables.
_FINAL_Y = re.compile(r"^(?:[hklmst]|qu)[yýỳỷỹỵ]$")
_Y_TO_I = str.maketrans("yýỳỷỹỵ", "iíìỉĩị")
_VARIANTS = {
    **dict.fromkeys(("đăk", "đak", "đắc", "đăc", "đac", "dak", "dăk", "dắk"), "đắk"),
    **dict.fromkeys(("lăk", "lak", "lắc", "lăc", "lac"), "lắk"),
    **dict.fromkeys(("păc", "pắk", "păk", "pách", "pắch"), "pắc"),
    **dict.fromkeys(("mđrăk", "mdrắk", "mdrăk", "mdrak", "mđrak"), "mđrắk"),
    **dict.fromkeys(("chro", "chroh"), "chro"),
}
"""Words of the languages of the Highlands, which are written in several ways, and the way that stands for them."""

KINDS: tuple[str, ...] = ("tỉnh", "thành phố", "quận", "huyện", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
"""The kind words in the official terms; their positions are what the packed table holds."""

_SHORT_KINDS = {
    "tp": "thành phố", "t.p": "thành phố", "tx": "thị xã", "t.x": "thị xã", "q": "quận", "h": "huyện", "p": "phường",
    "x": "xã", "tt": "thị trấn", "t.t": "thị trấn", "t": "tỉnh", "đk": "đặc khu", "thủ đô": "thành phố",
}  # fmt: skip
_KIND_IN_FRONT = re.compile(
    r"^(?:(?P<full>tỉnh|thành phố|thủ đô|quận|huyện|thị xã|xã|phường|thị trấn|đặc khu)[ ]+(?=\w)"
    r"|(?P<short>t\.?p|t\.?x|t\.?t|[qhpxt])(?:\.[ ]?|[ ])(?=\w)"
    r"|(?P<glued>[pq])(?=\d)|(?P<city>tp)(?=hcm))"
)


@lru_cache(maxsize=16_384)
def word_key(word: str) -> str:
    """The key of one word: `fold`, no apostrophes, no leading zeros, one spelling of i/y and of đắk and lắk."""
    key: str = _APOSTROPHE.sub("", fold(word))
    if key.isdecimal():
        return key.lstrip("0") or "0"
    if _FINAL_Y.match(key):
        key = key.translate(_Y_TO_I)
    return _VARIANTS.get(key, key)


def name_key(name: str) -> str:
    """The key of a name without its kind word; words stand one blank apart, a dash stands between blanks.

    >>> name_key("Qui  Nhơn") == name_key("QUY NHƠN")
    True
    >>> name_key("Bà Rịa–Vũng Tàu")
    'bà rịa - vũng tàu'
    """
    return " ".join("-" if word in "-–—" else word_key(word) for word in _WORD_OR_DASH.findall(name))


def full_kind(word: str) -> str:
    """The official term of a kind word as printed, in lower case: "tp" is "thành phố"."""
    return _SHORT_KINDS.get(word, word)


def split_kind(name: str) -> tuple[str | None, str]:
    """A name as a person types it, split into the official kind word, if one stands in front, and the bare name.

    >>> split_kind("TP. Hồ Chí Minh")
    ('thành phố', 'Hồ Chí Minh')
    >>> split_kind("Bắc Giang")
    (None, 'Bắc Giang')
    """
    name = " ".join(name.split())
    match = _KIND_IN_FRONT.match(fold(name))
    if match is None:
        return None, name
    return full_kind(next(filter(None, match.groups()))), name[match.end() :]
