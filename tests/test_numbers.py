"""Numbers as printed and as words: what they stand for, and what is no number."""

from decimal import Decimal

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from gn_cli.vietnamese.numbers import DIGITS, NUMBER_WORDS, SCALED, read_count, read_decimal, read_words

COUNTS = {
    "7": 7,
    "03": 3,
    "2208": 2208,
    "2.208": 2208,
    "1,348": 1348,
    "16 600": 16600,
    "1.234.567": 1_234_567,
    "2,5 nghìn": 2500,
    "1,5 ngàn": 1500,
    "109,5 nghìn": 109_500,
    "1 nghìn rưỡi": 1500,
    "43,6 triệu": 43_600_000,
    "25 vạn": 250_000,
    "1.200 tỷ": 1_200_000_000_000,
    "3 chục": 30,
    "2 trăm": 200,
    "1,250 triệu": 1_250_000,
    "2,5": None,
    "3.14": None,
}
WORDS = {
    "một": 1,
    "mười": 10,
    "mười lăm": 15,
    "mười bốn": 14,
    "mười tư": None,
    "mười năm": None,
    "hai mươi": 20,
    "hai mươi mốt": 21,
    "Hai mươi tư": 24,
    "ba mươi lăm": 35,
    "bốn mươi nhăm": 45,
    "hai lăm": 25,
    "hai chục": 20,
    "chục": 10,
    "một trăm": 100,
    "một trăm linh năm": 105,
    "một trăm lẻ tư": 104,
    "một trăm hai mươi": 120,
    "hai trăm rưỡi": 250,
    "trăm rưỡi": 150,
    "trăm hai": 120,
    "nghìn rưỡi": 1500,
    "nghìn hai": 1200,
    "một triệu hai": 1_200_000,
    "hai nghìn hai trăm linh tám": 2208,
    "ba ngàn không trăm mười lăm": 3015,
    "hai vạn": 20_000,
    "hai vạn rưỡi": 25_000,
    "một nghìn tỷ": 1_000_000_000_000,
    "hai ba": None,
    "năm bảy": None,
    "tư": None,
    "rưỡi": None,
    "mươi": None,
    "linh năm": None,
    "hai trăm năm nghìn": 250_000,
}


@pytest.mark.parametrize("printed", COUNTS)
def test_count(printed: str) -> None:
    assert read_count(printed) == COUNTS[printed]


@pytest.mark.parametrize("printed", WORDS)
def test_words(printed: str) -> None:
    assert read_words(printed) == WORDS[printed]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("26,04", "26.04"),
        ("10.89", "10.89"),
        ("17,0", "17.0"),
        ("1.278,82", "1278.82"),
        ("1,278.82", "1278.82"),
        ("5", "5"),
    ],
)
def test_decimal_keeps_its_precision(printed: str, value: str) -> None:
    assert str(read_decimal(printed)) == value


@pytest.mark.parametrize("printed", ["", "5,4,3", "1-2", "năm"])
def test_no_decimal(printed: str) -> None:
    assert read_decimal(printed) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("có 2.208 đại biểu", ["2.208"]),
        ("gần 2,5 nghìn người", ["2,5 nghìn"]),
        ("ngày 22/9/2023", ["22"]),
        ("QH15, B1, phiếu", []),
        ("ngày 5, 6 và 7", ["5", "6", "7"]),
    ],
)
def test_fragment_finds(text: str, found: list[str]) -> None:
    assert regex.findall(SCALED, text) == found


def test_word_fragment_finds_whole_words_only() -> None:
    assert regex.findall(NUMBER_WORDS, "hai mươi ba lớp ở bản Haivân") == ["hai mươi ba"]
    assert regex.findall(DIGITS, "tổ 11A có 3 người") == ["11", "3"]


@given(st.integers(min_value=1000, max_value=9_999_999))
def test_thousands_marks_do_not_change_the_count(value: int) -> None:
    dotted = f"{value:,}".replace(",", ".")
    assert read_count(dotted) == read_count(dotted.replace(".", "\u00a0")) == read_count(f"{value:,}") == value


@given(st.decimals(min_value=0, max_value=100, places=2))
def test_comma_and_point_are_the_same_mark(value: Decimal) -> None:
    assert read_decimal(str(value).replace(".", ",")) == read_decimal(str(value)) == value
