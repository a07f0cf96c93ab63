"""The invented records are what they say: evidence stands in the text, units are real, the same seed gives the same."""

from datetime import date, timedelta
from pathlib import Path

from corpus import evidence_of
from invented import invented_reports, invented_store

from gn_cli.report import Report
from gn_cli.store import Store
from gn_cli.units.table import NEW_SYSTEM, load_units

MANY = tuple(invented_reports(400, seed=1))


def test_evidence_is_the_articles_own_letters() -> None:
    for article, report in MANY:
        assert (report.id, report.source) == (article.id, article.source)
        assert [e for e in evidence_of(report) if article.text[e.start : e.end] != e.text or not e.text] == []


def test_units_are_real_ones_of_the_day() -> None:
    table = load_units()
    systems = {
        new: {unit.name for unit in table.in_force(NEW_SYSTEM - timedelta(days=not new), "province")}
        for new in (True, False)
    }
    seen = set()
    for _, report in MANY:
        for place in (training.place for training in report.trainings):
            if place is not None:
                assert place.province_now in systems[True]
                assert place.province in systems[True] | systems[False]
                assert place.unit_code
                seen.add(place.district is not None)
    assert seen == {True, False}


def test_a_seed_gives_the_same_records_and_all_differ() -> None:
    assert tuple(invented_reports(400, seed=1)) == MANY
    assert len({article.id for article, _ in MANY}) == 400
    assert {article.id for article, _ in invented_reports(40, seed=2)}.isdisjoint(article.id for article, _ in MANY)


def test_what_an_export_must_survive_is_there() -> None:
    reports: list[Report] = [report for _, report in invented_reports(1000)]
    trainings = [training for report in reports for training in report.trainings]
    assert len(trainings) > len(reports)
    assert any(len(report.title or "") > 32_767 for report in reports)
    assert any(document.issued == date(1898, 2, 3) for report in reports for document in report.documents)
    assert any(not report.is_training for report in reports)
    assert any(report.needs_review for report in reports)
    assert any(training.participants is None for training in trainings)
    assert any(rate.year is None for report in reports for rate in report.poverty_rates)
    told = {
        (one.event_dates[0].start, one.place.unit_code, one.participants.count)
        for one in trainings
        if one.event_dates and one.place and one.participants
    }
    assert len(told) < len([one for one in trainings if one.event_dates and one.place and one.participants])


def test_the_database_holds_them_all(tmp_path: Path) -> None:
    with Store.open(invented_store(tmp_path / "gn.db", 60)) as store:
        kept = {article.id: (article, store.get(article.id)[1]) for article in store.articles()}
        first = next(iter(kept))
        assert len(store.sources(first)) == 2
    assert kept == {article.id: (article, report) for article, report in invented_reports(60)}
