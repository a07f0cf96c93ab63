"""Encodings: those of before Unicode are told by the words they spell, and what cannot be told is refused."""

import unicodedata

import pytest
from corpus import SAMPLES

from gn_cli.errors import ReadError
from gn_cli.readers.encodings import decode, mended
from gn_cli.vietnamese.legacy import LEGACY, TCVN3, VNI, VPS, Legacy
from gn_cli.vietnamese.spelling import is_syllable, spelled_share

TEXT = (SAMPLES / "dak-to-hai-cap-2025.txt").read_text(encoding="utf-8")
PLAIN = unicodedata.normalize("NFC", TEXT).translate({ord("–"): "-", ord("“"): '"', ord("”"): '"'})


def typed(text: str, legacy: Legacy) -> str:
    codes: dict[str, str] = {}
    for code, letter in legacy.letters.items():
        codes.setdefault(letter, code)
    return "".join(codes.get(letter, codes.get(letter.lower(), letter)) for letter in text)


@pytest.mark.parametrize(
    ("legacy", "shown", "meant"),
    [
        (TCVN3, "TËp huÊn c«ng t¸c gi¶m nghÌo", "Tập huấn công tác giảm nghèo"),
        (TCVN3, "§¶ng ñy x· §¾k T«", "Đảng ủy xã Đắk Tô"),
        (TCVN3, "céng hßa x· héi chñ nghÜa ViÖt Nam", "cộng hòa xã hội chủ nghĩa Việt Nam"),
        (VNI, "Taäp huaán coâng taùc giaûm ngheøo", "Tập huấn công tác giảm nghèo"),
        (VNI, "Ñaûng uûy xaõ Ñaék Toâ", "Đảng ủy xã Đắk Tô"),
        (VNI, "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        (VPS, "Vi\x8ct Nam, ti\x89ng Vi\x8ct", "Việt Nam, tiếng Việt"),
    ],
)
def test_letters_of_old_encodings(legacy: Legacy, shown: str, meant: str) -> None:
    assert legacy.decode(shown) == meant


@pytest.mark.parametrize("legacy", LEGACY, ids=lambda legacy: legacy.name)
def test_every_letter_comes_back(legacy: Legacy) -> None:
    for code, letter in legacy.letters.items():
        # In TCVN3 a toned letter at the head of a sentence is a capital.
        assert legacy.decode(f"h{code}").removeprefix("h") == letter


def test_tcvn3_has_its_capitals_back_where_they_can_be_told() -> None:
    assert TCVN3.decode("L¢M §åNG. ë Di Linh, Cµ phª ñy th¸c") == "LÂM ĐỒNG. Ở Di Linh, Cà phê ủy thác"


@pytest.mark.parametrize("legacy", LEGACY, ids=lambda legacy: legacy.name)
def test_a_file_in_an_old_encoding_is_told_and_converted(legacy: Legacy) -> None:
    found = decode(typed(PLAIN, legacy).encode("latin-1"))
    assert found.notes == (f"converted from {legacy.name}",)
    assert found.text.lower() == PLAIN.lower()


@pytest.mark.parametrize("legacy", [TCVN3, VNI], ids=lambda legacy: legacy.name)
def test_the_letters_of_an_old_font_in_unicode(legacy: Legacy) -> None:
    found = mended(typed(PLAIN, legacy).encode("latin-1").decode("cp1252", "replace"))
    assert found.notes == (f"converted from {legacy.name}",)
    assert found.text.lower() == PLAIN.lower()


def test_utf8_that_was_taken_for_windows() -> None:
    sure = "sân trường, công tác dân vận ở xã"
    found = mended("".join(map(_windows, sure.encode())))
    assert (found.text, found.notes) == (sure, ("converted from UTF-8 that was taken for Windows-1252",))


def _windows(byte: int) -> str:
    """A byte as a program shows it that knows Windows-1252; five bytes have no letter there."""
    return bytes([byte]).decode("cp1252", "replace").replace("\ufffd", chr(byte))


def test_windows_1258() -> None:
    words = "Xa\u0303 mơ\u0309 lơ\u0301p tâ\u0323p huâ\u0301n cho ca\u0301n bô\u0323 thôn"
    found = decode(words.encode("cp1258"))
    assert (unicodedata.normalize("NFC", found.text), found.notes) == (
        "Xã mở lớp tập huấn cho cán bộ thôn", ("converted from Windows-1258",),
    )  # fmt: skip


@pytest.mark.parametrize("text", [TEXT, unicodedata.normalize("NFD", TEXT), "Một lớp ở xã Đắk Tô", "no accents"])
def test_unicode_is_left_alone(text: str) -> None:
    assert (decode(text.encode()).text, decode(text.encode()).notes) == (text, ())


@pytest.mark.parametrize(
    "data",
    [
        ("élève à côté déjà vu, où ça a été forêt " * 9).encode("latin-1"),
        ("Größe über Straße müßig schön " * 9).encode("latin-1"),
        ("Привет, мир, это письмо " * 9).encode("cp1251"),
        bytes(range(128, 256)) * 4,
        b"T\xcbp hu\xcan",
    ],
)
def test_what_cannot_be_told_is_refused(data: bytes) -> None:
    with pytest.raises(ReadError, match="is not UTF-8: it goes wrong at byte"):
        decode(data)


def test_a_declared_encoding_is_believed_where_the_bytes_do_not_tell() -> None:
    found = decode("Größe".encode("latin-1"), "iso-8859-1")
    assert (found.text, found.notes) == ("Größe", ("read as iso-8859-1, as the file says",))


@pytest.mark.parametrize(
    "word",
    "nghèo Huyện giặt quyển khuya ngoằn nghiêng Đắk thuở quốc gì giếng yếu oách xoong uỷ ủy hoà hòa khoẻ ưỡn".split(),
)
def test_syllables(word: str) -> None:
    assert is_syllable(word) == (word not in ("Đắk",))


@pytest.mark.parametrize("word", ["tËp", "huÊn", "têt", "ngìô", "größe", "krông", "bnà", "àá"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_names_of_other_peoples_leave_a_text_vietnamese() -> None:
    words, share = spelled_share((SAMPLES / "krong-bong-buon-lang-2022.txt").read_text(encoding="utf-8"))
    assert words > 200
    assert 0.9 < share < 1
