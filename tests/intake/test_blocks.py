"""Headline, byline and caption are told from the report itself; nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hearsay.intake import blocks

BODY = (
    "Two dams on the Oskil river were breached on Monday night, the regional emergency service said. Forty people left."
)
CAPTIONS = [
    "A burnt-out lorry on the road to Lyman. Photo: Ann Lee",
    "Rescuers clear rubble in Izium, Ukraine, on March 2, 2025. | Image: AP",
    "The river after the dam broke. Screenshot: Lakeside TV",
    "A flooded street in Vesele on March 2, 2025. (Ann Lee/Lakeside/Getty Images)",
    "Rescuers at work in Izium. / Reuters",
    "The head of the commission, Petro Hnatiuk - Photo: TASS",
    "Map: Lakeside Courier",
    "Photo by Ann Lee",
    "Rescuers carry sandbags in Vesele (AFP/Representational)",
    "The broken dam seen from the air. © Maxar",
]
BYLINES = [
    "By Ann Lee",
    "by Ann Lee, The Lakeside Courier news desk",
    "Reported by: Petro Hnatiuk",
    "By Ann Lee and Petro Hnatiuk",
    "By the Lakeside Courier staff",
    "Published: 4 March 2025, 09:30 GMT",
    "Updated 4 March 2025 at 00:02 IST",
    "Tuesday, 4 March 2025, 15:50",
    "Ann Lee, Petro HnatiukTuesday, 4 March 2025, 15:50",
    "04.03.2025, 19:21",
    "21/05/2025",
    "March 4, 2025",
    "4 min read",
    "Advertisement",
    "Follow: Google News Icon",
    "Support us on Patreon",
    "All Sections",
    "Become a member",
    "12 Comments",
    "Share on Facebook",
    "Read also: Ferry line to Vesele reopens after the flood",
    "Editor’s note: The figures were corrected on Monday.",
    "LVIV, Ukraine (AP) —",
]
PROSE = [
    "By Friday the water had reached the second village and the road was closed.",
    "By the river bank",
    "By Friday, March 7, 2025, the road had been closed for three days.",
    "On March 4, 2025, the dam broke.",
    "The dam broke on March 4, 2025",
    "Published figures differ from those of the ministry.",
    "Follow-up talks are planned for Thursday in Geneva.",
    "The photo shows a burnt-out lorry, the ministry said.",
    "“The photo: that is all we have,” she said, pointing to the wall where the map had been.",
    "Ukraine denied the claim.",
    "Col. Ann Lee (Vesele) — Appointed March 23, 2015",
    "Send photos/videos/comments to the district office in Vesele",
    "I --",
    "More than forty people left.",
    "Home to nine thousand people, the town lies on the river.",
    "Save for two villages, the district is dry.",
    "Reuters could not verify the account.",
    "The ministry said so on Telegram.",
]


def kinds(text, title=None):
    return [(b.kind, b.span.of(text)) for b in blocks.split(text, title)]


@pytest.mark.parametrize("line", CAPTIONS)
def test_caption(line):
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("caption", line)


@pytest.mark.parametrize("line", BYLINES)
def test_byline(line):
    assert kinds(f"{BODY}\n\n{line}\n\n{BODY}")[1] == ("byline", line)


@pytest.mark.parametrize("line", PROSE)
def test_prose_stays_body(line):
    text = f"{BODY}\n\n{line}\n\n{BODY}"
    assert kinds(text) == [("body", text)]


def test_first_short_line_is_the_headline():
    assert kinds(f"Two dams breached near Vesele\n\n{BODY}") == [
        ("headline", "Two dams breached near Vesele"),
        ("body", BODY),
    ]


def test_headline_under_furniture():
    text = f"Advertisement\nWorld\n\nTwo dams breached near Vesele\n\n3 min read\nBy Ann Lee\n\n{BODY}"
    assert kinds(text) == [
        ("byline", "Advertisement\nWorld"),
        ("headline", "Two dams breached near Vesele"),
        ("byline", "3 min read\nBy Ann Lee"),
        ("body", BODY),
    ]


def test_headline_without_blank_line_after_it():
    assert kinds(f"Two dams breached near Vesele\n{BODY}\n{BODY}")[0][0] == "headline"


@pytest.mark.parametrize(
    "first",
    [
        "Two dams were breached on Monday.",
        "The dam has gone. Nobody knows how many people were there",
        "Vesele",
        "two dams breached near Vesele",
        "The commission found the following:",
    ],
)
def test_no_headline(first):
    text = f"{first}\n\n{BODY}"
    assert kinds(text) == [("body", text)]


def test_a_lone_line_is_no_headline():
    assert kinds("Two dams breached near Vesele") == [("body", "Two dams breached near Vesele")]


def test_a_list_without_prose_has_no_headline():
    text = "Dams of the district\n\nOskil dam\n\nVesele dam\n\nUpper dam"
    assert kinds(text) == [("body", text)]


def test_the_title_is_found_wherever_it_stands():
    title = "Water rises in Vesele. Two dams are gone"
    text = f"A village waits for news.\n\nWater rises in Vesele — two dams are gone\n\n{BODY}"
    assert kinds(text, title)[1] == ("headline", "Water rises in Vesele — two dams are gone")


def test_a_repeated_title_is_a_headline_each_time():
    title = "Two dams breached near Vesele"
    assert [k for k, _ in kinds(f"{title}\n\nBy Ann Lee\n\n{title}\n\n{BODY}", title)] == [
        "headline", "byline", "headline", "body",
    ]  # fmt: skip


def test_a_title_run_into_the_text_is_cut_off():
    title = "Two dams breached near Vesele"
    assert kinds(f"{title}. {BODY}", title) == [("headline", f"{title}."), ("body", BODY)]
    text = f"{title} on Monday by rising water. {BODY}"
    assert kinds(text, title) == [("body", text)]


def test_hard_wrapped_prose_is_one_block():
    text = (
        "Two dams on the Oskil river were breached on Monday night, the regional\n"
        "emergency service said. By the morning forty people had left their homes in\n"
        "the two villages nearest to the water. Photo and video material had been sent to\n"
        "the commission, which is to publish its findings later."
    )
    assert kinds(text) == [("body", text)]


def test_name_between_furniture_is_furniture():
    text = f"Support us on Patreon\nAnn Lee\n21/05/2025\n\n{BODY}"
    assert kinds(text)[0] == ("byline", "Support us on Patreon\nAnn Lee\n21/05/2025")


def test_tags_run_together_at_the_end():
    text = f"Two dams breached\n\n{BODY}\n\n{BODY}\n\nOskil riverfloodsVesele district"
    assert kinds(text)[-1] == ("byline", "Oskil riverfloodsVesele district")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Published: 4 March 2025", "2025-03-04"),
        ("Updated 5 March 2025\nPublished 4 March 2025", "2025-03-04"),
        ("Updated 5 March 2025", "2025-03-05"),
        ("By Ann Lee\n04.03.2025, 19:21", "2025-03-04"),
        ("4 min read", "None"),
        ("05/06/2025", "None"),
    ],
)
def test_date_of_the_byline(head, day):
    text = f"{head}\n\n{BODY}"
    moment, notes = blocks.published_in(text, blocks.split(text))
    assert str(moment) == day
    assert bool(notes) == (head in ("05/06/2025", "Updated 5 March 2025"))


@pytest.mark.parametrize(
    ("opening", "day"),
    [
        ("KYIV, Ukraine, Aug. 26, 2025 (AP) — ", "2025-08-26"),
        ("LVIV, March 4, 2025 – ", "2025-03-04"),
        ("LVIV, March 4 (Lakeside) — ", "None"),
        ("On March 4, 2025, in Lviv — so it is said — ", "None"),
    ],
)
def test_date_of_the_dateline(opening, day):
    text = opening + BODY
    assert str(blocks.published_in(text, blocks.split(text))[0]) == day


LINES = st.one_of(st.text(max_size=60), st.sampled_from([*BYLINES, *CAPTIONS, *PROSE, BODY, "", " ", "\t"]))


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", "\u2028"]), LINES)
def test_blocks_are_in_order_and_cover_all_that_is_visible(lines, gap, title):
    text = gap.join(lines)
    found = blocks.split(text, title)
    assert found == blocks.split(text, title)
    at = 0
    for block in found:
        assert not text[at : block.span.start].strip()
        assert block.span.of(text).strip() == block.span.of(text) != ""
        at = block.span.end
    assert not text[at:].strip()


def test_the_marks_of_a_markdown_heading_stay_outside_the_headline():
    text = "# Two bridges destroyed near Lozova\n\nTwo bridges near Lozova were destroyed, the army said on Sunday.\n"
    first = blocks.split(text)[0]
    assert (first.kind, first.span.of(text)) == ("headline", "Two bridges destroyed near Lozova")
