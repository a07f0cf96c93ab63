"""The pages in a real browser: Debian's chromium, headless, from a file. Skipped where there is none."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from command import copy_samples, gn
from invented import invented_store
from made import at

from gn_cli.article import Article
from gn_cli.page.article import article_page
from gn_cli.page.report import report_page
from gn_cli.page.rows import WORDS_OF
from gn_cli.report import Caution, Organizer, Place, Report, Training
from gn_cli.store import Store

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
         "--disable-background-networking", "--disable-component-update", "--window-size=1280,900")  # fmt: skip

pytestmark = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver (Debian's packages)")


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A browser with a profile of its own; selenium looks for no driver and fetches none."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="needs selenium")
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.implicitly_wait(2)
    yield driver
    driver.quit()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the samples: en.html, vi.html and article.html, and their database."""
    folder = tmp_path_factory.mktemp("pages")
    copy_samples(folder / "news")
    assert gn("ingest", folder / "news", "--db", folder / "gn.db").code == 0
    for lang in ("en", "vi"):
        assert gn("report", folder / f"{lang}.html", "--db", folder / "gn.db", "--lang", lang).code == 0
    assert gn("show", "5853", "--db", folder / "gn.db", "--html", folder / "article.html").code == 0
    endless = "tập-huấn/" + "không_có_chỗ_ngắt" * 20
    article = Article.from_text(f"{endless}\nSở {endless} mở lớp.", endless)
    evidence = at(article.text, f"Sở {endless}", "organizers.by", endless)
    training = Training(place=Place(commune=endless, evidence=evidence), organizers=(Organizer(endless, evidence),))
    report = Report(article.id, endless, endless, None, None, True, (training,), warnings=(Caution("place", endless),))
    (folder / "long-article.html").write_text(
        article_page(article, report, (), sources=("a", endless)), encoding="utf-8"
    )
    with Store.open(folder / "long.db", write=True) as store:
        store.put([(article, report)])
        (folder / "long.html").write_text(report_page(store, title=endless), encoding="utf-8")
    return folder


@pytest.fixture
def page(browser: Any, folder: Path) -> Iterator[Any]:
    """The English page, freshly opened at a desk; nothing may be complained of while a test works with it."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 1280, "height": 900, "deviceScaleFactor": 1, "mobile": False}
    )
    media(browser, "light")
    browser.get((folder / "en.html").as_uri())
    browser.execute_script("localStorage.clear()")
    browser.get((folder / "en.html").as_uri())
    yield browser
    assert browser.get_log("browser") == []


def media(browser: Any, scheme: str) -> None:
    """Ask for light or dark as the system would."""
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})


def one(browser: Any, selector: str) -> Any:
    """The first element of a selector."""
    return browser.find_element("css selector", selector)


def column(browser: Any, number: int) -> list[str]:
    """The texts of a column of the table, from 1."""
    script = "return [...document.querySelectorAll('#list tr.row')].map(row => row.cells[arguments[0]].textContent)"
    told: list[str] = browser.execute_script(script, number)
    return told


def back_of(browser: Any, selector: str = "body") -> str:
    """The colour behind an element."""
    script = "return getComputedStyle(document.querySelector(arguments[0])).backgroundColor"
    return str(browser.execute_script(script, selector))


def test_it_opens_from_a_file_and_asks_for_nothing(page: Any, folder: Path) -> None:
    for name in ("en", "vi", "article"):
        page.get((folder / f"{name}.html").as_uri())
        assert page.execute_script("return performance.getEntriesByType('resource').map(entry => entry.name)") == []
        assert page.execute_script("return document.readyState") == "complete"
    # What the policy forbids does not happen even when a script asks for it.
    blocked = page.execute_async_script(
        "fetch('http://127.0.0.1:9/').then(arguments[0], () => arguments[0]('refused'))"
    )
    assert blocked == "refused"
    assert any("Content Security Policy" in entry["message"] for entry in page.get_log("browser"))


def test_it_sorts_by_click_and_by_keyboard(page: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    newest_first = column(page, 1)
    assert newest_first == sorted(newest_first, reverse=True)
    head = one(page, "th[data-sort='province']")
    head.find_element("css selector", "button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    names = column(page, 2)
    assert names[:3] == ["Cà Mau", "Cao Bằng", "Đắk Lắk"] or names[:3] == ["Cao Bằng", "Cà Mau", "Đắk Lắk"]
    assert names.index("Đắk Lắk") < names.index("Gia Lai")
    people = one(page, "th[data-sort='participants']")
    people.find_element("css selector", "button").send_keys(Keys.ENTER)
    assert (head.get_attribute("aria-sort"), people.get_attribute("aria-sort")) == (None, "ascending")
    assert column(page, 4)[0] == "45"
    people.find_element("css selector", "button").send_keys(Keys.SPACE)
    assert people.get_attribute("aria-sort") == "descending"
    counts = column(page, 4)
    assert counts[0] == "≥ 1100"
    # Trainings without a number stand last in both orders.
    assert counts[-1] == ""


def test_it_searches_with_or_without_accents(page: Any) -> None:
    search = one(page, "#search")
    for typed, hits in (("dak lak", 1), ("Đắk Lắk", 1), ("ĐẮK LẮK krong", 1), ("hòa bình", 1), ("hoà", 7), ("đạk", 0)):
        search.clear()
        search.send_keys(typed)
        shown = one(page, "#hits").text
        if typed in ("hòa bình", "hoà"):
            # The two ways to place a tone find the same.
            search.clear()
            search.send_keys(typed.replace("òa", "oà") if "òa" in typed else typed.replace("oà", "òa"))
            assert one(page, "#hits").text == shown
        else:
            assert shown == f"{hits} of 18 trainings", typed
    search.clear()
    search.send_keys("x")
    search.clear()
    search.send_keys(" ")
    assert one(page, "#hits").text == "18 of 18 trainings"


def test_it_filters_by_province_and_by_doubt(page: Any) -> None:
    link = one(page, ".link[data-province='Quảng Trị']")
    link.click()
    assert set(column(page, 2)) == {"Quảng Trị"}
    assert one(page, "#province").get_attribute("value") == "Quảng Trị"
    one(page, "#review").click()
    assert one(page, "#hits").text.startswith(str(len(column(page, 2))))


def test_a_row_opens_the_words_behind_its_values(page: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    one(page, "#search").send_keys("krong bong")
    button = one(page, "#list .open")
    assert button.get_attribute("aria-expanded") == "false"
    button.send_keys(Keys.ENTER)
    assert button.get_attribute("aria-expanded") == "true"
    words = one(page, f"#{button.get_attribute('aria-controls')}")
    marks = [mark.text for mark in words.find_elements("css selector", "mark")]
    assert "38,2%" in marks
    assert "poverty." in words.text
    one(page, "#list tr.row td.day").click()
    assert button.get_attribute("aria-expanded") == "false"
    page.implicitly_wait(0)
    assert page.find_elements("css selector", "tr.words") == []
    page.implicitly_wait(2)


def test_the_theme_follows_the_system_and_the_button(page: Any) -> None:
    light = back_of(page)
    media(page, "dark")
    dark = back_of(page)
    assert light == "rgb(245, 247, 249)"
    assert dark == "rgb(14, 20, 27)"
    button = one(page, "button.theme")
    button.click()
    assert back_of(page) == light

    def kept() -> bool:
        page.refresh()
        return back_of(page) == light

    # The browser may write down what a page keeps only a moment later.
    assert any(kept() for _ in range(5))
    one(page, "button.theme").click()
    assert back_of(page) == dark
    assert one(page, "button.theme").get_attribute("aria-pressed") == "true"
    # Paper is light whatever the screen is.
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print", "features": []})
    assert back_of(page) == "rgb(255, 255, 255)"
    assert page.execute_script("return getComputedStyle(document.querySelector('.theme')).display") == "none"
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", ["en", "vi", "article", "long", "long-article"])
def test_it_fits_a_telephone_and_a_desk(page: Any, folder: Path, name: str, width: int) -> None:
    page.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 740, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    page.get((folder / f"{name}.html").as_uri())
    if "article" not in name:
        one(page, "#list .open").click()
    assert page.execute_script("return document.documentElement.scrollWidth") <= width


def test_the_keyboard_reaches_all_and_is_seen(page: Any) -> None:
    from selenium.webdriver.common.keys import Keys

    reached = []
    while "open" not in reached:
        page.switch_to.active_element.send_keys(Keys.TAB)
        element = page.switch_to.active_element
        reached.append(element.get_attribute("class") or element.get_attribute("id") or element.tag_name)
        outline = page.execute_script("return getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", reached[-1]
    assert reached[0] == "skip"
    assert {"theme", "link", "search", "province", "review", "open"} <= set(reached)


def test_twenty_thousand_rows_are_drawn_as_they_are_wanted(
    browser: Any, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """As many rows as a large database has, from the rows of a small one."""
    import json

    folder = tmp_path_factory.mktemp("many")
    with Store.open(invented_store(folder / "gn.db", 60)) as store:
        made = report_page(store)
    before, _, rest = made.partition('id="data">')
    text, _, after = rest.partition("</script>")
    data = json.loads(text)
    rows = data["rows"]
    data["rows"] = [[*row[:1], row[1], *row[2:9], f"{row[9]} số {number}", *row[10:]]
                    for number in range(20_000) for row in (rows[number % len(rows)],)]  # fmt: skip
    data["words"] = {}
    many = json.dumps(data, ensure_ascii=True).replace("<", "\\u003c")
    (folder / "many.html").write_text(f'{before}id="data">{many}</script>{after}', encoding="utf-8")
    browser.get((folder / "many.html").as_uri())
    assert one(browser, "#hits").text == "20,000 of 20,000 trainings"
    assert len(column(browser, 0)) == 100
    one(browser, "#more").click()
    assert len(column(browser, 0)) == 200
    one(browser, "#search").send_keys("so 19999")
    from selenium.webdriver.support.ui import WebDriverWait

    WebDriverWait(browser, 10).until(lambda driver: one(driver, "#hits").text == "1 of 20,000 trainings")
    one(browser, "#list .open").click()
    assert f"{WORDS_OF:,} newest" in one(browser, "tr.words").text.replace("2000", "2,000")
