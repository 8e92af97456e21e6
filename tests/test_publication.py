"""What [publication] in hearsay.toml and the options hold back, on every way out of a ledger."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from hearsay import casework, settings
from hearsay.cli.run import _run
from hearsay.export.persons import persons
from tests.helpers import reading

GRID = 0.25
OLD = (
    "Drones struck Chasiv Yar on 3 May 2025, soldier Ivan Petrenko said. The house burnt out, "
    "resident Maria Bondar said on 3 May 2025. "
    "Russia’s defense ministry said on 4 May 2025 that its forces had captured Chasiv Yar "
    "and that Petrenko had been taken there. "
    "Maria Bondar said that Russian forces had captured Chasiv Yar on 4 May 2025."
)
OTHER = "Russia’s defense ministry said on 4 May 2025 its forces had captured Chasiv Yar from Ivan\nPetrenko’s platoon."
NAMES = ("Petrenko", "PETRENKO", "Bondar")
EXPORTS = ("json", "csv", "geojson", "acled", "claimreview", "annotations")
DOSSIERS = ("html", "md", "json", "text")


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """Old events with private persons in titles, words of others and judgements, and an event of today."""
    folder = tmp_path_factory.mktemp("publication")
    today = datetime.now(UTC).date()
    young = f"On {today.day} {today:%B %Y} Russia’s defense ministry said that its forces had captured Kostiantynivka."
    rows = [
        {"id": "old", "title": "IVAN PETRENKO saw it, Maria Bondar too", "text": OLD, "published": "2025-05-04"},
        {"id": "other", "title": "Petrenko", "text": OTHER, "published": "2025-05-04"},
        {"id": "young", "title": "Kostiantynivka", "text": young, "published": f"{today:%Y-%m-%dT00:00Z}"},
    ]
    (folder / "reports.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    where = str(folder / "ledger")
    casework.init(where, by="test")
    with casework.opened(where) as held:
        assert [a.outcome for a in casework.add(held, str(folder / "reports.jsonl"))] == ["added"] * 3
        for event in casework.events(held):
            casework.assess(held, event.id, by="Ana", credibility=3, note="Ask Maria Bondar and Ivan Petrenko")
        casework.assess(held, "young", by="Ana", verdict="of today")
    return where


def event_of(where: str, place: str, sort: str = "capture") -> str:
    with casework.opened(where) as held:
        (row,) = casework.events(held, place=place, sort=sort)
    return row.id


@pytest.fixture
def run(ledger, tmp_path, monkeypatch, capsys):
    """Runs a command beside a hearsay.toml: its exit code, bytes written, and what is said on standard error."""

    def command(table: str, *arguments: str) -> tuple[int, str, str]:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "hearsay.toml").write_text(table, encoding="utf-8")
        out = tmp_path / "out"
        out.unlink(missing_ok=True)
        capsys.readouterr()
        code = _run([*arguments, "--ledger", ledger, "-o", str(out)])
        return code, out.read_text(encoding="utf-8") if out.exists() else "", capsys.readouterr().err

    return command


def numbers(
    value: object, keys: tuple[str, ...] = ("lat", "lon", "coordinates", "latitude", "longitude")
) -> list[float]:
    if isinstance(value, dict):
        own = [v for k, v in value.items() if k in keys]
        flat = [n for v in own for n in (v if isinstance(v, list) else [v]) if isinstance(n, int | float)]
        return flat + [n for v in value.values() for n in numbers(v)]
    return [n for v in value for n in numbers(v)] if isinstance(value, list) else []


TABLE = f"[publication]\ndelay = 48\nround_to = {GRID}\nhide_persons = true\n"


@pytest.mark.parametrize("form", EXPORTS)
def test_the_table_holds_for_every_export(run, form):
    code, out, said = run(TABLE, "export", "--format", form)
    assert code == 0
    assert not [n for n in NAMES if n in out]
    assert "Kostiantynivka" not in out, "an event of today"
    assert "of today" not in out
    assert "Events of the last 48 hours are held back." in said
    assert "1 report of that time" in said
    assert out.count("Chasiv Yar") > 0
    if form in ("json", "geojson"):
        found = numbers(json.loads(out))
        assert found
        assert all((n / GRID).is_integer() for n in found)
    if form == "claimreview":
        assert "Ask a resident and [name withheld]" in out


@pytest.mark.parametrize("form", EXPORTS)
def test_options_go_over_the_table(run, form):
    _, out, said = run(TABLE, "export", "--format", form, "--delay", "0", "--show-persons", "--round-to", "0")
    assert "Kostiantynivka" in out
    assert any(n in out for n in NAMES) or form in ("geojson", "acled")
    assert "held back" not in said
    if form == "geojson":
        assert not all((n / GRID).is_integer() for n in numbers(json.loads(out)))


@pytest.mark.parametrize("form", DOSSIERS)
def test_the_table_holds_for_every_dossier(run, ledger, form):
    event = event_of(ledger, "Chasiv Yar")
    code, out, _ = run(TABLE, "dossier", event, "--format", form)
    assert code == 0
    assert not [n for n in NAMES if n in out]
    assert "Coordinates are rounded to 0.25 degrees." in out
    if form == "json":
        assert all((n / GRID).is_integer() for n in numbers(json.loads(out)))
    code, out, said = run(TABLE, "dossier", event_of(ledger, "Kostiantynivka"), "--format", form)
    assert (code, out) == (2, "")
    assert "younger than 48 hours" in said
    _, out, _ = run(TABLE, "dossier", event, "--format", form, "--show-persons", "--delay", "0", "--round-to", "0")
    assert "Petrenko" in out


@pytest.mark.parametrize("form", DOSSIERS)
def test_without_a_table_only_the_page_holds_back(run, ledger, form):
    event = event_of(ledger, "Chasiv Yar")
    _, out, _ = run("", "dossier", event, "--format", form)
    assert ("Petrenko" in out) is (form != "html")
    code, _, _ = run("", "dossier", event_of(ledger, "Kostiantynivka"), "--format", form)
    assert code == (2 if form == "html" else 0)
    _, out, _ = run("[publication]\nround-to = 0.5\n", "dossier", event, "--format", form)
    assert ("Petrenko" in out) is (form != "html"), "a table says only what it says"


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("publication = 3", "publication must be a table"),
        ("[publication]\nhold = 3", "[publication] has no 'hold'; known: delay, hide_persons, round_to"),
        ("[publication]\ndelay = -1", "[publication] delay must be hours, from 0 to 876000"),
        ("[publication]\ndelay = nan", "delay must be hours"),
        ("[publication]\ndelay = inf", "delay must be hours"),
        ("[publication]\ndelay = true", "delay must be hours"),
        ('[publication]\ndelay = "24"', "delay must be hours"),
        ("[publication]\nround_to = 11", "round_to must be degrees, from 0 to 10"),
        ("[publication]\nround_to = nan", "round_to must be degrees"),
        ("[publication]\nhide_persons = 1", "hide_persons must be true or false"),
    ],
)
def test_a_wrong_table_is_one_line(run, tmp_path, table, message):
    with pytest.raises(settings.SettingsError) as refused:
        (tmp_path / "hearsay.toml").write_text(table, encoding="utf-8")
        settings.load(tmp_path)
    assert message in str(refused.value)
    assert "\n" not in str(refused.value)
    code, out, said = run(table, "export")
    assert (code, out) == (2, "")
    assert message in said


@pytest.mark.parametrize("option", [("--delay", "nan"), ("--delay", "-1"), ("--round-to", "inf"), ("--delay", "1e300")])
def test_wrong_options_are_one_line(run, option):
    code, out, said = run("", "export", *option)
    assert (code, out) == (2, "")
    assert "must be" in said
    assert "Traceback" not in said


def test_all_figures_may_be_set():
    read = settings.from_table({"publication": {"delay": 6, "round-to": 0.1, "hide-persons": False}}, "x")
    how = casework.publication(read, leaving=True)
    assert how is not None
    assert (how.delay, how.round_to, how.hide_persons) == (timedelta(hours=6), 0.1, False)
    assert casework.publication(leaving=False) is None
    assert casework.publication(leaving=False, hide_persons=True).delay == timedelta(0)


@pytest.mark.parametrize(
    ("sentence", "hidden"),
    [
        ("Maria Bondar, a resident of Lipky, said that the mill burnt.", True),
        ("Private Maria Bondar said that the mill burnt.", True),
        ("Farmer Maria Bondar said that the mill burnt.", True),
        ("Maria Bondar said that the mill burnt.", True),
        ("Mayor Maria Bondar said that the mill burnt.", False),
        ("Army spokeswoman Lieutenant Maria Bondar said that the mill burnt.", False),
        ("Military expert Maria Bondar said that the mill burnt.", False),
    ],
)
def test_who_is_private(sentence, hidden):
    found = persons(lambda: [reading(sentence, "2025-05-04")])
    assert bool(found.told) is hidden


def test_an_office_in_one_report_makes_public_in_the_next():
    bare = reading("Maria Bondar said that the mill burnt.", "2025-05-04")
    office = reading("Governor Maria Bondar said that the mill burnt down.", "2025-05-04")
    assert persons(lambda: [bare, office]).told == {}
