"""Look-up keys: one spelling for texts that differ only in case, tone placement or accents."""

import codecs
import re
import unicodedata

# The two ways to place a tone on oa, oe and uy at the end of a syllable (hoà/hòa, khoẻ/khỏe, thuỷ/thủy): the newer on
# the left. After q the u belongs to the consonant: "quý" has one spelling only.
_TONE_PLACEMENT = {
    "oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
    "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
    "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy",
}  # fmt: skip
_TONE_PLACEMENT |= {new.capitalize(): old.capitalize() for new, old in _TONE_PLACEMENT.items()} | {
    new.upper(): old.upper() for new, old in _TONE_PLACEMENT.items()
}
# The plain vowel comes first so that the search can skip to the next one; the look-behind sees what is before it.
_NEWER_PLACEMENT = re.compile(r"[oOuU](?<![qQ].)[àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸỳýỷỹỵỲÝỶỸỴ](?![^\W\d_])")
_NEWER_TONES = {older: newer for newer, older in _TONE_PLACEMENT.items()}
_OLDER_PLACEMENT = re.compile(r"(?<!q)(?:[òóỏõọ][ae]|[ùúủũụ]y)(?![^\W\d_])")

_VIETNAMESE_MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")

# A code page of the letters and marks of Vietnamese reports, and the same without accents: to write a text in the one
# and read it in the other takes a seventh of the time of taking its letters apart.
_LETTERS = (
    "àáảãạằắẳẵặăầấẩẫậâèéẻẽẹềếểễệêìíỉĩịòóỏõọồốổỗộôờớởỡợơùúủũụừứửữựưỳýỷỹỵđ"
    "\u00a0\u200b\ufeff“”‘’–—…•·«»°²³½¼×÷€≥≤→★►■●○◆✓§©®\uf0b7"
)
_PAGE = "".join(map(chr, range(128))) + _LETTERS.ljust(128, "\ufffe")
_BARE = "".join(
    unicodedata.normalize("NFD", "d" if letter == "đ" else letter)[0] if letter.isalpha() else letter
    for letter in _PAGE
)
_TO_PAGE = codecs.charmap_build(_PAGE)


def _eth_as_d(text: str) -> str:
    return text.replace("Ð", "Đ").replace("ð", "đ")


def place_tones(text: str) -> str:
    """NFC text with every tone in its traditional place; as many characters as before.

    >>> place_tones("Hoà Bình, THUỶ lợi, toàn quý")
    'Hòa Bình, THỦY lợi, toàn quý'
    """
    return _NEWER_PLACEMENT.sub(lambda match: _TONE_PLACEMENT.get(match[0], match[0]), text)


def newer_tones(text: str) -> str:
    """A folded text with its tones in their newer places, as half of the papers print them.

    >>> newer_tones("ủy ban, hòa bình")
    'uỷ ban, hoà bình'
    """
    return _OLDER_PLACEMENT.sub(lambda match: _NEWER_TONES[match[0]], text)


def fold(text: str) -> str:
    """The key under which spellings of one Vietnamese wording meet: NFC, lower case, tones in their traditional place.

    >>> fold("ỦY BAN Hoà Bình") == fold("Uỷ ban Hòa Bình") == "ủy ban hòa bình"
    True
    >>> fold("Ðắk Lắk")
    'đắk lắk'
    """
    return place_tones(unicodedata.normalize("NFC", _eth_as_d(text)).casefold())


def fold_ascii(text: str) -> str:
    """`fold` without any accents, for people who type without them.

    >>> fold_ascii("Tập huấn ở Đắk Lắk")
    'tap huan o dak lak'
    """
    return strip_accents(fold(text))


def strip_accents(folded: str) -> str:
    """The letters of a folded text without their accents; other scripts keep theirs.

    >>> strip_accents("tập huấn ở đắk lắk")
    'tap huan o dak lak'
    """
    try:
        return codecs.charmap_decode(codecs.charmap_encode(folded, "strict", _TO_PAGE)[0], "strict", _BARE)[0]
    except UnicodeEncodeError:
        letters = unicodedata.normalize("NFD", folded.replace("đ", "d"))
    # One replacement a mark is half the time of a pattern over whole articles.
    for mark in _VIETNAMESE_MARKS:
        letters = letters.replace(mark, "")
    return _LATIN_MARKS.sub("", letters)


def lower_in_place(text: str) -> str:
    """Lower case with exactly one character for each of the text's, so that offsets stay good.

    >>> lower_in_place("HUYỆN Sơn Động")
    'huyện sơn động'
    >>> len(lower_in_place("İstanbul"))
    8
    """
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)


def fold_in_place(text: str) -> str:
    """`fold` of a text that is in NFC, character by character: offsets into the result are offsets into the text.

    >>> fold_in_place("Thuỷ lợi Ðắk Lắk")
    'thủy lợi đắk lắk'
    """
    return place_tones(lower_in_place(_eth_as_d(text)))
