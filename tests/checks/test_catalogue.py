"""The catalogue lists every rule that has a file, each under its name, and no code means two things."""

import importlib
import json
from pathlib import Path

import pytest

import hearsay.checks
from hearsay.checks import catalogue
from hearsay.checks.catalogue import RETIRED, RULES
from hearsay.checks.rule import FAMILIES
from hearsay.profiles import available

ROOM = Path(hearsay.checks.__file__).parent


def test_every_rule_file_is_listed():
    files = {
        f"hearsay.checks.{path.parent.name}.{path.stem}"
        for path in ROOM.glob("*/*.py")
        if not path.stem.startswith("_")
    }
    assert files == {rule.check.__module__ for rule in RULES}
    assert {p.stem for p in ROOM.glob("*/*.md")} == {name.rpartition(".")[2] for name in files}


def test_codes_and_names_are_used_once_and_in_order():
    codes = [r.code for r in RULES]
    assert codes == sorted(set(codes))
    assert len({r.name for r in RULES}) == len(RULES)
    assert not set(RETIRED) & set(codes)
    assert set(RETIRED.values()) <= set(codes)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_rule_stands_where_its_code_says(rule):
    module = importlib.import_module(rule.check.__module__)
    assert module.RULE is rule
    assert rule.check.__module__ == f"hearsay.checks.{FAMILIES[rule.code[:3]]}.{rule.name.replace('-', '_')}"
    assert module.__doc__ and module.__doc__.strip().endswith(".")
    assert rule.ask.endswith("?")


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_no_rule_names_a_party(rule):
    words = json.dumps([rule.code, rule.name, rule.message, rule.ask, dict(rule.params)]).casefold()
    source = Path(importlib.import_module(rule.check.__module__).__file__).read_text(encoding="utf-8").casefold()
    for party in ("russia", "ukrain", "kyiv", "moscow", "kremlin"):
        assert party not in words
        assert party not in source
    assert available()


def test_rule_is_found_by_code_name_and_retired_code(monkeypatch):
    assert catalogue.rule_of("hs201").name == "interval-off-dates"
    assert catalogue.rule_of("interval-off-dates").code == "HS201"
    monkeypatch.setattr(catalogue, "RETIRED", {"HS299": "HS201"})
    assert catalogue.rule_of("HS299").code == "HS201"
    with pytest.raises(KeyError):
        catalogue.rule_of("HS298")


def test_strangers_are_told():
    assert catalogue.strangers(("HS2", "HS201", "year-missing", "XX1", "HS299", "")) == ("XX1", "HS299", "")
