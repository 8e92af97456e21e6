"""The site of the rules: every rule has its page, every link leads somewhere, nothing is asked of another host."""

import importlib.util
import re
from pathlib import Path

import pytest

from hearsay.checks import pages
from hearsay.checks.catalogue import RULES

TOOL = Path(__file__).parents[1] / "tools" / "build_docs.py"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    spec = importlib.util.spec_from_file_location("build_docs", TOOL)
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    folder = tmp_path_factory.mktemp("site")
    assert {p.name for p in tool.build(folder)} == {p.name for p in folder.iterdir()}
    return folder


def test_every_rule_is_on_both_lists_and_has_a_page(site):
    for name in ("index.html", "questions.html"):
        listed = re.findall(r'<a href="(HS\d+)\.html">', (site / name).read_text(encoding="utf-8"))
        assert listed == [rule.code for rule in RULES]
    assert all((site / f"{rule.code}.html").is_file() for rule in RULES)


def test_every_link_leads_somewhere_and_no_other_host_is_asked(site):
    for page in site.iterdir():
        text = page.read_text(encoding="utf-8")
        assert "<script" not in text
        assert not re.search(r'\s(?:src|srcset)="', text)
        local = [a for a in re.findall(r'href="([^"]+)"', text) if "://" not in a]
        assert [a for a in local if not (site / a).is_file()] == []


def test_cases_show_what_must_be_marked(site):
    rule = RULES[0]
    case = next(c for c in pages.parsed(rule.code).cases if c.flagged and "[[" in c.text)
    text, spans = pages.unmarked(case.text)
    start, end = spans[0]
    assert f"<mark>{text[start:end]}</mark>" in (site / f"{rule.code}.html").read_text(encoding="utf-8")
