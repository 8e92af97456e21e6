"""The verbs: what the command line can do, a program can do."""

import dataclasses
import io
import json
from pathlib import Path

import pytest

from hearsay import api
from tests import helpers
from tests.export import handmade

TEXT = "The Russian Ministry of Defence said on Friday, 12 August 2025, that its troops had taken Verbivka.\n"


@pytest.fixture
def file(tmp_path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_read_and_findings_are_what_check_gives(file):
    (one,) = api.check(str(file))
    (report,) = api.reports(str(file))
    reading = api.read(report)
    assert one.reading == reading
    assert one.findings == api.findings(reading)
    assert "HS203" in {f.code for f in one.findings}


def test_reading_twice_changes_nothing(file):
    assert list(api.check(str(file))) == list(api.check(str(file)))


def test_many_processes_give_the_same_in_order(tmp_path):
    path = tmp_path / "set.jsonl"
    lines = [json.dumps({"id": str(n), "text": TEXT * (n % 3 + 1)}) for n in range(5)]
    path.write_text("\n".join([*lines, "{"]), encoding="utf-8")
    alone = list(api.check_all([str(path), "nowhere.txt"]))
    assert [type(one).__name__ for one in alone] == ["Checked"] * 5 + ["Unreadable"] * 2
    assert list(api.check_all([str(path), "nowhere.txt"], jobs=2)) == alone


@pytest.mark.parametrize(("lang", "says"), [("ru", "Russian"), ("uk", "Ukrainian"), ("und", "not recognised")])
def test_other_languages_are_refused_not_guessed(lang, says):
    with pytest.raises(api.NotReadError, match=says):
        api.read(dataclasses.replace(helpers.report(TEXT), lang=lang))


def test_intake_that_fails_is_one_unreadable(monkeypatch):
    from hearsay import intake

    def failing(*_, **__):
        raise RuntimeError("odd")
        yield

    monkeypatch.setattr(intake, "reports", failing)
    (one,) = api.check("x.txt")
    assert isinstance(one, api.Unreadable)
    assert "odd" in one.message


@pytest.mark.parametrize("form", api.FORMATS)
def test_write_every_format(form):
    out = io.StringIO()
    api.write([handmade.checked()], form, out)
    assert "Verbivka" in out.getvalue()
    none = io.StringIO()
    api.write([], form, none)


def test_unknown_format():
    with pytest.raises(ValueError, match="docx"):
        api.write([], "docx", io.StringIO())


def test_reaches():
    one = handmade.checked()
    assert api.reaches(one, "error")
    assert not api.reaches(one, "never")
    assert not api.reaches(dataclasses.replace(one, findings=()), "note")


def test_wrong_settings():
    assert api.wrong_settings(api.Settings()) == ""
    assert "atlantis" in api.wrong_settings(api.Settings(profile="atlantis"))
    assert "HS9999" in api.wrong_settings(api.Settings(select=("HS2", "HS9999")))


def test_explain_and_rules():
    for rule in api.rules():
        assert api.explain(rule.code).startswith(f"# {rule.code} {rule.name}")
    with pytest.raises(KeyError):
        api.explain("HS9999")


def test_gazetteer_is_built_once(tmp_path):
    seen = []
    first = api.build_gazetteer(api.Settings(), lambda done, expected: seen.append(done))
    assert first == api.build_gazetteer()
    assert first.is_file()


def test_every_verb_says_what_it_does():
    for name in api.__all__:
        thing = getattr(api, name)
        assert thing.__doc__, name
