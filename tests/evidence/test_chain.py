"""A log whose entries are bound to one another shows every change."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from hearsay.evidence.chain import problems
from hearsay.model import LogEntry
from hearsay.model.log import FIRST_PREVIOUS, entry_hash


def chain(*acts: str) -> list[LogEntry]:
    found: list[LogEntry] = []
    for number, act in enumerate(acts, 1):
        fields = (number, number * 1000, "Ana", act, "r1", "{}", found[-1].hash if found else FIRST_PREVIOUS)
        found.append(
            LogEntry(
                number=fields[0],
                at_us=fields[1],
                by=fields[2],
                act=fields[3],
                target=fields[4],
                detail=fields[5],
                previous=fields[6],
                hash=entry_hash(*fields),
            )
        )
    return found


def test_an_untouched_log_is_clean():
    log = chain("init", "add", "assess")
    assert problems(log) == []
    assert problems(log, log[1].hash) == []
    assert problems([]) == []


def test_a_changed_entry_a_gap_and_a_cut_are_seen():
    log = chain("init", "add", "add", "assess")
    changed = [log[0], dataclasses.replace(log[1], by="Bo"), *log[2:]]
    assert problems(changed) == ["log entry 2 was changed after it was written"]
    assert problems([log[0], *log[2:]]) == [
        "log entry 2 is missing: the next one is numbered 3",
        "log entry 3 does not follow the entry before it",
    ]
    assert problems(log[:2], log[-1].hash) == [
        f"the log holds no entry with the hash noted before ({log[-1].hash}): it was cut or written anew"
    ]


@given(st.integers(0, 3), st.sampled_from(["at_us", "by", "act", "target", "detail"]))
def test_any_field_changed_is_seen(at, field):
    log = chain("init", "add", "add", "assess")
    value = getattr(log[at], field)
    log[at] = dataclasses.replace(log[at], **{field: value + (1 if isinstance(value, int) else "x")})
    assert problems(log)


def test_fields_cannot_run_into_one_another():
    assert entry_hash(1, 2, "ab", "c", "", "", "") != entry_hash(1, 2, "a", "bc", "", "", "")
