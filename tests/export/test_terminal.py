"""Lines for a terminal: marks stand under their words, the gravest come first, outside text does nothing."""

import dataclasses
import io
import re

import pytest

from hearsay.export import Checked, terminal
from hearsay.export.quoted import columns, contexts
from hearsay.export.ranking import reaches, weighed
from hearsay.export.shown import shortened, shown, squeezed
from hearsay.model import Finding, Span
from tests.export import handmade

HOSTILE = "\x1b[31mred\x1b[0m \u202eback\u202c [bold]b[/bold] a\u200bb \x07 tab\tend"


def written(checked: Checked, **options) -> str:
    out = io.StringIO()
    terminal.write([checked], out, **options)
    return out.getvalue()


def with_text(text: str, title: str | None = None) -> Checked:
    one = handmade.checked()
    report = dataclasses.replace(one.reading.report, text=text, title=title, blocks=(), notes=())
    finding = dataclasses.replace(handmade.FINDINGS[1], spans=(Span(start=0, end=len(text)),), message=text)
    return Checked(reading=dataclasses.replace(EMPTY, report=report), findings=(finding,))


EMPTY = dataclasses.replace(
    handmade.checked().reading,
    sentences=(),
    timexes=(),
    toponyms=(),
    mentions=(),
    units=(),
    quantities=(),
    attributions=(),
    evidence=(),
    claims=(),
)


def findings(number: int, severity: str) -> tuple[Finding, ...]:
    one = handmade.FINDINGS[2]
    return tuple(dataclasses.replace(one, severity=severity, message=f"{severity} {n}") for n in range(number))


def test_marks_stand_under_the_marked_words():
    lines = written(handmade.checked()).splitlines()
    marked = []
    for number, line in enumerate(lines):
        if line.startswith("    | ") and set(line[6:]) == {" ", "~"}:
            before, words = lines[number - 1][6:], line[6:]
            start = sum(columns(c) for c in before[: words.index("~")])
            shift = start - words.index("~")
            marked.append(before[words.index("~") - shift : len(words) - shift])
    assert marked == ["2 June 2025", "27th brigade", "A video"]


def test_line_and_column_are_those_of_the_words():
    text = handmade.TEXT
    for words in ("2 June 2025", "27th brigade", "A video"):
        line, column = terminal.position(text, text.index(words))
        assert text.split("\n")[line - 1][column - 1 :].startswith(words)
    assert "news/verbivka.txt:3:41: error HS203 weekday-off-date: 2 June 2025 is a Monday" in written(
        handmade.checked()
    )


def test_errors_come_first_and_the_rest_is_told():
    one = dataclasses.replace(handmade.checked(), findings=findings(9, "note") + findings(3, "error"))
    text = written(one)
    assert text.index("error 0") < text.index("note 0")
    assert text.count(": note HS401") == 7
    assert "… and 2 more (--all)" in text
    everything = written(one, everything=True)
    assert everything.count(": note HS401") == 9
    assert "--all" not in everything


def test_quiet_report_says_so():
    quiet = Checked(reading=EMPTY, findings=())
    assert "Nothing found." in written(quiet)
    assert "nobody is quoted" in written(quiet)


@pytest.mark.parametrize("width", [None, 60])
def test_outside_text_does_nothing(width, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    text = " ".join(written(with_text(HOSTILE, HOSTILE), width=width).split())
    assert not set(text) & set("\x1b\u202e\u202c\u200b\x07\t")
    assert "[bold]b[/bold]" in text, "shown as text"
    assert "<U+001B>" in text
    assert "<U+202E>" in text


def test_colour_only_where_a_width_is_given(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" not in written(handmade.checked())
    assert "\x1b[" in written(handmade.checked(), width=80)


@pytest.mark.parametrize("width", [50, 72, 100])
def test_width_is_kept(width, monkeypatch):
    monkeypatch.setenv("TERM", "dumb")
    for line in written(handmade.checked(), width=width).splitlines():
        if not re.search(r" HS\d\d\d ", line):
            assert columns(line) <= width


def test_long_line_is_quoted_around_the_words():
    text = "word " * 200 + "HERE and " + "more " * 200
    at = text.index("HERE")
    (quoted,) = contexts(text, (Span(start=at, end=at + 4),), 80)
    assert columns(quoted.words) <= 80
    assert quoted.words[quoted.marks.index("~") :].startswith("HERE")
    assert quoted.marks.strip() == "~~~~"


def test_wide_characters_take_two_columns():
    text = "戦車 near Kupiansk"
    at = text.index("Kupiansk")
    (quoted,) = contexts(text, (Span(start=at, end=at + 8),), 80)
    assert quoted.marks == " " * 10 + "~" * 8
    assert columns("e\u0301") == 1


def test_marked_words_over_several_lines_show_their_first():
    text = "one two\nthree four"
    quoted = contexts(text, (Span(start=4, end=13),), 80)
    assert quoted[0].words == "one two"
    assert quoted[0].marks == "    ~~~"


def ranked(*found: tuple[str, str, int]) -> list[str]:
    """Codes and places of findings, weightiest first."""
    listed = [
        dataclasses.replace(handmade.FINDINGS[2], code=code, severity=severity, spans=(Span(start=at, end=at + 1),))
        for code, severity, at in found
    ]
    return [f"{f.code}@{f.spans[0].start}" for f in weighed(listed)]


def test_weight_is_severity_then_novelty_then_family_then_place():
    note, error, warning = handmade.FINDINGS
    assert weighed(handmade.FINDINGS) == (error, warning, note)
    assert ranked(("HS603", "note", 0), ("HS301", "error", 9), ("HS201", "error", 20)) == [
        "HS201@20",
        "HS301@9",
        "HS603@0",
    ]
    assert ranked(("HS301", "warning", 1), ("HS403", "warning", 5)) == ["HS403@5", "HS301@1"]
    again = ranked(("HS301", "warning", 8), ("HS301", "warning", 1), ("HS601", "warning", 9))
    assert again == ["HS301@1", "HS601@9", "HS301@8"]


def test_threshold():
    note, error, warning = handmade.FINDINGS
    assert reaches([warning], "warning")
    assert reaches([error], "note")
    assert not reaches([note, warning], "error")


def test_shown():
    assert shown("plain words") == "plain words"
    assert shown("Дніпро «так» – é") == "Дніпро «так» – é"
    assert shown("a\nb\u2028c") == "a b c"
    assert shown("soft\u00adhyphen") == "softhyphen"
    assert shown("\u202e\u2066\x9b") == "<U+202E><U+2066><U+009B>"
    assert shown("a\u200bb\u200e \ufeffc\u200d") == "ab c"
    assert squeezed(" a \n\t b ") == "a b"


@pytest.mark.parametrize("most", [10, 17, 40])
def test_shortened_keeps_within_bounds(most):
    words = "The ministry said that the bridge had been hit twice."
    cut = shortened(words, most)
    assert len(cut) <= most
    assert cut.endswith("…")
    assert words.startswith(cut[:-1])
    assert shortened(words, 100) == words
