"""Rows in every format: the same columns and values, nothing run by a spreadsheet or obeyed by a terminal."""

import csv
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from command import gn, made_database

from gn_cli.captions import _captions, caption, word
from gn_cli.errors import GnError, UsageError
from gn_cli.render import Output, pick, write
from gn_cli.render.cells import for_reader, for_spreadsheet, one_line
from gn_cli.render.marks import Mark, bracketed, pieces
from gn_cli.render.table import cell_width, lay_out
from gn_cli.report import PovertyRate
from gn_cli.schema import OF, columns, fields_of, heading

ROWS = [
    {
        "id": "a1",
        "title": "Tập huấn ở Đắk Lắk",
        "participants": 12345,
        "bound": "over",
        "first_date": date(2023, 9, 22),
    },
    {"id": "b2", "title": "=1+1", "participants": None, "bound": None, "first_date": None},
]
NAMES = ("id", "first_date", "title", "participants", "bound")


def written(capsys: pytest.CaptureFixture[str], output: Output, **more: object) -> str:
    write(ROWS, NAMES, output, **more)  # type: ignore[arg-type]
    return capsys.readouterr().out


def test_csv(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(capsys, Output("csv")) == (
        "id,first_date,title,participants,bound\na1,2023-09-22,Tập huấn ở Đắk Lắk,12345,over\nb2,,'=1+1,,\n"
    )


def test_csv_in_vietnamese_has_vietnamese_headings(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(capsys, Output("csv", lang="vi")).splitlines()[0] == "Bài,Từ ngày,Tiêu đề,Số người dự,Mức độ"


def test_json_and_json_lines_hold_the_same_values_untouched(capsys: pytest.CaptureFixture[str]) -> None:
    expected = [
        {"id": "a1", "first_date": "2023-09-22", "title": "Tập huấn ở Đắk Lắk", "participants": 12345, "bound": "over"},
        {"id": "b2", "first_date": None, "title": "=1+1", "participants": None, "bound": None},
    ]
    assert json.loads(written(capsys, Output("json"))) == expected
    assert [json.loads(line) for line in written(capsys, Output("jsonl")).splitlines()] == expected
    assert list(expected[0]) == list(NAMES)


def test_json_of_nothing_is_an_empty_array(capsys: pytest.CaptureFixture[str]) -> None:
    write([], NAMES, Output("json"))
    assert json.loads(capsys.readouterr().out) == []


def test_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(capsys, Output("markdown", lang="vi")) == (
        "| Bài | Từ ngày | Tiêu đề | Số người dự |\n| --- | --- | --- | --- |\n"
        "| a1 | 22/09/2023 | Tập huấn ở Đắk Lắk | \\> 12.345 |\n| b2 |  | =1+1 |  |\n"
    )


def test_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert written(capsys, Output("table"), of="trainings").splitlines() == [
        "Report  From        Title               Participants",
        "──────  ──────────  ──────────────────  ────────────",
        "a1      2023-09-22  Tập huấn ở Đắk Lắk      > 12,345",
        "b2                  =1+1",
        "",
        "Trainings: 2",
    ]


def test_tsv_keeps_a_row_on_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    write([{"id": "a\tb\nc", "title": "\tx"}], ("id", "title"), Output("tsv"))
    assert capsys.readouterr().out == "id\ttitle\na b c\t' x\n"


@pytest.mark.parametrize("text", ["=SUM(A1)", "+84 912", "-5 hộ", "@here", "\tx", "\rx"])
def test_a_cell_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    assert for_spreadsheet(text) == "'" + text


@pytest.mark.parametrize(("value", "cell"), [(-5, "-5"), (-0.09, "-0.09"), (True, "true"), (None, ""), ("-", "-")])
def test_numbers_and_lone_signs_are_left_alone(value: object, cell: str) -> None:
    assert for_spreadsheet(value) == cell


def test_text_that_looks_like_a_formula_reads_back_from_csv() -> None:
    stream = io.StringIO()
    csv.writer(stream).writerow([for_spreadsheet('=HYPERLINK("http://x";"y")'), for_spreadsheet("a\nb")])
    assert next(csv.reader(io.StringIO(stream.getvalue()))) == ['\'=HYPERLINK("http://x";"y")', "a\nb"]


def test_a_terminal_gets_no_control_characters() -> None:
    assert one_line("a\x1b[31mb\n\tc\x07\x9b") == "a [31mb c"


@pytest.mark.parametrize(
    ("value", "en", "vi"),
    [
        (27.35, "27.35", "27,35"),
        (2024, "2024", "2024"),
        (12345, "12,345", "12.345"),
        (date(2024, 3, 5), "2024-03-05", "05/03/2024"),
        (True, "yes", "có"),
        ("near_poor", "near-poor", "cận nghèo"),
        (("a", "b"), "a; b", "a; b"),
        (None, "", ""),
    ],
)
def test_values_for_a_reader(value: object, en: str, vi: str) -> None:
    assert (for_reader(value, "en"), for_reader(value, "vi")) == (en, vi)


def test_a_lecturer_s_title_is_no_headline() -> None:
    assert (heading("title", "vi"), heading("title", "vi", "lecturers")) == ("Tiêu đề", "Học vị")


def test_every_caption_is_there_in_both_languages() -> None:
    for name, both in _captions().items():
        assert set(both) == {"en", "vi"}, name
    for field in fields_of(PovertyRate):
        for choice in field.choices:
            assert word(choice, "vi") != choice
    assert all(caption(of, lang, rows=1) for of in OF for lang in ("en", "vi"))


# The layout of tables


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120, 200])
@pytest.mark.parametrize("lang", ["en", "vi"])
def test_no_line_is_wider_than_the_terminal(width: int, lang: str) -> None:
    names = tuple(column.name for column in columns("trainings"))
    row = dict.fromkeys(names, "chữ dài " * 12) | {"id": "0123456789", "first_date": date(2023, 9, 22)}
    heads = {name: heading(name, lang) for name in names}  # type: ignore[arg-type]
    layout = lay_out([row, row], heads, lang, width)  # type: ignore[arg-type]
    assert max(map(cell_width, (*layout.heads, *layout.lines))) <= width
    assert layout.rows == 2
    assert set(layout.hidden) < set(names)


HEADS = {"id": "Report", "title": "Title", "venue": "Venue"}


def test_a_wide_table_with_columns_asked_for_stands_one_below_the_other() -> None:
    layout = lay_out([{"id": "a1", "title": "x" * 50, "venue": None}] * 2, HEADS, "en", 30, "cut")
    assert layout.lines == ("Report  a1", "Title   " + "x" * 50, "", "Report  a1", "Title   " + "x" * 50)


def test_what_must_be_read_whole_is_never_cut() -> None:
    row = {"file": "bai/mot.txt", "what": "is empty", "what_to_do": "leave it out or fill it"}
    names = {"file": "File", "what": "What is wrong", "what_to_do": "What to do"}
    assert lay_out([row], names, "en", 60, "whole").lines[-1] == "bai/mot.txt  is empty       leave it out or fill it"
    assert lay_out([row], names, "en", 40, "whole").lines == (
        "File           bai/mot.txt",
        "What is wrong  is empty",
        "What to do     leave it out or fill it",
    )


def test_long_tables_are_quick() -> None:
    import time

    rows = [dict(ROWS[0]) for _ in range(10_000)]
    began = time.perf_counter()
    lay_out(rows, {name: name for name in NAMES}, "en", 80)
    assert time.perf_counter() - began < 2


# Where output goes


def test_a_csv_file_has_a_byte_order_mark_and_a_pipe_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(capsys, Output(file=tmp_path / "a.csv"))
    written(capsys, Output(file=tmp_path / "b.csv", bom=False))
    written(capsys, Output(file=tmp_path / "c.json"))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert (tmp_path / "b.csv").read_bytes().startswith(b"id,")
    assert (tmp_path / "c.json").read_bytes().startswith(b"[")
    assert written(capsys, Output("csv")).startswith("id,")
    assert written(capsys, Output("csv", bom=True)).startswith("\ufeffid,")


@pytest.mark.parametrize(
    ("name", "start"), [("x.tsv", "\ufeffid\t"), ("x.jsonl", '{"id"'), ("x.md", "| Report"), ("x.dat", "\ufeffid,")]
)
def test_the_ending_of_a_file_tells_its_format(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, start: str
) -> None:
    written(capsys, Output(file=tmp_path / name))
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_workbook_is_refused_with_the_way_to_excel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(UsageError) as refused:
        written(capsys, Output(file=tmp_path / "x.xlsx"))
    assert ".csv" in refused.value.hint


def test_a_failure_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("old", encoding="utf-8")

    def failing() -> object:
        yield ROWS[0]
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        write(failing(), NAMES, Output(file=file))  # type: ignore[arg-type]
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(GnError, match="cannot write"):
        written(capsys, Output(file=tmp_path / "no" / "x.csv"))


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no devices in the file system")
def test_a_device_is_written_to_and_not_replaced() -> None:
    assert Path("/dev/null").is_char_device()
    write(ROWS, NAMES, Output("csv", file=Path("/dev/null")))
    assert Path("/dev/null").is_char_device()


def test_columns_are_picked_by_name_or_heading() -> None:
    assert pick(("id", "title"), None, ("byline",)) == ("id", "title")
    assert pick(("id", "title"), "all", ("byline",)) == ("id", "title", "byline")
    assert pick(("id", "title"), "byline, ID,Tiêu đề,id", ("byline",)) == ("byline", "id", "title")
    with pytest.raises(UsageError) as refused:
        pick(("id", "title"), "nothing")
    assert "id, title" in refused.value.hint


# Words marked in an article

TEXT = "tại UBND huyện Sơn Động ngày 5/6"
UBND, HUYEN, NGAY = Mark(4, 23, "venue"), Mark(9, 23, "place"), Mark(24, 32, "event_dates")
LABELS = {"venue": "V", "place": "P", "event_dates": "D"}


def test_nested_marks() -> None:
    assert bracketed(TEXT, [HUYEN, NGAY, UBND], LABELS) == "tại [UBND [huyện Sơn Động|P]|V] [ngày 5/6|D]"


def test_overlapping_marks_and_marks_of_the_same_words() -> None:
    assert bracketed(TEXT, [Mark(4, 14, "venue"), HUYEN], LABELS) == "tại [UBND [huyện|V] Sơn Động|P] ngày 5/6"
    assert bracketed("ab", [Mark(0, 2, "venue"), Mark(0, 2, "place")], LABELS) == "[[ab|P]|V]"


def test_marks_outside_the_text_or_without_words_are_passed_over() -> None:
    assert bracketed("ab", [Mark(1, 1, "place"), Mark(1, 9, "place"), Mark(-1, 1, "place")], LABELS) == "ab"


def test_a_piece_has_the_style_of_the_innermost_mark() -> None:
    texts = [(piece.text, piece.mark) for piece in pieces(TEXT, [UBND, HUYEN, NGAY]) if piece.kind == "text"]
    assert texts == [("tại ", None), ("UBND ", UBND), ("huyện Sơn Động", HUYEN), (" ", None), ("ngày 5/6", NGAY)]
    assert "".join(text for text, _ in texts) == TEXT


def test_article_text_is_no_markup(tmp_path: Path) -> None:
    from gn_cli.article import Article
    from gn_cli.report import Report
    from gn_cli.store import Store

    article = Article.from_text("[bold]Tập huấn[/bold] :smile: [red]", "a.txt")
    report = Report(article.id, "a.txt", "[bold]Tập huấn[/bold] :smile:", None, None, True)
    with Store.open(tmp_path / "gn.db", write=True) as store:
        store.put([(article, report)])
    for colour in (False, True):
        shown = gn("show", article.id, "--db", tmp_path / "gn.db", terminal=80, colour=colour)
        assert shown.code == 0
        assert "[bold]Tập huấn[/bold] :smile: [red]" in shown.out


def test_no_escape_codes_in_a_pipe_or_with_no_color(tmp_path: Path) -> None:
    db = made_database(tmp_path)
    for line in (("list", "-f", "table"), ("stats", "--province", "-f", "table"), ("show", "00", "-f", "table")):
        assert "\x1b" not in gn(*line, "--db", db).out
        assert "\x1b" not in gn(*line, "--db", db, terminal=80).out
        assert "\x1b[" in gn(*line, "--db", db, terminal=80, colour=True).out


def test_the_streams_are_utf_8_whatever_the_system_says() -> None:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "gn_cli", "list", "--db", "không-có.db"],
        capture_output=True,
        env={"PYTHONIOENCODING": "ascii", "PATH": ""},
        check=False,
    )
    assert "không-có.db" in done.stderr.decode("utf-8")
