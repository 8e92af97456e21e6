"""The page in a real browser: it asks for nothing, runs nothing, fits the screen, and its margin is readable."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest

from hearsay.export.page import render, render_many
from hearsay.model import Finding, Reading, Span
from tests.export.test_page import HOSTILE
from tests.page.made import TEXT, made, report

OVERLAPS = """selector => {
  const boxes = [...document.querySelectorAll(selector)].map(e => e.getBoundingClientRect()).filter(b => b.width);
  let found = 0;
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
    if (a.left < b.right - .5 && b.left < a.right - .5 && a.top < b.bottom - .5 && b.top < a.bottom - .5) found++;
  }));
  return found;
}"""
WHOLE_TEXT = "() => [...document.querySelectorAll('.t')].map(e => e.textContent).join('')"


class Opened:
    """A page opened in the browser, with everything that was asked for or complained of."""

    def __init__(self, page, path: Path) -> None:
        self.page, self.path = page, path
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda r: self.requests.append(r.url))
        page.on("console", lambda m: self.complaints.append(m.text))
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("dialog", lambda d: self.complaints.append(d.message))

    def load(self, html: str, width: int = 1440) -> None:
        self.path.write_text(html, encoding="utf-8", newline="")
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.goto(self.path.as_uri())


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def opened(browser, tmp_path) -> Iterator[Opened]:
    page = browser.new_page()
    yield Opened(page, tmp_path / "page.html")
    page.close()


def crowded() -> tuple[Reading, list[Finding]]:
    """Many more notes than lines."""
    reading, findings = made()
    words = "A note that is long enough to run over more than one line of the margin, as most of them do."
    return reading, [
        *findings,
        *(
            Finding(
                code="HS995",
                name="many",
                severity="warning",
                message=words,
                ask=words,
                spans=(Span(start=i, end=i + 4),),
            )
            for i in range(40, 240, 8)
        ),
    ]


def test_nothing_is_asked_for_and_nothing_complains(opened):
    reading, findings = made()
    opened.load(render(reading, findings))
    assert opened.requests == [opened.path.as_uri()]
    assert opened.complaints == []
    assert opened.page.title() == "Brigade enters Lyman, ministry says · Hearsay"


def test_hostile_text_does_not_run(opened):
    opened.load(render(Reading(report=report(HOSTILE, title=HOSTILE, blocks=())), ()))
    assert opened.page.title().startswith("<script>")
    assert opened.requests == [opened.path.as_uri()]
    assert opened.complaints == []
    assert opened.page.evaluate(WHOLE_TEXT) == HOSTILE
    assert opened.page.locator("footer").is_visible()


def test_markup_is_what_the_browser_makes_of_it(opened):
    """Nothing was closed, moved or invented by the parser's repairs."""
    reading, findings = made()
    page = render(reading, findings)
    opened.load(page)
    counted = opened.page.evaluate(
        """() => {
          const counted = {};
          document.querySelectorAll('*').forEach(e => counted[e.localName] = (counted[e.localName] || 0) + 1);
          return counted;
        }"""
    )
    for name, number in counted.items():
        assert page.count(f"<{name} ") + page.count(f"<{name}>") + page.count(f"<{name}/>") == number, name


def test_text_is_whole_in_the_browser(opened):
    reading, findings = crowded()
    opened.load(render(reading, findings))
    assert opened.page.evaluate(WHOLE_TEXT) == TEXT


def test_notes_stand_in_the_margin_and_do_not_overlap(opened):
    reading, findings = crowded()
    opened.load(render(reading, findings))
    page = opened.page
    assert page.evaluate(OVERLAPS, ".note") == 0
    text = page.locator(".para > .t").first.bounding_box()
    notes = page.locator(".para .note")
    assert notes.count() == len(findings) - 1
    for i in range(notes.count()):
        box = notes.nth(i).bounding_box()
        assert box["x"] > text["x"] + text["width"]
        assert box["x"] + box["width"] <= 1440
    first = page.locator("#r1-n2").bounding_box()
    paragraph = page.locator(".para", has=page.locator("#r1-f2")).bounding_box()
    assert abs(first["y"] - paragraph["y"]) < 12


def test_notes_stand_below_their_paragraph_on_a_telephone(opened):
    reading, findings = made()
    opened.load(render(reading, findings), width=390)
    words, note = (opened.page.locator(f"#r1-{i}2").bounding_box() for i in "fn")
    assert note["y"] > words["y"]
    assert note["x"] < 40
    assert opened.page.evaluate(OVERLAPS, ".note, .para > .t") == 0


@pytest.mark.parametrize("width", [390, 768, 1100, 1440])
def test_nothing_has_to_be_scrolled_sideways(opened, width):
    reading, findings = made()
    long = Reading(report=report("W" * 3000 + " " + HOSTILE, title="W" * 3000))
    opened.load(render_many([(reading, findings, None), (long, (), None)]), width=width)
    assert opened.page.evaluate("document.documentElement.scrollWidth") == width


def test_pointing_at_a_note_lights_up_its_words(opened):
    reading, findings = made()
    opened.load(render(reading, findings))
    outline = "e => getComputedStyle(e).outlineStyle"
    words = opened.page.locator(".t .f2")
    assert words.count() == 2
    assert words.first.evaluate(outline) == "none"
    opened.page.locator("#r1-n2").hover()
    assert [words.nth(i).evaluate(outline) for i in range(2)] == ["solid", "solid"]


def test_switches_work_without_script(browser, tmp_path):
    reading, findings = made()
    context = browser.new_context(java_script_enabled=False)
    opened = Opened(context.new_page(), tmp_path / "page.html")
    opened.load(render(reading, findings))
    page = opened.page
    assert page.locator("#r1-n2").is_visible()
    page.locator("label[for=r1-show-error]").click()
    assert not page.locator("#r1-n2").is_visible()
    assert page.locator("#r1-n3").is_visible()
    page.locator("label[for=r1-voice-D]").click()
    assert page.locator("#r1-voice-D").is_checked()
    context.close()


def test_choosing_a_voice_dims_the_others(opened):
    reading, findings = made()
    opened.load(render(reading, findings))
    ground = "e => getComputedStyle(e).backgroundColor"
    ministry, resident = opened.page.locator(".t .c.vA").first, opened.page.locator(".t .c.vC").first
    before = ministry.evaluate(ground)
    assert before != resident.evaluate(ground)
    opened.page.locator("label[for=r1-voice-C]").click()
    assert ministry.evaluate(ground) == "rgba(0, 0, 0, 0)"
    assert resident.evaluate(ground) != "rgba(0, 0, 0, 0)"


@pytest.mark.parametrize("figure", ["svg.timeline", "svg.map"])
def test_labels_of_figures_do_not_collide(opened, figure):
    reading, findings = made()
    opened.load(render(reading, findings))
    assert opened.page.locator(figure).count() == 1
    assert opened.page.evaluate(OVERLAPS, f"{figure} text") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(opened, scheme):
    """Contrast of at least 4.5 (WCAG 2.2, 1.4.3): the text on every voice's tint, letters on their tiles, notes."""
    reading, findings = made()
    opened.page.emulate_media(color_scheme=scheme)
    opened.load(render(reading, findings))
    worst = opened.page.evaluate(
        """() => {
          const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
          const rgb = c => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1);
            return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };
          const light = c => rgb(c).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
          const contrast = (a, b) => {
            const [x, y] = [light(a), light(b)].sort((p, q) => q - p);
            return (x + .05) / (y + .05);
          };
          const text = [...document.querySelectorAll('.t .c:not(.two)')].map(e => getComputedStyle(e));
          const tiles = [...document.querySelectorAll('.legend .letter')].map(e => getComputedStyle(e));
          const paper = getComputedStyle(document.documentElement).backgroundColor;
          const notes = [...document.querySelectorAll('.number')].map(e => contrast(getComputedStyle(e).color, paper));
          return Math.min(...[...text, ...tiles].map(s => contrast(s.color, s.backgroundColor)), ...notes);
        }"""
    )
    assert worst >= 4.5


def test_page_answers_quickly_for_a_long_text(opened):
    reading, findings = made()
    many = [(dataclasses.replace(reading), findings, None)] * 60
    page = render_many(many)
    opened.load(page)
    assert len(page) < 5_000_000
    assert ":has([data-f" not in page
    assert opened.page.locator("article").count() == 60
