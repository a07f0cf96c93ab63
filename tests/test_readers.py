"""Readers: which bytes give which text, and what is said of those that give none."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gn_cli.article import Article, normalise
from gn_cli.errors import ReadError
from gn_cli.readers import READERS, can_read, read

TEXT = "# Tập huấn ở Đắk Lắk\n\n*Ngày 3/6*, **40** học viên…\n"


@pytest.mark.parametrize("name", ["bai.txt", "bai.md", "BAI.TXT", "-"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_text_is_kept_as_it_is(name, encoding):
    assert list(read(TEXT.encode(encoding), name)) == [Article.from_text(TEXT, name)]


def test_big_endian_and_line_ends():
    data = b"\xfe\xff" + TEXT.replace("\n", "\r\n").encode("utf-16-be")
    assert [article.text for article in read(data, "bai.txt")] == [TEXT]


def test_decomposed_letters_are_composed_once():
    import unicodedata

    assert [article.text for article in read(unicodedata.normalize("NFD", TEXT).encode(), "bai.txt")] == [TEXT]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"\xff\xfe", "is empty"),
        (" \n\u00a0\t\r\n".encode(), "is empty"),
        ("Tập huấn".encode()[:-2], "is not UTF-8: it goes wrong at byte 9"),
        (b"T\xcbp hu\xcan", "is not UTF-8: it goes wrong at byte 2"),
        (b"\xff\xfeT\x00a", "is not UTF-16: it goes wrong at its end"),
        ("Tập huấn".encode("utf-16-le"), "is a binary file, or UTF-16 without its mark"),
        ("Tập huấn".encode("utf-32"), "is in UTF-32"),
        (b"\x7fELF\x02\x01\x01\x00\x00", "is a binary file, or UTF-16 without its mark"),
        (b"\x01\x02\x03abc", "is a binary file, not text"),
        (b"%PDF-1.7\n%\xe2\xe3", "is a PDF, not text"),
        (b"PK\x03\x04\x14\x00", "is a DOCX, XLSX or ZIP file, not text"),
        (b"\x89PNG\r\n", "is a picture, not text"),
        (b"a" * (4 * 1024 * 1024 + 1), "is longer than 4 MB, which no report is"),
    ],
)
def test_what_is_no_text(data, what):
    with pytest.raises(ReadError) as error:
        list(read(data, "bai.txt"))
    assert error.value.message == what
    assert error.value.hint


@pytest.mark.parametrize(
    ("name", "what"),
    [("bai.exe", "gn does not read .exe"), ("bai", "gn does not read files without an ending")],
)
def test_unknown_formats(name, what):
    with pytest.raises(ReadError) as error:
        list(read(b"abc", name))
    assert error.value.message == what
    assert error.value.hint == "gn reads " + ", ".join(READERS)


def test_what_can_be_read_goes_by_the_ending():
    assert [name for name in ("a.txt", "a.MD", "thu/b.txt", "a.jpg", "a", "txt") if can_read(name)] == [
        "a.txt", "a.MD", "thu/b.txt",
    ]  # fmt: skip


@given(st.binary(max_size=200), st.sampled_from([".txt", ".md"]))
@settings(deadline=None)
def test_any_bytes_give_text_or_a_named_failure(data, suffix):
    with suppress(ReadError):
        texts = [article.text for article in read(data, "bai" + suffix)]
        assert texts == [normalise(text) for text in texts]
