"""Warnings and notes in Vietnamese: every wording of the rules has one, and a person is given it everywhere."""

import ast
import csv
import re
import sqlite3
import tomllib
import typing
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import product
from pathlib import Path

import openpyxl
import pytest
from command import gn
from corpus import SAMPLES, article, evidence_of, reports

from gn_cli.article import Article
from gn_cli.extract import extract, read
from gn_cli.extract.certainty import DOUBT
from gn_cli.extract.dates.acts import ActKind
from gn_cli.lexicon import text_of
from gn_cli.render.show import COLUMNS
from gn_cli.report import Caution
from gn_cli.schema import OF, columns, exported_columns, flat_list
from gn_cli.schema.flat import table_of
from gn_cli.sources import read_all
from gn_cli.units.table import Level
from gn_cli.vietnamese.legacy import LEGACY
from gn_cli.wordings import FIELDS, WORDED, headings_of, in_words, told

SOURCE = Path(__file__).parent.parent / "src" / "gn_cli"
TABLES: Mapping[str, Mapping[str, str]] = tomllib.loads(text_of("wordings.toml"))
PLACE = re.compile(r"\{(\w+)\}")

# What the code has: read from syntax

LEVELS: tuple[str, ...] = typing.get_args(Level)
SHIFTED = "UTF-8 that was taken for Windows-1252"
CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("compose", "above.level"): LEVELS,
    ("compose", "unit.level"): LEVELS,
    ("seat", "level"): LEVELS,
    ("roles", "act.kind"): typing.get_args(ActKind),
    ("__init__", "length"): ("{} days", "{} months"),
    ("encodings", "name"): ("Windows-1258", SHIFTED, *(legacy.name for legacy in LEGACY)),
}
"""What the expressions of f-strings can be, by the module they stand in; any other is a place."""

ARGUMENTS: Mapping[str, tuple[str, int]] = {
    "Caution": ("warning", 1),
    "_at": ("warning", 1),
    "Decoded": ("warning", 1),
    "Verdict": ("reason", 1),
    "demoted": ("reason", 0),
    "_mention_seat": ("note", 2),
    "PlaceMention": ("note", 5),
    "Seat": ("note", 5),
}
"""The calls that take a wording: of which table, and from which argument on."""
KEYWORDS = {"reason": "reason"}
LOOKS_LIKE_A_NOTE = re.compile(r"(?:[a-z]+|\{\}): ")


class Module:
    """The wordings of a module: those given to a call that takes them, and every text that looks like a note."""

    def __init__(self, path: Path) -> None:
        self.name = path.stem
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.values: dict[str, list[ast.expr]] = {}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.values.setdefault(node.targets[0].id, []).append(node.value)
            elif isinstance(node, ast.For) and isinstance(node.target, ast.Tuple) and isinstance(node.iter, ast.Tuple):
                for at, target in enumerate(node.target.elts):
                    items = [item.elts[at] for item in node.iter.elts if isinstance(item, ast.Tuple)]
                    self.values.setdefault(ast.unparse(target), []).extend(items)

    def wordings(self) -> Iterator[tuple[str, str]]:
        """Wordings with the table they belong to, `{}` for what differs."""
        parts = {part for node in ast.walk(self.tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call):
                yield from self._given(node)
            elif isinstance(node, (ast.Constant, ast.JoinedStr)) and node not in parts and not self._is_cue(node):
                yield from (("note", text) for text in self._texts(node) if LOOKS_LIKE_A_NOTE.match(text))

    def _given(self, call: ast.Call) -> Iterator[tuple[str, str]]:
        called = call.func.attr if isinstance(call.func, ast.Attribute) else ast.unparse(call.func)
        if called == "told" and self.name == "roles":
            yield from (("reason", f"{text}: “{{}}”") for text in self._texts(call.args[0]))
        if called in ARGUMENTS:
            table, first = ARGUMENTS[called]
            yield from (
                (table, text) for arg in call.args[first:] if not self._is_cue(arg) for text in self._texts(arg)
            )
        for keyword in call.keywords:
            if keyword.arg in KEYWORDS:
                yield from ((KEYWORDS[keyword.arg], text) for text in self._texts(keyword.value))

    @staticmethod
    def _is_cue(node: ast.expr) -> bool:
        """Whether it is one of the two texts that are no note: what a cue's verdict is put together of."""
        return ast.unparse(node) in ("f'{reason}: “{words}”'", "'as the day before: '")

    def _texts(self, node: ast.expr) -> Iterator[str]:
        match node:
            case ast.Constant(value=str(text)):
                yield text
            case ast.JoinedStr(values=values):
                yield from map("".join, product(*(list(self._part(value)) for value in values)))
            case ast.Tuple(elts=items):
                for item in items:
                    yield from self._texts(item)
            case ast.BinOp(left=left, op=ast.Add()):
                # What follows is a reason of its own.
                yield from (text + "{}" for text in self._texts(left))
            case ast.Name(id=name):
                for value in self.values.get(name, ()):
                    if isinstance(value, (ast.Constant, ast.JoinedStr, ast.Tuple)):
                        yield from self._texts(value)

    def _part(self, node: ast.expr) -> Sequence[str]:
        if isinstance(node, ast.FormattedValue):
            name = ast.unparse(node.value)
            match self.values.get(name):
                case [ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other)))]:
                    return [one, other]
            return CHOICES.get((self.name, name), ("{}",))
        return [str(node.value)] if isinstance(node, ast.Constant) else []


def made_by_the_code() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {"warning": set(), "note": set(), "reason": set()}
    for path in sorted([*SOURCE.glob("extract/**/*.py"), *SOURCE.glob("readers/**/*.py")]):
        for table, text in Module(path).wordings():
            if text.startswith(DOUBT):
                found["warning"].add(text.removeprefix(DOUBT))
                table, text = "note", DOUBT + "{}"
            found[table].add(text)
    # A constant for the word before the doubt is none itself.
    found["note"].discard(DOUBT)
    found["warning"].discard("")
    return found


def made_by_the_file(table: str) -> set[str]:
    """The wordings of a table with those of the small tables in their places, `{}` for what differs."""
    made = set()
    for wording in TABLES[table]:
        parts = PLACE.split(wording)
        parts_held = [_held(part) if at % 2 else [part] for at, part in enumerate(parts)]
        made |= set(map("".join, product(*parts_held)))
    return made


def _held(place: str) -> list[str]:
    table = place.rstrip("12")
    if table not in TABLES or table in ("warning", "note", "reason"):
        return ["{}"]
    return [PLACE.sub("{}", wording) for wording in TABLES[table]]


@pytest.mark.parametrize("table", ["warning", "note", "reason"])
def test_every_wording_of_the_code_has_a_row_and_every_row_a_wording(table: str) -> None:
    code, file = made_by_the_code()[table], made_by_the_file(table)
    assert sorted(code - file) == []
    assert sorted(file - code) == []


def test_lengths_are_written_as_the_table_has_them() -> None:
    (method,) = [
        node
        for node in ast.walk(Module(SOURCE / "extract" / "dates" / "lengths.py").tree)
        if isinstance(node, ast.FunctionDef) and node.name == "__str__"
    ]
    texts = {ast.unparse(node) for node in ast.walk(method) if isinstance(node, ast.JoinedStr)}
    assert texts == {"f'{self.days} days'", "f'{self.months} months'"}
    assert set(TABLES["length"]) == {"{count} days", "{count} months"}


def test_the_small_tables_are_whole() -> None:
    assert set(TABLES["level"]) == set(LEVELS)
    assert set(TABLES["act"]) == set(typing.get_args(ActKind))
    assert set(TABLES["encoding"]) == set(CHOICES["encodings", "name"])


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_have_the_same_places(table: str) -> None:
    for wording, put in TABLES[table].items():
        assert sorted(PLACE.findall(wording)) == sorted(PLACE.findall(put)), wording
        assert unicodedata.is_normalized("NFC", put)
        assert put == put.strip() != ""


DEEP = "role: " + "as the day before: " * 5000 + "later event"
"""What only a record made by hand can have."""


def example(table: str, row: str, number: int = 0) -> tuple[str, str]:
    """A wording of a row in both languages: names for what differs, another wording where a table is called for."""
    english, vietnamese = row, TABLES[table][row]
    for at, place in enumerate(PLACE.findall(row), 1):
        inner = place.rstrip("12")
        if inner in TABLES:
            rows = [row for row in TABLES[inner] if TABLES.keys().isdisjoint(PLACE.findall(row))]
            held = example(inner, rows[(number + at) % len(rows)], number)
        else:
            held = (f"Đăk Tô {at}", f"Đăk Tô {at}")
        english, vietnamese = (
            text.replace("{" + place + "}", one) for text, one in zip((english, vietnamese), held, strict=True)
        )
    return english, vietnamese


@pytest.mark.parametrize("table", ["warning", "note"])
def test_each_row_is_told_whole_with_what_stands_in_its_places(table: str) -> None:
    for number, row in enumerate(TABLES[table]):
        english, vietnamese = example(table, row, number)
        assert told(english, "vi") == vietnamese
        assert told(english, "en") == english


def test_each_reason_is_told_whole() -> None:
    for number, row in enumerate(TABLES["reason"]):
        english, vietnamese = example("reason", row, number)
        assert told(f"role: {english}", "vi") == f"vai trò: {vietnamese}"


@pytest.mark.parametrize(
    ("wording", "vietnamese"),
    [
        ("year: published", "năm: theo ngày đăng"),
        ("province: commune Ia Grai", "tỉnh: theo xã Ia Grai"),
        (
            "role: as the day before: training act “lớp\nbồi dưỡng”",
            "vai trò: như ngày nêu trước: hoạt động tập huấn “lớp\nbồi dưỡng”",
        ),
        (
            "doubt: huyện Châu Thành may be the one in An Giang, Bến Tre",
            "nghi vấn: huyện Châu Thành có thể thuộc: An Giang, Bến Tre",
        ),
        ("converted from TCVN3", "đã chuyển mã từ TCVN3"),
        ("role: publication: “”", "vai trò: đăng bài: “”"),
    ],
)  # fmt: skip
def test_wordings_are_put_in_vietnamese(wording: str, vietnamese: str) -> None:
    assert told(wording, "vi") == vietnamese


@pytest.mark.parametrize(
    "wording",
    [
        "",
        "a warning of a later gn",
        "year: of the moon",
        "role: training",
        "doubt: no such doubt",
        "converted from KOI8",
        DEEP,
    ],
)
def test_what_nobody_has_written_stays_whole(wording: str) -> None:
    assert told(wording, "vi") == wording


def notes_of(one: Article) -> Iterator[str]:
    record, dates = extract(one), read(one, until="dates").dates
    yield from (caution.message for caution in record.warnings)
    for evidence in evidence_of((record, dates)):
        yield from evidence.notes


@pytest.mark.parametrize("path", reports(), ids=lambda path: path.stem)
def test_the_records_of_reports_are_told_in_vietnamese(path: Path) -> None:
    assert [note for note in notes_of(article(path)) if told(note, "vi") == note] == []


def test_notes_about_files_are_told_in_vietnamese() -> None:
    read_from = [
        one for one in read_all([str(SAMPLES / "formats" / "encodings")], stdin=BytesIO()) if isinstance(one, Article)
    ]
    notes = {note.removeprefix(DOUBT) for one in read_from for note in one.notes}
    assert "converted from TCVN3" in notes
    assert [note for note in notes if told(note, "vi") == note] == []


# Rows


def test_all_columns_of_warnings_and_notes_are_known() -> None:
    found: dict[str, set[str]] = {"message": set(), "field": set()}
    for of in OF:
        for column in (*columns(of, extra=True), *exported_columns(of)):
            if column.root != "origin" and table_of(column, flat_list(of).table).of is Caution:
                found.get(column.column, set()).add(column.name)
    assert found["message"] | {name for name in COLUMNS if name.endswith("notes")} == set(WORDED)
    assert found["field"] == set(FIELDS)


def test_rows_are_worded_cell_by_cell() -> None:
    torn = "the letters of the PDF are torn apart; compare with the page"
    row: dict[str, object] = {
        "id": "year: published",
        "warnings": f"no year can be had; {torn}; of a later gn; the province could not be told",
        "warnings_field": "event_dates; source; place; hereafter",
        "evidence_notes": ("year: published", "not in the table"),
    }
    assert list(in_words([row], "vi")) == [
        {
            "id": "year: published",
            "warnings": "không xác định được năm; chữ trong tệp PDF bị tách rời; cần đối chiếu với trang gốc; "
            "of a later gn; không xác định được tỉnh",
            "warnings_field": "event_dates; source; place; hereafter",
            "evidence_notes": ("năm: theo ngày đăng", "không có trong danh mục đơn vị hành chính"),
        }
    ]
    assert list(in_words([row], "en")) == [row]
    assert headings_of("event_dates; source; place; hereafter", "vi") == "Thời gian; Nguồn; Địa bàn; hereafter"
    assert headings_of("event_dates; source", "en") == "event_dates; source"
    assert list(in_words([{"warnings": 2}, {"warnings": None}, {"id": "a"}], "vi")) == [
        {"warnings": 2}, {"warnings": None}, {"id": "a"},
    ]  # fmt: skip


# Whole outputs

DAYS = "many separate days: each should be a session of this training"
DAYS_VI = "nhiều ngày rời nhau: cần xem mỗi ngày có đúng là một đợt của cuộc tập huấn này"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("store") / "gn.db"
    assert gn("ingest", SAMPLES / "phu-tho-chin-lop-2025.txt", "--db", path).code == 0
    return path


def test_the_screen_of_a_report(database: Path) -> None:
    shown = gn("show", "46b8", "--db", database, "--explain", "--lang", "vi").out
    assert f"Lưu ý\n  Thời gian: {DAYS_VI}\n" in shown
    assert "dates.announced_days; vai trò: hoạt động tập huấn “đợt 1”; năm: theo ngày đăng" in shown
    assert "places.held_at; tỉnh: Phú Thọ" in shown
    assert not re.search("role: |year: |affiliation: |separate days", shown)


def test_a_report_as_rows(database: Path) -> None:
    rows = list(csv.reader(gn("show", "46b8", "--db", database, "--lang", "vi", "-f", "csv").out.splitlines()))
    assert rows[4] == ["", "Có tập huấn", "có", "lớp tập huấn", *rows[4][4:]]
    assert rows[5][1:4] == ["Thời gian", "27/10/2025 – 29/10/2025", "từ ngày 27 đến ngày 29/10"]
    assert rows[5][7] == "vai trò: hoạt động tập huấn “đợt 1”; năm: theo ngày đăng"


@pytest.mark.parametrize("how", ["csv", "tsv", "markdown", "table"])
def test_a_list(database: Path, how: str) -> None:
    asked = ("list", "--columns", "warnings", "--db", database, "-f", how)
    vietnamese, english = gn(*asked, "--lang", "vi").out, gn(*asked).out
    assert (vietnamese.count(DAYS_VI), vietnamese.count(DAYS)) == (1, 0)
    assert (english.count(DAYS_VI), english.count(DAYS)) == (0, 1)


def test_json_keeps_what_is_stored(database: Path, tmp_path: Path) -> None:
    for how in ("json", "jsonl"):
        assert DAYS in gn("list", "--columns", "warnings", "--db", database, "-f", how, "--lang", "vi").out
        assert DAYS in gn("show", "46b8", "--db", database, "-f", how, "--lang", "vi").out
        assert gn("export", tmp_path / f"all.{how}", "--db", database, "--lang", "vi").code == 0
        assert DAYS in (tmp_path / f"all.{how}").read_text(encoding="utf-8")


def test_a_workbook(database: Path, tmp_path: Path) -> None:
    assert gn("export", tmp_path / "all.xlsx", "--db", database, "--lang", "vi").code == 0
    book = openpyxl.load_workbook(tmp_path / "all.xlsx")
    for sheet, head, expected in (
        ("Cuộc tập huấn", "Lưu ý", DAYS_VI),
        ("Nguồn", "Lưu ý: nội dung", DAYS_VI),
        ("Nguồn", "Lưu ý: trường", "Thời gian"),
        ("Nguồn", "Lưu ý", 1),
    ):
        heads = [cell.value for cell in book[sheet][1]]
        assert book[sheet].cell(2, heads.index(head) + 1).value == expected


def test_csv_files_and_tables_of_an_export(database: Path, tmp_path: Path) -> None:
    assert gn("export", f"{tmp_path}/all/", "--db", database, "--lang", "vi").code == 0
    with (tmp_path / "all" / "trainings.csv").open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["Lưu ý"] == DAYS_VI
    assert gn("export", tmp_path / "all.sqlite", "--db", database, "--lang", "vi").code == 0
    with sqlite3.connect(tmp_path / "all.sqlite") as told_in:
        assert told_in.execute("SELECT warnings FROM trainings").fetchall() == [(DAYS_VI,)]
    with sqlite3.connect(database) as kept:
        assert kept.execute("SELECT message FROM warnings").fetchall() == [(DAYS,)]


def test_pages(database: Path) -> None:
    for command in (("show", "46b8", "--html", "-", "--explain"), ("report", "-")):
        page = gn(*command, "--db", database, "--lang", "vi").out
        assert DAYS_VI in page
        assert "vai trò: hoạt động tập huấn" in page
        assert not re.search("role: |year: published|separate days", page)
