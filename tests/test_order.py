"""The Vietnamese alphabetical order of gn_cli.vietnamese.order."""

import doctest
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from gn_cli.vietnamese import order
from gn_cli.vietnamese.order import sort_key

PROVINCES = [
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Cà Mau", "Cao Bằng",
    "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông", "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang",
    "Hải Dương", "Hậu Giang", "Hòa Bình", "Hưng Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh",
    "Thái Bình", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Yên Bái",
]  # fmt: skip


def test_examples_in_docstrings() -> None:
    assert doctest.testmod(order) == doctest.TestResults(0, 1)


def test_provinces_stand_as_in_the_official_list() -> None:
    mixed = sorted(PROVINCES, key=len)
    assert sorted(mixed, key=sort_key) == PROVINCES


def test_signs_then_digits_then_letters() -> None:
    assert sorted(["Ấp 1", "ấp An", "ấp 2", "30a", "- x"], key=sort_key) == ["- x", "30a", "Ấp 1", "ấp 2", "ấp An"]


def test_tones_decide_between_words_that_are_else_equal() -> None:
    words = ["mạ", "má b", "má", "mã", "mả", "mà", "ma"]
    assert sorted(words, key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ", "má b"]


def test_the_eth_that_is_typed_for_d_stands_where_d_does() -> None:
    typed = ["Yên Bái", "\u00d0iện Biên", "Đồng Nai", "\u00d0à Nẵng", "Hà Nội", "Dương", "eo", "ð", "đ"]
    assert sorted(typed, key=sort_key) == [
        "Dương", "ð", "đ", "\u00d0à Nẵng", "\u00d0iện Biên", "Đồng Nai", "eo", "Hà Nội", "Yên Bái",
    ]  # fmt: skip


@given(st.text(max_size=20))
def test_spelling_form_does_not_move_a_name(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assert sort_key(composed) == sort_key(decomposed)
