"""The pages for a browser as they are made: numbers equal to the database's, text escaped, structure, colours."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from command import copy_samples, gn, made_database
from invented import invented_store
from lxml import html
from made import SON_DONG, SON_DONG_REPORT, at

from gn_cli.article import Article
from gn_cli.page.article import article_page
from gn_cli.page.rates import Rate, panels, told_rates
from gn_cli.page.report import report_page
from gn_cli.page.rows import COLUMNS, STATIC_ROWS, context
from gn_cli.page.scale import scale, steps_of
from gn_cli.page.texts import counted
from gn_cli.page.timeline import Year, columns, spread
from gn_cli.render.cells import for_reader
from gn_cli.report import Evidence, Lecturer, Organizer, Place, Training
from gn_cli.schema import Lang
from gn_cli.store import Filter, Store, Units
from gn_cli.traced import traced

NASTY = "</script><script>alert('x')</script><b onclick=\"alert(1)\">&amp;'\" <!-- \u2028"


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A thousand invented reports."""
    with Store.open(invented_store(tmp_path_factory.mktemp("invented") / "gn.db", 1000)) as store:
        yield store


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the sample reports."""
    folder = tmp_path_factory.mktemp("samples")
    copy_samples(folder / "news")
    assert gn("ingest", folder / "news", "--db", folder / "gn.db").code == 0
    return folder / "gn.db"


def parsed(page: str) -> Any:
    """The page as a tree."""
    return html.document_fromstring(page)


def embedded(tree: Any) -> dict[str, Any]:
    """The data of the table."""
    (element,) = tree.xpath("//script[@id='data']")
    data: dict[str, Any] = json.loads(element.text)
    return data


def cells(tree: Any, path: str) -> list[list[str]]:
    """The rows of a table as texts; cells for the eye only are left out."""
    return [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./*[not(@aria-hidden)]")]
        for row in tree.xpath(path + "/tbody/tr")
    ]


# Numbers


@pytest.mark.parametrize(("lang", "units"), [("en", "now"), ("vi", "then")])
def test_the_numbers_are_the_database_s(invented: Store, lang: Lang, units: Units) -> None:
    tree = parsed(report_page(invented, lang=lang, units=units))
    (totals,) = invented.stats()
    shown = [element.text for element in tree.xpath("//dd[@class='number']")]
    assert shown[:2] == [for_reader(totals["trainings"], lang), counted(totals, lang)]
    assert shown[3:5] == [for_reader(totals["classes"], lang), for_reader(totals["lecturers"], lang)]

    provinces = invented.stats(["province"], units=units)
    told = {row["province"] or "": (row["trainings"], counted(row, lang) or "–") for row in provinces}
    listed = cells(tree, "//section[@id='places']//table")
    unknown = "Province not told" if lang == "en" else "Không rõ tỉnh"
    assert {("" if name == unknown else name): (number, people) for name, number, people in listed} == {
        name: (for_reader(number, lang), people) for name, (number, people) in told.items()
    }
    tips = tree.xpath("//*[contains(@class,'tile')]/title/text()")
    on_map = {name: int(count) for name, _, count in (tip.rpartition(": ") for tip in tips) if "(" not in name}
    assert sum(on_map.values()) == sum(number for name, (number, _) in told.items() if name in on_map)

    years = {row["year"]: row for row in invented.stats(["year"]) if row["year"]}
    trainings, people = (cells(tree, f"(//section[@id='time']//details)[{number}]//table") for number in (1, 2))
    shown_years = {int(year): count for year, count in trainings if year.isdecimal()}
    assert all(shown_years[year] == for_reader(years[year]["trainings"], lang) for year in shown_years if year in years)
    assert sorted(shown_years) == list(range(min(shown_years), max(years) + 1))
    for year, count in people:
        if year.isdecimal() and int(year) in years:
            assert count == (counted(years[int(year)], lang) or ("not told" if lang == "en" else "không nêu"))
    assert (f"{totals['left_out']} " in tree.xpath("//section[@id='trainings']//p")[0].text) == bool(totals["left_out"])
    months = {row["month"]: row["trainings"] for row in invented.stats(["month"]) if row["month"]}
    for month, count in cells(tree, "(//section[@id='time']//details)[3]//table"):
        assert count == for_reader(months[f"{month[3:]}-{month[:2]}"], lang)


def test_the_table_holds_every_training(invented: Store) -> None:
    data = embedded(parsed(report_page(invented)))
    rows = [dict(zip(COLUMNS, row, strict=True)) for row in data["rows"]]
    found = list(invented.find(extra=True))
    assert [(row["id"], row["training"]) for row in rows] == [(row["id"], row["training"]) for row in found]
    for row, known in zip(rows, found, strict=True):
        assert row["participants"] == known["participants"]
        assert row["day"] == (known["first_date"].isoformat() if isinstance(known["first_date"], date) else "")
        assert row["province"] == (known["province_now"] or known["province"] or "")
        assert row["needs_review"] == int(bool(known["needs_review"]))


def test_the_words_are_those_of_the_evidence(invented: Store) -> None:
    data = embedded(parsed(report_page(invented, Filter(year=2024))))
    assert data["words"]
    for short, values in list(data["words"].items())[:40]:
        article, report = invented.get(short)
        whole = " ".join(article.text.split())
        for _, _, _, before, words, after, _, _ in values:
            assert len(words) <= 401
            quoted = " ".join((before.lstrip("…") + words + ("" if words.endswith("…") else after)).rstrip("…").split())
            assert re.sub(r"[\x00-\x1f\x7f-\x9f ]+", "", quoted) in re.sub(r"[\x00-\x1f\x7f-\x9f ]+", "", whole)
        assert len(values) >= len(report.trainings)


def test_a_filter_holds_for_the_whole_page(samples: Path) -> None:
    page = gn("report", "-", "--db", samples, "--province", "lam dong", "--lang", "vi").out
    tree = parsed(page)
    assert tree.xpath("//dd[@class='number']")[0].text == "2"
    assert "Chỉ gồm: Tỉnh: lam dong" in tree.xpath("//p[@class='asked']")[0].text
    assert {row[4] for row in embedded(tree)["rows"]} == {"Lâm Đồng"}
    assert gn("report", "-", "--db", samples, "--province", "Atlantis").code == 2


def test_nothing_found_is_a_page_too(samples: Path) -> None:
    tree = parsed(gn("report", "-", "--db", samples, "--year", "1990").out)
    assert tree.xpath("//dd[@class='number']")[0].text == "0"
    assert "No training matches." in tree.text_content()
    assert len(tree.xpath("//*[contains(@class,'tile')][title]")) == 36


def test_equal_records_give_equal_pages(samples: Path, tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        assert gn("report", tmp_path / name, "--db", samples, "--title", "Báo cáo <quý I>").code == 0
    one = (tmp_path / "one.html").read_bytes()
    assert one == (tmp_path / "two.html").read_bytes()
    assert "<h1>Báo cáo &lt;quý I&gt;</h1>" in one.decode()


def test_the_page_of_the_samples_is_small(samples: Path) -> None:
    for units in ("now", "then"):
        page = gn("report", "-", "--db", samples, "--lang", "vi", "--units", units).out
        assert len(page.encode()) < 600_000


def test_only_the_first_rows_stand_in_the_page_itself(invented: Store) -> None:
    tree = parsed(report_page(invented))
    assert len(tree.xpath("//table[@id='list']/tbody/tr")) == STATIC_ROWS
    (note,) = tree.xpath("//noscript")
    assert f"the first {STATIC_ROWS} of" in note.text_content()


# Escaping


def nasty() -> tuple[Article, Any]:
    """A report whose words are markup."""
    article = Article.from_text(f"Tập huấn {NASTY}\nNgày 22/9/2023 do Sở {NASTY} mở.", f"bai/{NASTY}.txt")
    words = f"Sở {NASTY}"
    report = replace(
        SON_DONG_REPORT,
        id=article.id,
        source=article.source,
        title=f"Tập huấn {NASTY}",
        byline=NASTY,
        trainings=(
            Training(
                place=Place(
                    "Bắc Giang", "Sơn Động", NASTY, NASTY, evidence=at(article.text, "Ngày 22/9/2023", "places.x")
                ),
                organizers=(Organizer(words, at(article.text, words, "organizers.by", NASTY)),),
                lecturers=(Lecturer(NASTY, NASTY, NASTY, at(article.text, NASTY, "lecturers.x")),),
            ),
        ),
        documents=(),
        poverty_rates=(replace(SON_DONG_REPORT.poverty_rates[0], place="Sơn <Động>"),),
        poor_households=(),
        title_evidence=None,
    )
    return article, report


def test_words_of_an_article_are_never_markup(tmp_path: Path) -> None:
    with Store.open(tmp_path / "gn.db", write=True) as store:
        store.put([nasty()])
        page = report_page(store, title=NASTY)
    tree = parsed(page)
    assert tree.xpath("count(//script)") == 3
    assert page.count("</script>") == 3
    assert not tree.xpath("//*[@onclick]")
    assert not tree.xpath("//b")
    (row,) = embedded(tree)["rows"]
    assert row[COLUMNS.index("title")] == " ".join(f"Tập huấn {NASTY}".split())
    (values,) = embedded(tree)["words"].values()
    assert any(value[4] == " ".join(f"Sở {NASTY}".split()) for value in values)


def test_the_page_of_an_article_is_escaped_too() -> None:
    article, report = nasty()
    tree = parsed(article_page(article, report, (), sources=(article.source, NASTY), alike=((NASTY, 0.9),)))
    assert tree.xpath("count(//script)") == 1
    assert not tree.xpath("//b")
    assert not tree.xpath("//*[@onclick]")
    (text,) = tree.xpath("//div[contains(@class,'text')]")
    for tag in text.xpath(".//span[@class='tag']"):
        tag.getparent().text_content()
    shown = "".join(text.xpath(".//text()[not(parent::span[@class='tag'])]"))
    assert shown.split() == article.text.replace("\u2028", " ").split()


@pytest.mark.parametrize(
    "template", sorted(files("gn_cli.page").joinpath("templates").iterdir(), key=lambda one: one.name)
)
def test_no_template_switches_escaping_off(template: Any) -> None:
    text = template.read_text(encoding="utf-8")
    assert "|safe" not in text.replace(" ", "")
    assert "autoescape" not in text
    assert "innerHTML" not in text


# Phrases


def test_every_phrase_is_told_in_both_languages_and_used() -> None:
    room = Path(str(files("gn_cli.page")))
    sources = "".join(path.read_text(encoding="utf-8") for path in room.rglob("*.*") if path.suffix != ".pyc")
    phrases = tomllib.loads(files("gn_cli.lexicon").joinpath("page.toml").read_text(encoding="utf-8"))
    for key, told in phrases.items():
        assert set(told) == {"en", "vi"}
        assert sorted(re.findall(r"{\w+}", told["en"])) == sorted(re.findall(r"{\w+}", told["vi"]))
        assert unicodedata.is_normalized("NFC", told["vi"])
        # The words of the figures and of the two maps have names put together.
        made = key.removesuffix("_note").removesuffix("_now").removesuffix("_then")
        assert re.search(rf"[\"'](?:{key}|{made}|{made}_)[\"']", sources), key


# Self-contained, structure


def pages(samples: Path) -> Iterator[tuple[str, Any]]:
    """One page of each kind and language."""
    for lang in ("en", "vi"):
        page = gn("report", "-", "--db", samples, "--lang", lang).out
        yield page, parsed(page)
        page = gn("show", "5853", "--db", samples, "--html", "-", "--explain", "--lang", lang).out
        yield page, parsed(page)


def test_a_page_asks_for_nothing_from_outside(samples: Path) -> None:
    for page, tree in pages(samples):
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy
        addresses = tree.xpath("//@src | //@href | //@srcset | //@action | //@poster")
        assert [address for address in addresses if not address.startswith(("#", "data:,"))] == []
        assert not re.search(r"@import|url\(|https?://(?!www\.w3\.org/2000/svg)", re.sub(r'id="data">.*', "", page))
        assert not tree.xpath("//@style")


def test_the_structure_can_be_heard(samples: Path) -> None:
    for _, tree in pages(samples):
        assert tree.get("lang") in ("en", "vi")
        assert len(tree.xpath("//h1")) == 1
        assert len(tree.xpath("//main[@id='content']")) == 1
        assert tree.xpath("//a[@class='skip']/@href") == ["#content"]
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        for pointed in " ".join(tree.xpath("//@aria-labelledby")).split():
            assert pointed in ids
        for image in tree.xpath("//svg[not(ancestor-or-self::*[@aria-hidden])]"):
            assert image.get("role") == "img"
            assert image.xpath("./title/text()")[0].strip()
            assert image.xpath("./desc/text()")[0].strip()
        for table in tree.xpath("//table"):
            assert table.xpath("./caption")
            assert table.xpath("./thead//th[@scope='col']")
            assert all(row.xpath("./th[@scope]") for row in table.xpath("./tbody/tr"))
        for button in tree.xpath("//button"):
            assert button.get("type") == "button"
        for field in tree.xpath("//input | //select"):
            assert field.xpath("ancestor::label")
        levels = [int(head.tag[1]) for head in tree.xpath("//h1 | //h2 | //h3")]
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_every_chart_has_a_table_behind_it(samples: Path) -> None:
    tree = parsed(gn("report", "-", "--db", samples).out)
    assert len(tree.xpath("//section[@id='time']//figure[.//svg and .//table]")) == 3
    assert tree.xpath("//section[@id='places']//table")
    points = tree.xpath("//section[@id='rates']//circle/title/text()")
    rows = cells(tree, "//section[@id='rates']//table")
    assert sorted(points) == sorted(f"{row[1]}, {row[2]}: {row[4]} %" for row in rows)


# The article


def test_show_html_marks_the_words_of_every_value(samples: Path, tmp_path: Path) -> None:
    assert gn("show", "5853", "--db", samples, "--html", tmp_path / "a.html", "--lang", "vi").code == 0
    tree = parsed((tmp_path / "a.html").read_text(encoding="utf-8"))
    (text,) = tree.xpath("//div[contains(@class,'text')]")
    shown = "".join(text.xpath(".//text()[not(parent::span[@class='tag'])]"))
    with Store.open(samples) as store:
        article, report = store.get("5853")
    assert shown == article.text
    links = tree.xpath("//td/a[starts-with(@href,'#w')]")
    assert len(links) == sum(one.evidence is not None for one in traced(report))
    for link in links:
        (here,) = tree.xpath(f"//a[@id='{link.get('href')[1:]}']")
        following = "".join(here.xpath("following::text()[not(parent::span[@class='tag'])]"))
        assert " ".join(following.split()).startswith(link.text)
    assert "Mọi ngày tháng tìm thấy" not in tree.text_content()
    explained = gn("show", "5853", "--db", samples, "--html", "-", "--explain", "--lang", "vi").out
    assert "Mọi ngày tháng tìm thấy" in parsed(explained).text_content()


def test_every_kind_of_value_in_made_records_has_a_colour(tmp_path: Path) -> None:
    page = gn("show", SON_DONG.id, "--db", made_database(tmp_path), "--html", "-").out
    marks = {
        (mark.get("class"), mark.text_content()) for mark in parsed(page).xpath("//div[contains(@class,'text')]//mark")
    }
    assert {("m-date", "Ngày 22/9/2023"), ("m-body", "Sở Y tế"), ("m-people", "hơn 120 học viên")} <= marks
    assert {("m-person", "ThS Đỗ Thị Hòa"), ("m-poverty", "4,52%"), ("m-people", "2 lớp tập huấn")} <= marks


# Charts


def test_years_without_a_training_are_gaps() -> None:
    years = spread({2019: (4, "4"), 2022: (1, "1")}, "to {year}")
    assert years == (Year("2019", 4, "4"), Year("2020", None, ""), Year("2021", None, ""), Year("2022", 1, "1"))
    drawn = columns(years, "none")
    assert [column.height > 0 for column in drawn.columns] == [True, False, False, True]
    assert [column.tip for column in drawn.columns] == ["2019: 4", "2020: none", "2021: none", "2022: 1"]


def test_a_year_long_ago_does_not_stretch_the_chart() -> None:
    years = spread({1901: (1, "1"), 1950: (2, "2"), 2020: (3, "3"), 2024: (5, "5")}, "to {year}")
    assert years[0] == Year("to 1994", 3, "3")
    assert [year.label for year in years[1:]] == [str(year) for year in range(1995, 2025)]


@pytest.mark.parametrize("top", [0, 1, 2, 3, 7, 10, 99, 100, 101, 4_321, 1_000_000])
def test_the_axis_ends_above_the_highest_column(top: int) -> None:
    drawn = columns((Year("2020", top, str(top)),), "none")
    assert drawn.ticks[0].value == 0
    assert drawn.ticks[-1].value >= top
    assert 2 <= len(drawn.ticks) <= 6
    assert drawn.columns[0].y >= 20


@pytest.mark.parametrize(
    ("top", "labels"), [(0, ()), (1, ("1",)), (2, ("1", "2")), (5, ("1", "2", "3", "4", "5")),
                        (100, ("1–3", "4–6", "7–16", "17–40", "41–100"))]
)  # fmt: skip
def test_the_steps_of_a_scale_cover_every_count_once(top: int, labels: tuple[str, ...]) -> None:
    steps = scale([top, min(top, 1), 0])
    assert tuple(step.label for step in steps) == labels
    assert sorted(steps_of(steps)) == list(range(1, top + 1))


def test_a_scale_divides_the_range_of_its_counts() -> None:
    assert [step.label for step in scale([9, 29, 14])] == ["1–11", "12–14", "15–18", "19–23", "24–29"]
    assert [(step.step, step.label) for step in scale([7, 7])] == [(3, "1–7")]


def test_no_line_joins_two_standards() -> None:
    values = {2019: 9.0, 2020: 8.0, 2021: 7.0, 2022: 12.0, 2023: 10.5, 2026: 8.0, 2027: 14.0}
    rates = [Rate("Lào Cai", "Lào Cai", year, value, "r") for year, value in values.items()]
    (panel,) = panels(rates, "en")
    (line,) = panel.lines
    assert [zone.standard for zone in panel.zones] == ["until_2021", "2022_2026", "from_2027"]
    assert [path.count("L") + 1 for path in line.paths] == [3, 3]
    assert len(line.points) == 7
    for path in line.paths:
        xs = [float(x) for x in re.findall(r"[ML]([\d.]+)", path)]
        inside = [zone for zone in panel.zones if zone.x <= min(xs) and max(xs) <= zone.x + zone.width]
        assert len(inside) == 1
    for one, other in pairwise(panel.zones):
        assert one.x + one.width < other.x


def test_names_beside_lines_do_not_cover_each_other() -> None:
    rates = [Rate("Sơn La", f"Xã {number}", 2023, 30.0 + number / 10, "r") for number in range(9)]
    (panel,) = panels(rates, "vi")
    ys = sorted(line.label_y for line in panel.lines)
    assert all(later - earlier >= 12.9 for earlier, later in pairwise(ys))
    assert ys[-1] <= panel.base
    assert panel.more == 3


@pytest.mark.parametrize(
    ("place", "told", "units", "province"),
    [
        ("Hòa Bình", "Phú Thọ", "now", "Phú Thọ"),
        ("Hòa Bình", "Phú Thọ", "then", "Hòa Bình"),
        ("Quảng Ninh", "Quảng Bình", "then", "Quảng Bình"),
        ("Quảng Ninh", "Hải Phòng", "now", "Quảng Ninh"),
        ("Bình Thuận", "Đà Nẵng", "then", "Bình Thuận"),
        ("Quảng Ninh", None, "now", "Quảng Ninh"),
        ("Sơn Động", None, "now", "Bắc Ninh"),
        ("Sơn Động", None, "then", "Bắc Giang"),
        ("Tân Tiến", None, "now", None),
    ],
)
def test_a_rate_stands_in_the_panel_of_its_province(
    place: str, told: str | None, units: Units, province: str | None
) -> None:
    row = {"id": "a", "kind": "poor", "measure": "level", "year": 2022, "place": place, "value": 4.5,
           "published": date(2023, 9, 1)}  # fmt: skip
    training = {"id": "a", "province": told, "province_now": told, "district": None, "commune": None}
    trainings = [training] if told else []
    rates = told_rates([dict(row)], [dict(one) for one in trainings], units)
    assert [rate.province for rate in rates] == ([province] if province else [])


def test_words_stand_in_their_context() -> None:
    text = "Sáng nay, tại hội trường " + "rộng " * 30 + "xã Yên Định,\nSở Y tế mở lớp cho bà con. " + "Hết. " * 40
    start = text.index("Sở Y tế")
    before, words, after = context(text, Evidence(start, start + 7, "Sở Y tế", "r"))
    assert words == "Sở Y tế"
    assert before.startswith("…rộng ")
    assert before.endswith("xã Yên Định, ")
    assert after.startswith(" mở lớp cho bà con. Hết.")
    assert after.endswith("…")
    assert len(before) < 90 > len(after)


# Colours


def colours(name: str) -> dict[str, str]:
    """The colours of a theme by name."""
    text = files("gn_cli.page").joinpath("templates", name).read_text(encoding="utf-8")
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", text if name == "dark.css" else text.split("@media")[0]))


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


TEXT_ON = [
    *((text, back) for text in ("ink", "muted", "accent") for back in ("page", "card", "raised")),
    *((f"t{step}", f"s{step}") for step in range(6)),
    *(("m-ink", f"m-{name}") for name in "date place people person body document poverty title".split()),
    ("doubt", "doubt-back"), ("mark-ink", "mark"), ("ink", "card"), ("accent", "card"),
]  # fmt: skip
SHAPES_ON = [("s4", "card"), ("people", "card"), ("people", "raised"), ("accent", "raised"), ("focus", "page"),
             ("focus", "card"), ("muted", "page")]  # fmt: skip


@pytest.mark.parametrize("theme", ["page.css", "dark.css"])
def test_contrasts_are_enough(theme: str) -> None:
    known = colours(theme)
    assert [(one, other) for one, other in TEXT_ON if contrast(known[one], known[other]) < 4.5] == []
    assert [(one, other) for one, other in SHAPES_ON if contrast(known[one], known[other]) < 3] == []


@pytest.mark.parametrize("theme", ["page.css", "dark.css"])
def test_the_steps_differ_in_lightness_not_only_in_hue(theme: str) -> None:
    known = colours(theme)
    steps = [luminance(known[f"s{step}"]) for step in range(6)]
    assert steps == sorted(steps, reverse=theme == "page.css")
    for one, other in zip(range(1, 5), range(2, 6), strict=True):
        assert contrast(known[f"s{one}"], known[f"s{other}"]) > 1.25


def test_both_themes_have_the_same_colours() -> None:
    assert set(colours("page.css")) == set(colours("dark.css"))
