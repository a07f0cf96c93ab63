"""Invented articles with their records, made by hand, and Hypothesis strategies for any record."""

from datetime import date

from hypothesis import strategies as st

from gn_cli.article import Article
from gn_cli.report import (
    Caution,
    ClassCount,
    EventDate,
    Evidence,
    HeadCount,
    Lecturer,
    OfficialDocument,
    Organizer,
    Place,
    PoorHouseholds,
    PovertyRate,
    Report,
    Training,
)


def at(text: str, words: str, rule: str, *notes: str) -> Evidence:
    """Evidence for the first occurrence of some words."""
    start = text.index(words)
    return Evidence(start, start + len(words), words, rule, notes)


SON_DONG = Article.from_text(
    "BẮC GIANG - Tập huấn giảm nghèo tại Sơn Động\n"
    "Ngày 22/9/2023, tại hội trường UBND huyện Sơn Động, Sở Y tế tổ chức 2 lớp tập huấn cho hơn 120 học viên theo "
    "Kế hoạch số 41/KH-SYT ngày 5/9/2023. ThS Đỗ Thị Hòa (Trường Cao đẳng Y) lên lớp. "
    "Tỷ lệ hộ nghèo của Bắc Giang năm 2022 còn 4,52%, huyện Sơn Động có 1.024 hộ nghèo.",
    "bai/son-dong.txt",
)
_T = SON_DONG.text
SON_DONG_REPORT = Report(
    id=SON_DONG.id,
    source=SON_DONG.source,
    title="Tập huấn giảm nghèo tại Sơn Động",
    published=date(2023, 9, 23),
    byline="Đặng Văn Ký",
    is_training=True,
    trainings=(
        Training(
            event_dates=(
                EventDate(date(2023, 9, 22), date(2023, 9, 22), at(_T, "Ngày 22/9/2023", "dates.day_month_year")),
            ),
            place=Place(
                "Bắc Giang", "Sơn Động", None, "hội trường UBND huyện Sơn Động", "220", "Bắc Ninh", "24",
                at(_T, "huyện Sơn Động", "places.kind_name", "province: district"),
                at(_T, "hội trường UBND huyện Sơn Động", "places.venue"),
            ),
            participants=HeadCount(120, "over", "học viên", at(_T, "hơn 120 học viên", "head_counts.plain")),
            classes=ClassCount(2, at(_T, "2 lớp tập huấn", "classes.plain")),
            lecturers=(
                Lecturer("Đỗ Thị Hòa", "ThS", "Trường Cao đẳng Y", at(_T, "ThS Đỗ Thị Hòa", "lecturers.teaches")),
            ),
            organizers=(Organizer("Sở Y tế", at(_T, "Sở Y tế", "organizers.held_by")),),
        ),
    ),
    documents=(
        OfficialDocument(
            "Kế hoạch", "41/KH-SYT", date(2023, 9, 5), None,
            at(_T, "Kế hoạch số 41/KH-SYT ngày 5/9/2023", "documents.full"),
        ),
    ),
    poverty_rates=(
        PovertyRate(4.52, None, "poor", "level", 2022, "Bắc Giang", at(_T, "4,52%", "poverty.rate")),
    ),
    poor_households=(
        PoorHouseholds(1024, "poor", "level", 2022, "Sơn Động", at(_T, "1.024 hộ", "poverty.households")),
    ),
    title_evidence=at(_T, "Tập huấn giảm nghèo tại Sơn Động", "header.title"),
)  # fmt: skip

KRONG_BONG = Article.from_text(
    "Hai lớp tập huấn ở Đắk Lắk\nNgày 3/6/2024 tại Krông Bông, Hội Nông dân huyện mở lớp cho 40 hộ dân. "
    "Từ 5 đến 7/6/2024, Hội Nông dân và Sở Y tế mở lớp tại Cư Pui cho gần 85 cán bộ do bà Đỗ Thị Hòa "
    "và ông Y Kiên Niê đứng lớp.",
    "bai/krong-bong.txt",
)
_T = KRONG_BONG.text
KRONG_BONG_REPORT = Report(
    id=KRONG_BONG.id,
    source=KRONG_BONG.source,
    title="Hai lớp tập huấn ở Đắk Lắk",
    published=date(2024, 6, 8),
    byline=None,
    is_training=True,
    trainings=(
        Training(
            event_dates=(
                EventDate(date(2024, 6, 3), date(2024, 6, 3), at(_T, "Ngày 3/6/2024", "dates.day_month_year")),
            ),
            place=Place("Đắk Lắk", "Krông Bông", province_now="Đắk Lắk", evidence=at(_T, "Krông Bông", "places.name")),
            participants=HeadCount(40, "exact", "hộ dân", at(_T, "40 hộ dân", "head_counts.plain")),
            organizers=(Organizer("Hội Nông dân huyện", at(_T, "Hội Nông dân huyện", "organizers.held_by")),),
        ),
        Training(
            event_dates=(EventDate(date(2024, 6, 5), date(2024, 6, 7), at(_T, "Từ 5 đến 7/6/2024", "dates.span")),),
            place=Place(
                "Đắk Lắk", "Krông Bông", "Cư Pui", province_now="Đắk Lắk", evidence=at(_T, "Cư Pui", "places.name")
            ),
            participants=HeadCount(85, "nearly", "cán bộ", at(_T, "gần 85 cán bộ", "head_counts.plain")),
            lecturers=(
                Lecturer("Đỗ Thị Hòa", None, None, at(_T, "Đỗ Thị Hòa", "lecturers.teaches")),
                Lecturer("Y Kiên Niê", None, None, at(_T, "Y Kiên Niê", "lecturers.teaches")),
            ),
            organizers=(
                Organizer("Hội Nông dân", at(_T, "Hội Nông dân và", "organizers.held_by")),
                Organizer("Sở Y tế", at(_T, "Sở Y tế", "organizers.held_by")),
            ),
        ),
    ),
    needs_review=True,
    warnings=(Caution("place", "hai xã cùng tên", 5, 9),),
)

CHO_PHIEN = Article.from_text("Chợ phiên vùng cao\nBà con bán ngô, gà và mật ong.", "bai/cho-phien.txt")
CHO_PHIEN_REPORT = Report(
    id=CHO_PHIEN.id, source=CHO_PHIEN.source, title="Chợ phiên vùng cao", published=None, byline=None, is_training=False
)

RECORDS = ((SON_DONG, SON_DONG_REPORT), (KRONG_BONG, KRONG_BONG_REPORT), (CHO_PHIEN, CHO_PHIEN_REPORT))


# Any record: numbers that fit SQLite, figures that are numbers, text of letters (no lone surrogates).
st.register_type_strategy(int, st.integers(-(2**63), 2**63 - 1))
# SQLite keeps no sign of a zero.
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False).map(lambda value: value + 0.0))
st.register_type_strategy(str, st.text(max_size=8))


def _few(kind: type) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(st.from_type(kind), max_size=2).map(tuple)


TRAININGS = st.builds(
    Training,
    event_dates=_few(EventDate),
    participants_parts=_few(HeadCount),
    lecturers=_few(Lecturer),
    organizers=_few(Organizer),
)
REPORTS = st.builds(
    Report,
    id=st.text("0123456789abcdef", min_size=16, max_size=16),
    trainings=st.lists(TRAININGS, max_size=2).map(tuple),
    documents=_few(OfficialDocument),
    poverty_rates=_few(PovertyRate),
    poor_households=_few(PoorHouseholds),
    warnings=_few(Caution),
)
