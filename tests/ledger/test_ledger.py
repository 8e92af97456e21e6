"""Adding, asking and verifying, the same on both databases."""

import dataclasses
import json
import multiprocessing
from pathlib import Path

import pytest
import sqlalchemy as sa

from hearsay import casework
from hearsay.casework.adding import add_reading
from hearsay.evidence.originals import Originals
from hearsay.ledger import Ledger, LedgerError, create, log, open_ledger
from hearsay.ledger.schema import METADATA, acts, claims, events, reports
from hearsay.model import Reading
from tests.linking.case import CASE, case


def load(ledger: Ledger, *ids: str) -> list[casework.Added]:
    found = []
    for key in ids or case():
        reading = case()[key]
        line = next(raw for raw in CASE.read_bytes().split(b"\n") if json.loads(raw)["id"] == key)
        assert Originals(ledger.originals).put(line) == reading.report.origin.sha256
        found.append(add_reading(ledger, reading, "test"))
    return found


def told(ledger: Ledger) -> list[tuple[str, str, str | None, str, int]]:
    rows = casework.events(ledger)
    return sorted((r.id, r.place, r.day and str(r.day), r.standing, r.size) for r in rows)


def test_the_tables_are_those_of_the_migrations(ledger):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    def ours(name, type_, _):
        return type_ != "table" or name in METADATA.tables

    with ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": ours})
        assert compare_metadata(context, METADATA) == []


def test_adding_is_idempotent(ledger):
    assert [a.outcome for a in load(ledger)] == ["added"] * 12
    before = told(ledger)
    assert [a.outcome for a in load(ledger)] == ["already there"] * 12
    assert told(ledger) == before
    verified = casework.verify(ledger)
    assert (verified.problems, verified.reports, verified.entries) == ((), 12, 13)


def test_the_order_of_adding_does_not_matter(where, tmp_path):
    with casework.opened(where) as ledger:
        load(ledger)
        forward = told(ledger)
    casework.init(str(tmp_path / "again"), by="test")
    with casework.opened(str(tmp_path / "again")) as ledger:
        load(ledger, *reversed(list(case())))
        backward = told(ledger)
        assert casework.verify(ledger).problems == ()
    assert backward == forward


def test_the_founding_event(ledger):
    load(ledger)
    (row,) = [e for e in casework.events(ledger, place="Dnipropetrovsk") if e.day == 739391 and e.sort == "entry"]
    dossier = casework.dossier(ledger, row.id[:8])
    assert dossier.event.standing == "single-origin"
    (origin,) = dossier.event.origins
    assert (origin.label, origin.side, len(origin.outlets)) == ("Russia-1 video", "russia", 4)
    texts = {r.report.id: r.report.text for r in dossier.readings}
    assert all(c.words.span.of(texts[c.report]) == c.words.text for c in dossier.event.claims)
    related = {(k.relation, e.day, e.standing) for k, e in dossier.related}
    assert ("like claim", 739392, "disputed") in related
    assert ("like claim", 739410, "disputed") in related
    assert ("later conceded", 739489, "conceded") in related
    denied = next(e for _, e in dossier.related if e.day == 739392)
    assert {o.label for o in denied.origins if o.stance == "denies"} == {"Serhii Lysak", "Ukrainian officials"}
    assert {c.field for c in dossier.event.contradictions} == {"when"}
    assert [f.members for f in dossier.families] == [("c01", "c02", "c03", "c04")]


def test_reading_comes_back_as_it_went_in(ledger):
    from hearsay.ledger import asking

    load(ledger, "c05")
    with ledger.reading() as connection:
        assert asking.reading(connection, "c05") == case()["c05"]
        with pytest.raises(LedgerError, match="no report 'c99'"):
            asking.reading(connection, "c99")


def test_search_finds_every_word_and_beginnings(ledger):
    load(ledger)
    claims_, reports_ = casework.search(ledger, "chasiv captur*")
    assert {c.report for c in claims_} == {"c09", "c10"}
    assert {r.id for r in reports_} == {"c09", "c10"}
    assert casework.search(ledger, "MATVIYCHUK  Pavlohrad")[0][0].report == "c02"
    assert casework.search(ledger, "nothing-of-the-kind") == ([], [])
    assert casework.search(ledger, "'\"; -- *") == ([], [])


def test_a_changed_page_is_kept_version_by_version(ledger):
    load(ledger, "c06", "c07")
    first = case()["c06"]
    changed = dataclasses.replace(
        first.report, origin=dataclasses.replace(first.report.origin, sha256="ab" * 32), title="Corrected"
    )
    added = add_reading(ledger, Reading(report=changed), "test")
    assert added.outcome == "new version"
    assert [(r.id, r.version) for r in casework.reports(ledger, everything=True) if r.id == "c06"] == [
        ("c06", 1),
        ("c06", 2),
    ]
    shown = casework.show(ledger, "c06")
    assert [(v.version, v.current) for v in shown.versions] == [(1, False), (2, True)]
    assert shown.claims == ()
    (event,) = [e for e in casework.events(ledger) if e.sort == "entry"]
    assert event.standing == "unresolved"
    (problem,) = casework.verify(ledger).problems
    assert "is missing" in problem


def test_every_act_is_logged_in_its_own_transaction(ledger):
    load(ledger, "c01", "c02")
    casework.assess(ledger, "c01", by="Ana", credibility=4, note="one source")
    with ledger.reading() as connection:
        found = [(e.number, e.by, e.act, e.target) for e in log.entries(connection)]
    assert [f[2:] for f in found][1:] == [("add", "c01"), ("add", "c02"), ("assess", "c01")]
    assert [f[0] for f in found] == [1, 2, 3, 4]
    before = told(ledger)
    with pytest.raises(RuntimeError), ledger.writing() as connection:
        connection.execute(events.delete())
        log.write(connection, "test", "spoil", "all", {})
        raise RuntimeError
    assert told(ledger) == before
    assert casework.verify(ledger).entries == 4


def test_verify_sees_what_was_tampered_with(ledger):
    load(ledger, "c09", "c10")
    head = casework.verify(ledger).head
    assert casework.verify(ledger, head).problems == ()
    assert "it was cut or written anew" in casework.verify(ledger, "0" * 64).problems[0]
    with ledger.writing() as connection:
        connection.execute(claims.delete().where(claims.c.key == 1, claims.c.stated.is_(None)))
        connection.execute(acts.update().where(acts.c.number == 2).values(by_whom="somebody else"))
        connection.execute(reports.update().where(reports.c.id == "c10").values(reading=b"other"))
        connection.execute(events.update().values(standing="corroborated"))
    sha256 = case()["c09"].report.origin.sha256
    path = Originals(ledger.originals).path(sha256)
    path.chmod(0o644)
    path.write_bytes(b"other")
    problems = casework.verify(ledger).problems
    for part in ("log entry 2 was changed", "report c10: its reading was changed", "was changed: its bytes", "follow"):
        assert any(part in p for p in problems), part


def test_a_report_taken_out_is_missed(ledger):
    load(ledger, "c12")
    with ledger.writing() as connection:
        for table in reversed(METADATA.sorted_tables):
            if table.name not in ("acts", "about"):
                connection.execute(table.delete())
    assert casework.verify(ledger).problems == ("report c12 (version 1) is in the log and not in the ledger",)


def test_judgements_are_appended_and_never_erased(ledger):
    load(ledger, "c01")
    first = casework.assess(ledger, "c01", by="Ana", credibility=3)
    second = casework.assess(ledger, "c01", by="Ana", credibility=5, note="no second source")
    other = casework.assess(ledger, "harbor-gazette.example", by="Bo", reliability="D")
    assert (first.replaces, second.replaces, other.kind) == (None, first.id, "outlet")
    assert casework.assessments(ledger, "c01") == [first, second]
    claim = casework.claims(ledger, report="c01")[1]
    judged = casework.assess(ledger, claim.id, by="Ana", verdict="unsupported")
    assert judged.words == claim.words


def test_a_judgement_whose_claim_is_gone_is_shown(ledger):
    load(ledger, "c06")
    claim = casework.claims(ledger, report="c06", kind="advance")[0]
    casework.assess(ledger, claim.id, by="Ana", verdict="unsupported")
    assert casework.verify(ledger).notes == ()
    first = case()["c06"].report
    changed = dataclasses.replace(first, origin=dataclasses.replace(first.origin, sha256="ab" * 32))
    add_reading(ledger, Reading(report=changed), "test")
    (note,) = casework.verify(ledger).notes
    assert claim.words in note
    assert "which is there no more" in note


def test_a_quotation_of_somebody_else_elsewhere_is_found(ledger):
    from tests.helpers import reading

    load(ledger)
    words = "Whoever holds the border villages holds the road to Pavlohrad,"
    other = reading(f"A mill burnt in Lipky. “{words}” said Ivan Hrytsak on Monday.", "2025-05-25")
    add_reading(ledger, dataclasses.replace(other, report=dataclasses.replace(other.report, id="elsewhere")), "test")
    (row,) = [e for e in casework.events(ledger, place="Dnipropetrovsk") if e.day == 739391 and e.sort == "entry"]
    found = {f.code: f for f in casework.dossier(ledger, row.id).findings}
    assert set(found["HS904"].facts["speakers"]) == {"Anatoly Matviychuk", "Ivan Hrytsak"}


@pytest.mark.parametrize(
    ("target", "fields", "message"),
    [
        ("nobody", {"credibility": 1}, "nothing in the ledger is called 'nobody'"),
        ("c01", {}, "nothing is judged"),
        ("c01", {"credibility": 7}, "from 1"),
        ("c01", {"reliability": "G"}, "from A"),
        ("harbor-gazette.example", {"credibility": 2}, "an outlet has a reliability"),
    ],
)
def test_wrong_judgements_are_refused(ledger, target, fields, message):
    load(ledger, "c01")
    with pytest.raises(casework.LedgerError, match=message):
        casework.assess(ledger, target, by="Ana", **fields)


def _add_some(where: str, ids: list[str]) -> None:
    with casework.opened(where) as ledger:
        load(ledger, *ids)


def test_two_processes_add_at_once(where):
    ids = list(case())
    spawn = multiprocessing.get_context("fork")
    workers = [spawn.Process(target=_add_some, args=(where, part)) for part in (ids, list(reversed(ids)))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [w.exitcode for w in workers] == [0, 0]
    with casework.opened(where) as ledger:
        verified = casework.verify(ledger)
        assert (verified.problems, verified.reports, verified.entries) == ((), 12, 13)
        assert [f.members for f in casework.families(ledger)] == [("c01", "c02", "c03", "c04")]


def test_same_answers_from_both_databases(where, tmp_path):
    with casework.opened(where) as ledger:
        load(ledger)
        here = (told(ledger), casework.claims(ledger), casework.search(ledger, "border*")[0])
    casework.init(str(tmp_path / "twin"), by="test")
    with casework.opened(str(tmp_path / "twin")) as ledger:
        load(ledger)
        assert (told(ledger), casework.claims(ledger), casework.search(ledger, "border*")[0]) == here


def test_what_is_no_ledger_is_told_in_one_line(tmp_path):
    with pytest.raises(LedgerError, match="holds no ledger"):
        open_ledger(str(tmp_path))
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError, match="is a file"):
        create(str(tmp_path / "file"))
    with pytest.raises(LedgerError, match="give a folder or a postgresql"):
        open_ledger("mysql://host/db")
    with pytest.raises(LedgerError, match="needs a folder for the original files"):
        create("postgresql://localhost/db")
    (tmp_path / "ledger.db").write_bytes(b"this is no database at all, only some words" * 40)
    with pytest.raises(LedgerError, match="not a database"):
        open_ledger(str(tmp_path))


def test_a_password_is_not_printed():
    assert "secret" not in casework.shown("postgresql://ana:secret@host/db")


def test_a_newer_ledger_is_left_alone(ledger, where):
    with ledger.writing() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    ledger.close()
    with pytest.raises(LedgerError, match="newer version"):
        open_ledger(where)


def test_odd_names_and_very_long_texts_are_kept(ledger, tmp_path):
    import os

    name = os.fsdecode(b"report\xff.txt")
    try:
        (tmp_path / name).write_text(
            "The bridge at Lipky fell on 3 May 2025. " + "Word by word. " * 40, encoding="utf-8"
        )
    except OSError:
        pytest.skip("this file system has only names that are text")
    (added,) = casework.add(ledger, str(tmp_path / name), by="test")
    assert added.outcome == "added"
    words = " ".join(f"w{i}" for i in range(60_000))
    long = dataclasses.replace(case()["c12"].report, id="long", text=words)
    assert add_reading(ledger, Reading(report=long), "test").outcome == "added"
    assert [r.id for r in casework.search(ledger, "w49000")[1]] == ["long"]


def test_files_of_a_folder(tmp_path):
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.html", "sub/c.jsonl", ".hidden.txt", "picture.png"):
        (tmp_path / name).write_text("x")
    listed = [str(Path(p).relative_to(tmp_path)) for p in casework.sources_in(str(tmp_path))]
    assert listed == ["a.html", "b.txt", "sub/c.jsonl"]
    assert casework.sources_in("-") == ["-"]
