"""What people hold of reports, claims, events and outlets: appended, superseding, never erased."""

import hashlib

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from hearsay.ledger.asking import moment
from hearsay.ledger.codec import pack, unpack
from hearsay.ledger.errors import LedgerError
from hearsay.ledger.log import now_us
from hearsay.ledger.schema import assessments, claims, events, reports
from hearsay.model import Assessment
from hearsay.model.assessment import TargetKind


def target_of(connection: Connection, target: str) -> tuple[TargetKind, str, str]:
    """What a name means: its kind, its full id, and the words judged where it has any.

    Raises LedgerError where nothing in the ledger, or more than one thing, is called so.
    """
    found: list[tuple[TargetKind, str, str]] = []
    told = sa.select(events.c.id).where(events.c.id.startswith(target, autoescape=True)).limit(2)
    found += [("event", row.id, "") for row in connection.execute(told)]
    asked = sa.select(claims.c.id, claims.c.words).where(claims.c.id.startswith(target, autoescape=True)).limit(2)
    found += [("claim", row.id, row.words) for row in connection.execute(asked)]
    if connection.execute(sa.select(reports.c.id).where(reports.c.id == target).limit(1)).first():
        found = [("report", target, "")]
    elif connection.execute(sa.select(reports.c.id).where(reports.c.outlet == target).limit(1)).first():
        found = [("outlet", target, "")]
    exact = [one for one in found if one[1] == target]
    found = exact or list(dict.fromkeys(found))
    if not target or not found:
        raise LedgerError(f"nothing in the ledger is called {target!r}: give a report, event, claim or outlet")
    if len(found) > 1:
        raise LedgerError(f"{target!r} can mean several things; give more of the id")
    return found[0]


def put(
    connection: Connection,
    target: tuple[TargetKind, str, str],
    by: str,
    *,
    credibility: int | None,
    reliability: str | None,
    verdict: str | None,
    note: str,
) -> Assessment:
    """Append a judgement; an earlier one by the same person of the same target is replaced, and stays readable."""
    kind, name, words = target
    before = [a for a in of(connection, name) if a.by == by]
    at_us = now_us()
    seed = f"{kind}\n{name}\n{by}\n{at_us}\n{credibility}\n{reliability}\n{verdict}\n{note}"
    one = Assessment(
        id=hashlib.sha256(seed.encode()).hexdigest()[:16],
        kind=kind,
        target=name,
        by=by,
        at=moment(at_us),
        credibility=credibility,
        reliability=reliability,
        verdict=verdict,
        note=note,
        replaces=before[-1].id if before else None,
        words=words,
    )
    connection.execute(
        assessments.insert().values(id=one.id, kind=kind, target=name, by_whom=by, at_us=at_us, assessment=pack(one))
    )
    return one


def of(connection: Connection, *targets: str) -> list[Assessment]:
    """Judgements of these targets, or all there are, in the order they were made; replaced ones too."""
    asked = sa.select(assessments.c.assessment).order_by(assessments.c.number)
    if targets:
        asked = asked.where(assessments.c.target.in_(targets))
    return [unpack(Assessment, row.assessment) for row in connection.execute(asked)]


def adrift(connection: Connection) -> list[Assessment]:
    """Judgements of events and claims that are no longer there: shown, never dropped."""
    held = {row.id for row in connection.execute(sa.select(events.c.id))}
    held |= {
        row.id
        for row in connection.execute(
            sa.select(claims.c.id).join(reports, reports.c.key == claims.c.report).where(reports.c.current)
        )
    }
    return [a for a in of(connection) if a.kind in ("event", "claim") and a.target not in held]
