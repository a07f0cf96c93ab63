"""Printed lines to paragraphs: wrapped lines joined, words put together, running heads dropped, torn letters told."""

from gn_cli.article import Article
from gn_cli.readers import read
from gn_cli.readers.pdf import TORN
from gn_cli.readers.pdf_lines import Line, in_reading_order, one_letter_share, paragraphs

LETTER = 6.0


def line(text: str, base: float, left: float = 50, size: float = 12) -> Line:
    return Line(text, left, left + LETTER * len(text), base, size, LETTER * len(text.split(" ", 1)[0]))


def test_a_line_goes_on_where_the_next_word_would_not_have_fitted() -> None:
    page = [
        line("Sáng 12/6, xã Ea Kar mở lớp tập huấn công tác giảm", 700),
        line("nghèo cho 96 học viên.", 684),
        line("Giảng viên là bà Lê Thị An.", 668),
    ]
    assert paragraphs([page]) == [
        "Sáng 12/6, xã Ea Kar mở lớp tập huấn công tác giảm nghèo cho 96 học viên.",
        "Giảng viên là bà Lê Thị An.",
    ]


def test_a_gap_an_indent_and_another_size_begin_a_paragraph() -> None:
    wide = "x" * 50
    page = [line(wide, 700, size=16), line(wide, 684), line(wide, 660), line("a" * 46, 644, left=74), line("b", 628)]
    assert paragraphs([page]) == [wide, wide, "", wide, f"{'a' * 46} b"]


def test_words_divided_at_the_end_of_a_line() -> None:
    for end, told in (("\u00ad", "internet"), ("\x02", "internet"), ("-", "inter-net"), (" -", "inter - net")):
        first = "x" * 40 + " inter" + end
        assert paragraphs([[line(first, 700), line("net", 684)]]) == ["x" * 40 + " " + told]


def test_running_heads_and_page_numbers_go_and_a_paragraph_goes_on() -> None:
    words = "tập huấn công tác giảm nghèo cho cán bộ thôn, buôn"
    turned = " ".join(reversed(words.split()))
    pages = [
        [line("Bản tin nội bộ", 800, size=9), line(one, 700), line(other, 684), line(f"Trang {page}", 40, size=9)]
        for page, one, other in ((1, words, turned), (2, turned, words))
    ]
    assert paragraphs(pages) == [f"{words} {turned} {turned} {words}"]
    assert paragraphs([[line(words, 700), line("- 1 -", 40)]]) == [words]
    assert paragraphs([[line(words, 700), line("96", 40)]]) == [words, "", "96"]


def test_pieces_of_one_printed_line_are_one() -> None:
    pieces = [line("Tập", 700), line("huấn", 700, left=50 + 3 * LETTER + 3), line("Ea Kar", 684)]
    assert [one.text for one in in_reading_order(pieces)] == ["Tập huấn", "Ea Kar"]


def test_torn_letters() -> None:
    assert one_letter_share("ĐIỀ U KHO Ả N T H I H À N H") > 0.5
    assert one_letter_share("Ông Y Bhiông và bà H Linh ở xã Ea Kar dự lớp") < 0.25


def test_a_pdf_with_torn_letters_is_warned_about() -> None:
    shown = b"BT /F 12 Tf 50 700 Td (T a p h u a n g i a m n g h e o x a E a K a r) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        b"/Resources << /Font << /F 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    data = b"%PDF-1.4\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % pair for pair in enumerate(objects, 1))
    data += b"trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n"
    (found,) = read(data, "a.pdf")
    assert isinstance(found, Article)
    assert found.notes == (TORN,)
