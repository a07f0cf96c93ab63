"""The encodings of before Unicode: TCVN3 (.VnTime fonts), VNI (VNI-Times fonts) and VPS, and how to tell them.

Their texts come as bytes, or as the Windows-1252 letters that a program shows for those bytes when it knows only the
font: "tËp huÊn" is TCVN3 for "tập huấn". TCVN3 has no capitals with tones: they are made by a second font. Those
in words of capitals and at the head of sentences are made capitals again; others come out small.
"""

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

_LOWER = (
    "à á ả ã ạ â ầ ấ ẩ ẫ ậ ă ằ ắ ẳ ẵ ặ đ è é ẻ ẽ ẹ ê ề ế ể ễ ệ ì í ỉ ĩ ị "
    "ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ ù ú ủ ũ ụ ư ừ ứ ử ữ ự ỳ ý ỷ ỹ ỵ"
).split()
_LETTERS = _LOWER + [letter.upper() for letter in _LOWER]

# The bytes of the letters above, in their order; TCVN 5712:1993 (VN3) has the plain capitals only.
_TCVN3 = (
    "B5 B8 B6 B7 B9 A9 C7 CA C8 C9 CB A8 BB BE BC BD C6 AE CC D0 CE CF D1 AA D2 D5 D3 D4 D6 D7 DD D8 DC DE "
    "DF E3 E1 E2 E4 AB E5 E8 E6 E7 E9 AC EA ED EB EC EE EF F3 F1 F2 F4 AD F5 F8 F6 F7 F9 FA FD FB FC FE"
).split()
_TCVN3_CAPITALS = {"Ă": "A1", "Â": "A2", "Ê": "A3", "Ô": "A4", "Ơ": "A5", "Ư": "A6", "Đ": "A7"}
_VPS = (
    "E0 E1 E4 E3 E5 E2 C0 C3 C4 C5 C6 E6 A2 A1 A3 A4 A5 C7 E8 E9 C8 EB CB EA 8A 89 8B CD 8C EC ED CC EF CE "
    "F2 F3 D5 F5 86 F4 D2 D3 B0 87 B6 D6 A9 A7 AA AB AE F9 FA FB DB F8 DC D8 D9 BA BB BF FF 9A 9B CF 9C "
    "80 C1 81 82 02 C2 84 83 85 1C 03 88 8E 8D 8F F0 04 F1 D7 C9 DE FE 05 CA 93 90 94 95 06 B5 B4 B7 B8 10 "
    "BC B9 BD BE 11 D4 97 96 98 99 12 F7 9E 9D 9F A6 13 A8 DA D1 AC 14 D0 AF AD B1 1D 15 B2 DD FD B3 19"
).split()

# VNI writes a vowel and behind it a byte for the rest: aø is à, öø is ừ. The bytes behind, for the small letters.
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_ROOF = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_WHOLE = {"đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î", "ơ": "ô", "ư": "ö", "ì": "ì", "í": "í"}


def _vni(letter: str) -> str:
    """A small letter as VNI writes it."""
    if letter in _VNI_WHOLE:
        return _VNI_WHOLE[letter]
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u0302" in marks:
        return base + _VNI_ROOF[tone]
    if "\u0306" in marks:
        return base + _VNI_BREVE[tone]
    base = _VNI_WHOLE[unicodedata.normalize("NFC", base + "\u031b")] if "\u031b" in marks else base
    return base + _VNI_TONES[tone]


_TONED = "".join(letter for letter in _LOWER if letter not in "ăâđêôơư")
_WORDS = re.compile(r"[^\W\d_]{3,}")
_HEAD_OF_SENTENCE = re.compile(rf"(?:^|(?<=\n)|(?<=[.!?] ))[{_TONED}](?=\w|\b)")


def _capitals_back(text: str) -> str:
    """Text of TCVN3 with the capitals it has no signs for: in words whose other letters are capitals, at least two of
    them ("ĐồNG", not "Cà"), and at the head of sentences ("ở Di Linh")."""

    def word(match: re.Match[str]) -> str:
        others = match[0].translate({ord(letter): None for letter in _TONED})
        return match[0].upper() if len(others) >= 2 and others.isupper() else match[0]

    return _HEAD_OF_SENTENCE.sub(lambda match: match[0].upper(), _WORDS.sub(word, text))


def _by_bytes(letters: list[str], codes: list[str]) -> dict[str, str]:
    return {chr(int(code, 16)): letter for letter, code in zip(letters, codes, strict=True)}


class Legacy(NamedTuple):
    """An encoding of before Unicode: its name and the letter of each byte or pair of bytes, as Latin-1."""

    name: str
    letters: Mapping[str, str]

    def decode(self, shown: str) -> str:
        """The text that Latin-1 or Windows-1252 letters stand for; what is no letter of the encoding stays."""
        pairs = {code: letter for code, letter in self.letters.items() if len(code) == 2}
        if pairs:
            pattern = re.compile("|".join(map(re.escape, sorted(pairs, key=len, reverse=True))))
            parts = pattern.split(shown)
            found = [pairs[code] for code in pattern.findall(shown)]
            table = self._table()
            text = parts[0].translate(table) + "".join(
                letter + part.translate(table) for letter, part in zip(found, parts[1:], strict=True)
            )
        else:
            text = shown.translate(self._table())
        text = unicodedata.normalize("NFC", text)
        return _capitals_back(text) if self.name == "TCVN3" else text

    def _table(self) -> dict[int, str]:
        table = {}
        for byte in range(256):
            code = chr(byte)
            windows = bytes([byte]).decode("cp1252", "replace").replace("\ufffd", code)
            letter = self.letters.get(code, windows if byte >= 0x80 else code)
            table[byte] = letter
            if byte >= 0x80:
                table[ord(windows)] = letter
        return table


TCVN3 = Legacy("TCVN3", _by_bytes(_LOWER + list(_TCVN3_CAPITALS), _TCVN3 + list(_TCVN3_CAPITALS.values())))
VPS = Legacy("VPS", _by_bytes(_LETTERS, _VPS))
_VNI_LOWER = {_vni(letter): letter for letter in _LOWER}
VNI = Legacy(
    "VNI",
    _VNI_LOWER
    | {code.upper(): letter.upper() for code, letter in _VNI_LOWER.items()}
    # A capital at the head of a word may carry its marks in small: "Ñaát", but also "Aên".
    | {code[0].upper() + code[1]: letter.upper() for code, letter in _VNI_LOWER.items() if len(code) == 2},
)
LEGACY = (TCVN3, VNI, VPS)
