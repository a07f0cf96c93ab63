"""Printed numbers and number words: the fragments that find them and the functions that read them.

Dot for thousands and comma for decimals, as Vietnamese accounting law prints them; web pages also mix both marks, put
blanks between thousands and write a decimal point before a per cent sign.
"""

from decimal import Decimal

from gn_cli.vietnamese.pattern import Plain

_SCALES = {
    "chục": 10,
    "trăm": 100,
    "nghìn": 1_000,
    "ngàn": 1_000,
    "vạn": 10_000,
    "triệu": 1_000_000,
    "tỷ": 1_000_000_000,
    "tỉ": 1_000_000_000,
}
_DIGITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
SMALL_NUMBERS = {word: value for word, value in _DIGITS.items() if value} | {"mười": 10}
"""The numbers one to ten as words."""

# Forms a digit takes only after a ten: hai mươi mốt, hai mươi tư, mười lăm.
_AFTER_TEN = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_UNITS = _DIGITS | _AFTER_TEN
_TENS = ("mươi", "chục")
_FILLERS = ("linh", "lẻ")

_BLANK = r"[ \t]"

SCALE = r"(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?![\p{L}\p{M}])"
"""A scale word."""

_WORD = (
    r"(?:m(?:ột|ười|ươi|ốt)|t(?:ám|ư|răm|riệu|ỷ|ỉ)|n(?:ăm|hăm|ghìn|gàn)|b(?:a|ốn|ảy|ẩy)|ch(?:ín|ục)|l(?:inh|ăm|ẻ)"
    r"|hai|không|sáu|rưỡi|vạn)(?![\p{L}\p{M}])"
)

NO_WORD = rf"(?!{_BLANK}{{1,2}}{_WORD})"
"""No number word behind: a number in words is read to its end."""

NO_SCALE = rf"(?!{_BLANK}{{1,2}}(?:{SCALE}|rưỡi(?![\p{{L}}\p{{M}}])))"
"""No scale word behind: a number in digits is read to its end."""

NUMBER_WORDS = rf"(?<![\p{{L}}\p{{M}}\d])(?:{_WORD})(?:{_BLANK}{{1,2}}{_WORD}){{0,9}}"
"""A run of number words, in any case if the pattern ignores it; `read_words` tells whether it is a number."""

DIGITS = (
    r"(?=\d)(?<![\p{L}\d.,:+-])(?<!\d/)(?<!\d[ ]/[ ])"
    r"(?:\d{1,3}(?:(?:\.\d{3}){1,3}|(?:,\d{3}){1,3}|(?:[ \u00a0]\d{3}){1,2})|\d{1,7})"
    r"(?:[.,]\d{1,2})?(?!\d)"
)
"""A number in digits, whole or decimal: 45, 01, 2208, 2.208, 1,348, 2 208, 2,5, 1.278,82."""

_HALF = rf"(?:{_BLANK}{{1,2}}rưỡi(?![\p{{L}}\p{{M}}]))"

SCALED = rf"{DIGITS}(?:{_BLANK}{{1,2}}{SCALE}(?:{_BLANK}{{1,2}}{SCALE})?{_HALF}?)?"
"""A number in digits with the scale words after it: 2,5 nghìn, 1 nghìn rưỡi, 1.200 tỷ."""

_THOUSANDS = Plain(r"\d{1,3}(?:(?:\.\d{3}){1,3}|(?:,\d{3}){1,3}|(?:[ \u00a0]\d{3}){1,3})")
_DECIMAL = Plain(r"(?P<whole>\d{1,9}|\d{1,3}(?:[. ]\d{3}){1,3})(?:,(?P<comma>\d{1,4}))?")
_POINT = Plain(r"(?P<whole>\d{1,9}|\d{1,3}(?:,\d{3}){1,3})\.(?P<point>\d{1,4})")
_LAST_WORDS = frozenset(_UNITS) | frozenset(_SCALES) | {"mười", "mươi", "rưỡi"}
"""The words that a number can end in."""

_LONGEST_WORD = 7
_NO_MARKS = dict.fromkeys(map(ord, "., \u00a0"))
"""What stands between thousands, to be left out."""


def ends_in_number(text: str, end: int) -> bool:
    """Whether the word right before an offset is a number in digits, or one that a number in words ends in.

    >>> [ends_in_number(text, len(text)) for text in ("còn 1.204 ", "hai mươi mốt ", "số ", "")]
    [True, True, False, False]
    """
    words = text[max(0, end - _LONGEST_WORD) : end].split()
    return bool(words) and (words[-1][-1].isdigit() or words[-1].lower() in _LAST_WORDS)


def read_count(printed: str) -> int | None:
    """The whole number that digits with scale words, or number words, stand for; `None` where they are no whole number.

    >>> read_count("2.208"), read_count("1,348"), read_count("2 208"), read_count("03")
    (2208, 1348, 2208, 3)
    >>> read_count("2,5 nghìn"), read_count("1 nghìn rưỡi"), read_count("hai mươi mốt")
    (2500, 1500, 21)
    >>> read_count("2,5") is None
    True
    """
    if printed.isdecimal():
        return int(printed)
    words = printed.lower().split()
    if not words:
        return None
    if not words[0][0].isdigit():
        return _value(words)
    first = next((index for index, word in enumerate(words) if not word[0].isdigit()), len(words))
    digits, scales = " ".join(words[:first]), words[first:]
    if digits.isdigit():
        value: Decimal | None = Decimal(digits)
    elif _THOUSANDS.fullmatch(digits):
        value = Decimal(digits.translate(_NO_MARKS))
    else:
        value = read_decimal(digits)
    if value is None:
        return None
    # "1,250 nghìn" cannot be thousands of thousands: before a scale word the comma is a decimal mark.
    if scales and "," in digits:
        value = read_decimal(digits) or value
    last = Decimal(1)
    for word in scales:
        if word == "rưỡi":
            value += last / 2
        elif word in _SCALES:
            last = Decimal(_SCALES[word])
            value *= last
        else:
            return None
    return int(value) if value == value.to_integral_value() else None


def read_decimal(printed: str) -> Decimal | None:
    """A number with at most one decimal mark, comma or point, and its printed precision.

    >>> read_decimal("26,04"), read_decimal("10.89"), read_decimal("1.278,82"), read_decimal("17,0")
    (Decimal('26.04'), Decimal('10.89'), Decimal('1278.82'), Decimal('17.0'))
    """
    printed = printed.strip()
    if match := _DECIMAL.fullmatch(printed):
        whole, fraction = match["whole"].translate(_NO_MARKS), match["comma"]
        # One group after a point is a fraction when it cannot be thousands ("0.125").
        if "." in match["whole"] and fraction is None and match["whole"].startswith("0"):
            return Decimal(match["whole"])
    elif match := _POINT.fullmatch(printed):
        whole, fraction = match["whole"].replace(",", ""), match["point"]
    else:
        return None
    return Decimal(f"{whole}.{fraction}" if fraction else whole)


def read_words(printed: str) -> int | None:
    """The number that words stand for; `None` where they are none ("hai ba" is "two or three", "tư" alone no number).

    >>> [read_words(words) for words in ("hai mươi mốt", "một trăm linh năm", "hai nghìn hai trăm", "nghìn rưỡi")]
    [21, 105, 2200, 1500]
    >>> [read_words(words) for words in ("một triệu hai", "hai lăm", "ba chục", "hai ba", "tư")]
    [1200000, 25, 30, None, None]
    """
    return _value(printed.lower().split())


def _value(words: list[str]) -> int | None:
    for scale in (1_000_000_000, 1_000_000, 10_000, 1_000, 100):
        for index, word in enumerate(words):
            if _SCALES.get(word) == scale:
                return _scaled(words[:index], scale, words[index + 1 :])
    return _below_hundred(words)


def _scaled(before: list[str], scale: int, after: list[str]) -> int | None:
    """`before` times the scale plus `after`; a single digit after it counts the next lower unit ("triệu hai")."""
    times = _value(before) if before else 1
    if not times:
        return None
    if not after:
        rest: int | None = 0
    elif after == ["rưỡi"]:
        rest = scale // 2
    elif len(after) == 1 and (digit := _UNITS.get(after[0])):
        rest = digit * scale // 10
    elif after[0] in _FILLERS:
        rest = {**_DIGITS, "tư": 4}.get(after[1]) if len(after) == 2 else _value(after[1:])
    elif after[0] == "không" and len(after) > 2 and after[1] == "trăm":
        rest = _value(after[3:] if after[2] in _FILLERS else after[2:])
    else:
        rest = _value(after)
    return None if rest is None or rest >= scale else times * scale + rest


def _below_hundred(words: list[str]) -> int | None:
    match words:
        case [one]:
            return {**_DIGITS, "mười": 10, "chục": 10}.get(one)
        case ["mười", unit]:
            return None if unit in ("năm", "mốt", "tư") or unit not in _UNITS else 10 + _unit(unit)
        case [("chục"), "rưỡi"]:
            return 15
        case [ten, tens] if tens in _TENS and ten in _DIGITS:
            return _DIGITS[ten] * 10
        case [ten, tens, "rưỡi"] if tens == "chục" and ten in _DIGITS:
            return _DIGITS[ten] * 10 + 5
        case [ten, tens, unit] if tens in _TENS and ten in _DIGITS and unit in _UNITS:
            return _DIGITS[ten] * 10 + _unit(unit)
        case [ten, unit] if ten in _DIGITS and unit in _AFTER_TEN:
            return _DIGITS[ten] * 10 + _unit(unit)
    return None


def _unit(word: str) -> int:
    return _AFTER_TEN.get(word, _DIGITS.get(word, 0))
