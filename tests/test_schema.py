"""The record walked: JSON and back, rows and back, headings, flat rows."""

import dataclasses
import json
import re
import typing
from datetime import date

import pytest
from corpus import ROOT
from hypothesis import given, settings
from made import KRONG_BONG_REPORT, REPORTS, SON_DONG_REPORT

from gn_cli.errors import ReadError
from gn_cli.report import Report, Training
from gn_cli.schema import (
    OF,
    columns,
    describe,
    describe_field,
    flat_list,
    flatten,
    from_json,
    heading,
    report_table,
    to_json,
    whole_columns,
)
from gn_cli.schema.flat import table_of
from gn_cli.schema.rows import from_rows, to_rows
from gn_cli.store import BY


def test_the_keys_of_the_json_are_the_agreed_ones():
    record = to_json(SON_DONG_REPORT)
    assert list(record)[:6] == ["id", "source", "title", "published", "byline", "is_training"]
    assert {"trainings", "documents", "poverty_rates", "poor_households", "warnings"} < record.keys()
    training = record["trainings"][0]
    assert list(training) == [
        "event_dates", "place", "participants", "participants_parts", "classes", "lecturers", "organizers",
    ]  # fmt: skip
    assert list(training["event_dates"][0]) == ["start", "end", "evidence"]
    assert list(training["place"])[:7] == [
        "province", "district", "commune", "venue", "unit_code", "province_now", "province_now_code",
    ]  # fmt: skip
    assert list(training["participants"]) == ["count", "bound", "unit", "evidence"]
    assert list(training["classes"]) == ["count", "evidence"]
    assert list(training["lecturers"][0])[:4] == ["name", "title", "affiliation", "evidence"]
    assert list(training["organizers"][0]) == ["name", "evidence"]
    assert list(record["documents"][0]) == ["kind", "number", "issued", "issuer", "evidence"]
    assert list(record["poverty_rates"][0]) == ["value", "value_max", "kind", "measure", "year", "place", "evidence"]
    assert list(record["poor_households"][0]) == ["count", "kind", "measure", "year", "place", "evidence"]


def test_a_training_as_json():
    training = to_json(KRONG_BONG_REPORT)["trainings"][0]
    evidence = KRONG_BONG_REPORT.trainings[0].event_dates[0].evidence
    assert training["event_dates"] == [
        {
            "start": "2024-06-03",
            "end": "2024-06-03",
            "evidence": {
                "start": evidence.start,
                "end": evidence.end,
                "text": "Ngày 3/6/2024",
                "rule": "dates.day_month_year",
                "notes": [],
            },
        }
    ]
    assert (training["classes"], training["lecturers"], training["place"]["venue"]) == (None, [], None)


@given(REPORTS)
@settings(max_examples=60, deadline=None)
def test_json_round_trip(report: Report):
    assert from_json(json.loads(json.dumps(to_json(report), ensure_ascii=False))) == report


@given(REPORTS)
@settings(max_examples=60, deadline=None)
def test_rows_round_trip(report: Report):
    rows = []
    for table, key, _, values in to_rows(report):
        names = (table.keys[-1], *(column.name for column in table.columns))
        rows.append((table.name, key, dict(zip(names, (key[-1], *values), strict=True))))
    below = lambda table, key: [row for name, at, row in rows if name == table.name and at[:-1] == key]  # noqa: E731
    assert from_rows(rows[0][2], below) == report


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"published": "22/9/2023"}, "published should be a date such as 2023-09-22, not '22/9/2023'"),
        ({"is_training": 1}, "is_training should be true or false, not 1"),
        ({"trainings": None}, "trainings should be a list, not None"),
        ({"trainings": [3]}, "trainings[0] should be an object, not 3"),
        ({"title": 7}, "title should be text, not 7"),
        (
            {"poverty_rates": [to_json(SON_DONG_REPORT)["poverty_rates"][0] | {"kind": "rich"}]},
            "poverty_rates[0].kind should be one of poor, near_poor, poor_and_near_poor, multidimensional, not 'rich'",
        ),
        ({"documents": [{"number": "41/KH"}]}, "the record lacks documents[0].kind"),
    ],
)
def test_what_is_no_record_is_refused_by_place(change, message):
    with pytest.raises(ReadError) as error:
        from_json(to_json(SON_DONG_REPORT) | change)
    assert error.value.message == message


def test_unknown_keys_and_absent_options_pass():
    assert from_json({"id": "ab", "source": "x.txt", "is_training": False, "colour": "red"}) == Report(
        "ab", "x.txt", None, None, None, False
    )


def test_every_column_has_its_two_headings():
    names = {column.name for table in report_table().walk() for column in table.columns}
    names |= {key for table in report_table().walk() for key in table.keys}
    names |= {column.name for of in OF for column in columns(of, extra=True)} | set(BY)
    names |= {"trainings", "reports", "classes", "participants", "bound", "counted", "lecturers"}
    names |= {"poor_rate", "poor_rate_year"}
    assert [name for name in sorted(names) if not (heading(name, "en").strip() and heading(name, "vi").strip())] == []


def test_headings_of_evidence_are_put_together():
    assert heading("place_venue_evidence_start", "en") == "Venue: from character"
    assert heading("title_evidence_rule", "vi") == "Tiêu đề: quy tắc"
    with pytest.raises(KeyError):
        heading("colour")


def test_the_flat_rows_of_trainings():
    assert list(flatten(SON_DONG_REPORT)) == [
        {
            "id": SON_DONG_REPORT.id[:10],
            "training": 1,
            "first_date": date(2023, 9, 22),
            "last_date": date(2023, 9, 22),
            "province": "Bắc Giang",
            "district": "Sơn Động",
            "commune": None,
            "venue": "hội trường UBND huyện Sơn Động",
            "province_now": "Bắc Ninh",
            "participants": 120,
            "bound": "over",
            "classes": 2,
            "lecturers": "Đỗ Thị Hòa",
            "organizers": "Sở Y tế",
            "plans": "41/KH-SYT",
            "title": "Tập huấn giảm nghèo tại Sơn Động",
            "needs_review": False,
            "source": "bai/son-dong.txt",
        }
    ]
    second = list(flatten(KRONG_BONG_REPORT, extra=True))[1]
    assert (second["training"], second["lecturers"], second["organizers"]) == (
        2, "Đỗ Thị Hòa; Y Kiên Niê", "Hội Nông dân; Sở Y tế",
    )  # fmt: skip
    assert (second["sessions"], second["parts"], second["plans"], second["warnings"]) == (
        1,
        None,
        None,
        "hai xã cùng tên",
    )


def test_the_flat_rows_of_the_other_lists():
    (document,) = flatten(SON_DONG_REPORT, "documents")
    assert document == {
        "id": SON_DONG_REPORT.id[:10],
        "kind": "Kế hoạch",
        "number": "41/KH-SYT",
        "issued": date(2023, 9, 5),
        "issuer": None,
        "text": "Kế hoạch số 41/KH-SYT ngày 5/9/2023",
        "published": date(2023, 9, 23),
        "source": "bai/son-dong.txt",
    }
    (report,) = flatten(KRONG_BONG_REPORT, "reports")
    assert report == {
        "id": KRONG_BONG_REPORT.id[:10],
        "source": "bai/krong-bong.txt",
        "title": "Hai lớp tập huấn ở Đắk Lắk",
        "published": date(2024, 6, 8),
        "byline": None,
        "is_training": True,
        "needs_review": True,
        "trainings": 2,
        "documents": 0,
        "poverty_rates": 0,
        "poor_households": 0,
        "warnings": 1,
    }
    assert [(row["training"], row["name"]) for row in flatten(KRONG_BONG_REPORT, "organizers")] == [
        (1, "Hội Nông dân huyện"), (2, "Hội Nông dân"), (2, "Sở Y tế"),
    ]  # fmt: skip
    assert [(row["value"], row["year"], row["place"]) for row in flatten(SON_DONG_REPORT, "rates")] == [
        (4.52, 2022, "Bắc Giang")
    ]
    assert [row["count"] for row in flatten(SON_DONG_REPORT, "households")] == [1024]
    assert [row["name"] for row in flatten(SON_DONG_REPORT, "lecturers")] == ["Đỗ Thị Hòa"]


def test_a_new_field_is_a_column_everywhere():
    """No field is left out of the tables: each scalar has a column, each list a table."""
    tables = {table.name: table for table in report_table().walk()}
    for field in dataclasses.fields(Report):
        known = field.name in tables or any(column.path[0] == field.name for column in tables["reports"].columns)
        assert known, field.name


def test_rows_have_the_columns_in_their_order():
    for of in OF:
        for extra in (False, True):
            for report in (SON_DONG_REPORT, KRONG_BONG_REPORT):
                for row in flatten(report, of, extra=extra):
                    assert list(row) == [column.name for column in columns(of, extra=extra)]


def _leaves(record: type, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The scalar fields of a record's dataclass and of all below it, by their paths, read without the schema."""
    leaves = []
    for name, hint in typing.get_type_hints(record).items():
        kinds = [kind for kind in (hint, *typing.get_args(hint)) if dataclasses.is_dataclass(kind)]
        leaves += _leaves(kinds[0], (*path, name)) if kinds else [(*path, name)]
    return leaves


def test_every_field_of_the_record_is_in_an_exported_list():
    """Of evidence the words; offsets, rules and notes are in the records as JSON."""
    above = {
        table.name: (() if table.name == "reports" else ("trainings",) if table.name == "trainings" else
                     (table.name,) if len(table.keys) == 2 else ("trainings", table.name))
        for table in report_table().walk()
    }  # fmt: skip
    shown = {
        (*above[table.name], *table.column(column.column).path)
        for of in OF
        for column in whole_columns(of)
        if column.how in ("value", "join") and column.column != "training"
        for table in (table_of(column, flat_list(of).table),)
    }
    wanted = {path for path in _leaves(Report) if path[-1] == "text" or not path[-2:-1] or "evidence" not in path[-2]}
    assert len(wanted) > 40
    assert wanted - shown == set()


def test_every_exported_column_is_described_in_both_languages():
    for of in OF:
        names = [column.name for column in whole_columns(of)]
        assert len(set(names)) == len(names)
        for column in whole_columns(of):
            told = describe(of, column)
            assert all(told.heading[lang] and told.text[lang] and told.unit[lang] for lang in ("en", "vi")), column.name
            assert told.text["en"] != told.text["vi"]
    assert describe("rates", next(c for c in whole_columns("rates") if c.name == "measure")).values == (
        "level", "change", "target",
    )  # fmt: skip


def test_the_whole_rows_of_a_training():
    first, second = flatten(KRONG_BONG_REPORT, shown=whole_columns("trainings"))
    assert (first["id"], first["year"]) == (KRONG_BONG_REPORT.id, 2024)
    assert (second["event_dates_start"], second["event_dates_end"]) == ("2024-06-05", "2024-06-07")
    assert (second["event_dates_words"], second["participants_words"]) == ("Từ 5 đến 7/6/2024", "gần 85 cán bộ")
    assert (second["place_words"], second["venue_words"]) == ("Cư Pui", None)
    assert second["organizers_words"] == "Hội Nông dân và; Sở Y tế"
    assert list(first) == [column.name for column in whole_columns("trainings")]


def test_the_page_of_fields_says_what_the_dictionary_says():
    page = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", page, re.MULTILINE))
    fields = {field.name for record in (Report, Training) for field in dataclasses.fields(record)}
    fields -= {name for name in fields if name.endswith("_evidence")} | {"id", "source", "trainings", "needs_review"}
    assert told.keys() == fields
    assert {name: text.replace("`", "") for name, text in told.items()} == {
        name: describe_field(name) for name in fields
    }
