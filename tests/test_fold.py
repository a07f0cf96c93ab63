"""Look-up keys of gn_cli.vietnamese.fold."""

import doctest
import unicodedata

import pytest

from gn_cli.vietnamese import fold as fold_module
from gn_cli.vietnamese.fold import fold, fold_ascii, fold_in_place, lower_in_place, place_tones


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(fold_module) == doctest.TestResults(0, 9)


@pytest.mark.parametrize(
    ("spelling", "other"),
    [
        ("Hoà Bình", "Hòa Bình"),
        ("THANH HOÁ", "Thanh Hóa"),
        ("Thuỷ Nguyên", "Thủy Nguyên"),
        ("Uý", "úy"),
        ("sức khoẻ", "Sức khỏe"),
        ("Ðà Nẵng", "Đà Nẵng"),
        (unicodedata.normalize("NFD", "Chiêm Hoá"), "chiêm hóa"),
    ],
)
def test_spellings_meet(spelling: str, other: str) -> None:
    assert fold(spelling) == fold(other)


@pytest.mark.parametrize("word", ["toàn", "hoàng", "quý", "Quỳnh", "quỷ", "thuyền", "huỳnh", "loét"])
def test_tones_that_have_one_place_stay(word: str) -> None:
    assert place_tones(word) == word


def test_fold_ascii_drops_every_accent() -> None:
    assert fold_ascii("Đắk Lắk, Thừa Thiên - Huế, Cư M'gar, Uỷ") == "dak lak, thua thien - hue, cu m'gar, uy"


@pytest.mark.parametrize("text", ["İZMİR ở Hoà Bình", "Straße ﬁ", "", "HUYỆN HOÀ VANG\u00a0– ĐÀ NẴNG"])
def test_in_place_keeps_offsets(text: str) -> None:
    assert len(lower_in_place(text)) == len(fold_in_place(text)) == len(text)
