"""The commands of a ledger, from an empty folder to an export, as a user types them."""

import json
from pathlib import Path

import pytest

from hearsay.cli.run import _run
from tests.linking.case import CASE


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    at = tmp_path_factory.mktemp("commands") / "case"
    assert _run(["init", str(at), "--by", "Ana"]) == 0
    assert _run(["add", str(CASE.parent), "--ledger", str(at), "--by", "Ana"]) == 0
    return str(at)


def said(capsys, *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert _run(list(arguments)) == code
    told = capsys.readouterr()
    return told.out if code == 0 else told.err


def test_adding_again_changes_nothing(folder, capsys):
    assert said(capsys, "add", str(CASE), "--ledger", folder, "--quiet") == "12 already there\n"


def test_lists(folder, capsys):
    assert len(said(capsys, "reports", "--ledger", folder).splitlines()) == 12
    timeline = said(capsys, "timeline", "--ledger", folder, "--place", "Dnipropetrovsk", "--sort", "entry")
    assert [line for line in timeline.splitlines() if not line.startswith(" ")] == [
        "2025-05-20",
        "2025-05-21",
        "2025-06-08",
        "2025-08-26",
    ]
    listed = json.loads(said(capsys, "events", "--ledger", folder, "--standing", "conceded", "--format", "json"))
    assert {e["day"] for e in listed} == {"2025-08-26"}
    claims = json.loads(said(capsys, "claims", "--ledger", folder, "--report", "c10", "--format", "json"))
    assert {c["report"] for c in claims} == {"c10"}
    assert "Viktor Trehubov (ukraine)" in said(capsys, "search", "--ledger", folder, "captured", "chasiv")
    assert said(capsys, "search", "--ledger", folder, "zzzz") == "nothing found\n"


def test_a_list_that_is_cut_says_so(folder, capsys):
    capsys.readouterr()
    assert _run(["events", "--ledger", folder, "--most", "2"]) == 0
    told = capsys.readouterr()
    assert len(told.out.splitlines()) == 2
    assert told.err == "hearsay: only the first 2 are shown (--most shows more)\n"


def test_show_dossier_assess_and_verify(folder, capsys):
    (event,) = json.loads(
        said(capsys, "events", "--ledger", folder, "--from", "2025-05-20", "--to", "2025-05-20", "--sort", "entry",
             "--format", "json")
    )  # fmt: skip
    judged = said(capsys, "assess", event["id"], "--credibility", "4", "--by", "Ana", "--ledger", folder)
    assert f"of event {event['id']} by Ana" in judged
    text = said(capsys, "dossier", event["id"][:8], "--ledger", folder)
    assert text.startswith("Dnipropetrovsk Oblast border crossed, 20 May 2025\n")
    assert "judged 4 by Ana" in text
    assert "HS901" in text
    shown = said(capsys, "show", "c04", "--ledger", folder)
    assert "one text with: c01, c02, c03" in shown
    assert said(capsys, "show", event["id"], "--ledger", folder) == text
    verified = said(capsys, "verify", "--ledger", folder)
    assert verified.startswith("clean: 12 reports")
    head = verified.splitlines()[-1].rpartition(" ")[2]
    assert said(capsys, "verify", "--ledger", folder, "--against", head).startswith("clean")
    assert "cut or written anew" in said(capsys, "verify", "--ledger", folder, "--against", "0" * 64, code=1)


@pytest.mark.parametrize("form", ["json", "csv", "geojson", "acled", "claimreview", "annotations"])
def test_export_writes_a_file(folder, form, tmp_path, capsys):
    out = tmp_path / "out"
    said(capsys, "export", "--ledger", folder, "--format", form, "-o", str(out))
    assert out.stat().st_size > 100 or form == "claimreview"


def test_html_dossier(folder, tmp_path, capsys):
    listed = json.loads(said(capsys, "events", "--ledger", folder, "--format", "json"))
    out = tmp_path / "page.html"
    said(capsys, "dossier", listed[0]["id"], "--ledger", folder, "--format", "html", "-o", str(out))
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_ledger_of_the_environment(folder, capsys, monkeypatch):
    monkeypatch.setenv("HEARSAY_LEDGER", folder)
    assert len(said(capsys, "reports").splitlines()) == 12


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["reports", "--ledger", "nowhere"], "nowhere: holds no ledger (hearsay init makes one)"),
        (["reports", "--ledger", "postgresql://ana:secret@localhost:1/x"], "the database cannot be used"),
        (["init", "mysql://x"], "give a folder or a postgresql:// address"),
    ],
)
def test_refusals_are_one_line(arguments, message, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    told = said(capsys, *arguments, code=2)
    assert message in told
    assert told.count("\n") == 1
    assert "secret" not in told


def test_unknown_events_and_wrong_files(folder, capsys, tmp_path):
    assert "there is no event 'xyz'" in said(capsys, "dossier", "xyz", "--ledger", folder, code=2)
    assert "there is no event 'xyz'" in said(capsys, "show", "xyz", "--ledger", folder, code=2)
    (tmp_path / "empty.txt").write_text("")
    told = said(capsys, "add", str(tmp_path / "empty.txt"), "--ledger", folder, code=2)
    assert "is empty" in told


def test_control_add(folder, capsys, tmp_path):
    ring = [[37.0, 47.9], [38.0, 47.9], [38.0, 48.2], [37.0, 48.2], [37.0, 47.9]]
    path = Path(tmp_path / "map.geojson")
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [ring]}))
    told = said(capsys, "control", "add", str(path), "--date", "2025-08-26", "--maker", "Mapper", "--side", "ukraine",
                "--ledger", folder)  # fmt: skip
    assert told == "added: Mapper, 2025-08-26, areas held by russia\n"
