"""The order of Vietnamese words in a list: a ă â b c d đ e ê …, tones last."""

import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_RANK = {letter: chr(0x100 + place) for place, letter in enumerate(_LETTERS)}
_TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}


def sort_key(text: str) -> str:
    """The key that puts texts in dictionary order: letters first, then tones (ngang huyền hỏi ngã sắc nặng).

    >>> sorted(["Đắk Lắk", "Đà Nẵng", "Thanh Hóa", "Ất", "An Giang", "Yên Bái"], key=sort_key)
    ['An Giang', 'Ất', 'Đà Nẵng', 'Đắk Lắk', 'Thanh Hóa', 'Yên Bái']
    """
    letters, tones = [], []
    # Ð (U+00D0) is typed for Đ and looks the same.
    for letter in unicodedata.normalize("NFC", text).casefold().replace("ð", "đ"):
        tone, base = "0", letter
        for mark in unicodedata.normalize("NFD", letter):
            if mark in _TONES:
                tone = _TONES[mark]
                base = unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace(mark, ""))
        letters.append(_RANK.get(base, base))
        tones.append(tone)
    return "".join(letters) + "\0" + "".join(tones)
