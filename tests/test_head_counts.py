"""Frames around counts of people, and how the counts are found in the first place."""

from datetime import date
from time import process_time

import pytest

from gn_cli.article import Article
from gn_cli.extract import read
from gn_cli.extract.head_counts.frame import Frame
from gn_cli.extract.head_counts.frames import FRAMES
from gn_cli.extract.head_counts.people import find_people_counts
from gn_cli.extract.head_counts.reading import decide

TITLE = "Tập huấn cho cán bộ cơ sở tại huyện\n\n"


def frames_of(text: str) -> list[Frame | None]:
    context = read(Article.from_text(TITLE + text, "example.txt", published=date(2024, 6, 10)), until="dates")
    return [
        decide(context, people, sentence)
        for sentence, people in find_people_counts(context.text, context.sentences)
        if sentence[0] >= len(TITLE)
    ]


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_reads_its_examples(frame: Frame) -> None:
    assert len(frame.examples) >= 2
    assert [example for example in frame.examples if frame not in frames_of(example)] == []


@pytest.mark.parametrize("frame", FRAMES, ids=lambda frame: frame.name)
def test_frame_refuses_its_near_misses(frame: Frame) -> None:
    assert len(frame.not_examples) >= 1
    assert [example for example in frame.not_examples if frame in frames_of(example)] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("cho hơn 210 cán bộ, phóng viên, biên tập viên", [(210, "over", "cán bộ, phóng viên, biên tập viên")]),
        ("Gần 3,5 nghìn đại biểu", [(3500, "nearly", "đại biểu")]),
        ("khoảng 1 nghìn rưỡi hòa giải viên", [(1500, "about", "hòa giải viên")]),
        ("hai mươi lăm học viên", [(25, "exact", "học viên")]),
        ("không dưới 60 hội viên", [(60, "at_least", "hội viên")]),
        ("tối đa 40 người", [(40, "at_most", "người")]),
        ("từ 30 học viên trở lên", [(30, "over", "học viên")]),
        ("400 lượt cán bộ", [(400, "exact", "lượt cán bộ")]),
        ("117 đ/c", [(117, "exact", "đ/c")]),
        ("60 khuyến nông viên, thôn đội trưởng", [(60, "exact", "khuyến nông viên, thôn đội trưởng")]),
        ("118/120 đại biểu", [(118, "exact", "đại biểu")]),
        ("NĂM MƯƠI HỌC VIÊN", [(50, "exact", "HỌC VIÊN")]),
        ("năm 2023 cán bộ xã", []),
        ("trong năm học viên được nghỉ", []),
        ("hàng trăm lao động", []),
        ("quận Ba Đình, hai ba người", []),
        ("50 - 60 người", []),
        ("từ 50 đến 60 người", []),
        ("12 lớp, 30 hộ, 5 xã", []),
        ("năm tăng trưởng 5 động viên", []),
    ],
)
def test_people_counts(text: str, wanted: list[tuple[int, str, str]]) -> None:
    found = find_people_counts(text, [(0, len(text))])
    assert [(count.count, count.bound, count.unit) for _, count in found] == wanted


HOSTILE = ("1" * 100_000, "12 345 " * 14_000, "Dự hội nghị có 12 cán bộ, " * 4_000, "mỗi lớp " * 12_500, " " * 100_000)


@pytest.mark.parametrize("line", HOSTILE, ids=("digits", "spaced", "counts", "each", "blanks"))
def test_hostile_lines_are_read_in_time(line: str) -> None:
    find_people_counts(line, [(0, len(line))])
    for frame in FRAMES:
        for pattern in (frame.before, frame.after, frame.unless_after):
            if pattern:
                began = process_time()
                pattern.search(line[:320])
                assert process_time() - began < 0.5, frame.name
