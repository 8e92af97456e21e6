"""Noise is counted a document, and the sample to be judged stays the same."""

from bench.noise import MOST_PER_DOCUMENT, Noted, findings_of, lines, sample, sheet


def noted(number: int, severity: str = "note", name: str = "ours") -> Noted:
    return Noted(set=name, document=f"ours/{number}", code="HS999", name="nothing", severity=severity,
                 message="Nothing.", spans=((number, number + 1),), context="…[[a]]…")  # fmt: skip


def test_rates_are_findings_a_document_against_their_bound(tmp_path):
    table = lines({"ours": (4, [noted(1, "error"), noted(2), noted(3)]), "others": (4, [])}, tmp_path)
    row = next(line for line in table if line.startswith("| ours"))
    assert row == "| ours | 4 | 0.250 ✗ | 0.000 ✓ | 0.500 ✓ |"
    assert next(line for line in table if line.startswith("| all")) == "| all | 8 | 0.125 ✗ | 0.000 ✓ | 0.250 ✓ |"
    assert any(line.startswith("| HS999 nothing | note | 2 | 0.25 |") for line in table)
    assert list(MOST_PER_DOCUMENT) == ["error", "warning", "note"]
    assert len(list(tmp_path.iterdir())) == 1


def test_the_sample_does_not_depend_on_order_and_survives_other_findings():
    some = [noted(n) for n in range(80)]
    chosen = sample(some, 50)
    assert chosen == sample(some[::-1], 50)
    assert len(chosen) == 50
    fewer = [n for n in some if n != chosen[0]]
    assert sample(fewer, 50)[:49] == chosen[1:]
    assert sheet(chosen).count("right or wrong:") == 50


def test_findings_on_a_document_show_their_words():
    document = {"id": "ours/1", "set": "ours", "published": "2024-05-20", "lang": "en",
                "text": "The bridge fell on Friday, 6 May 2024, the mayor said."}  # fmt: skip
    weekday = next(n for n in findings_of(document) if n.code == "HS203")
    start, end = weekday.spans[0]
    assert f"[[{document['text'][start:end]}]]" in weekday.context
