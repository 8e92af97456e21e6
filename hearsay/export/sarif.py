"""Findings as SARIF 2.1.0, so that editors and code-review tools can show them.

Offsets, lines and columns count in code points of the text as it was read, which stands in each artifact's `contents`:
for a page or a PDF it is not the file's own. A report of a .jsonl file is the artifact FILE#line=N.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TextIO
from urllib.parse import quote

from hearsay import __version__
from hearsay.export.pair import Checked
from hearsay.export.records import facts
from hearsay.export.terminal import position
from hearsay.model import Finding, Report, Severity, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "hearsay/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleHelp:
    """What a viewer shows of a rule."""

    code: str
    name: str
    severity: Severity
    family: str
    short: str
    full: str
    markdown: str


def write(checked: Iterable[Checked], out: TextIO, rules: Sequence[RuleHelp]) -> None:
    """Write one log with one run; every report is an artifact, also one without findings."""
    artifacts: dict[tuple[str, str], dict[str, Any]] = {}
    numbers: dict[tuple[str, str], int] = {}
    results: list[dict[str, Any]] = []
    index = {rule.code: number for number, rule in enumerate(rules)}
    for one in checked:
        report = one.reading.report
        key = (_uri(report), report.text)  # a file named twice is one artifact
        artifacts.setdefault(key, _artifact(report))
        number = numbers.setdefault(key, len(numbers))
        results += [_result(report, finding, number, index) for finding in one.findings]
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "Hearsay",
                        "version": __version__,
                        "semanticVersion": __version__,
                        "rules": [_rule(rule) for rule in rules],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "artifacts": list(artifacts.values()),
                "results": results,
            }
        ],
    }
    json.dump(log, out, ensure_ascii=False, allow_nan=False, indent=1)
    out.write("\n")


def _rule(rule: RuleHelp) -> dict[str, Any]:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.short},
        "fullDescription": {"text": rule.full},
        "help": {"text": f"{rule.short} {rule.full}", "markdown": rule.markdown},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {"tags": [rule.family]},
    }


def _artifact(report: Report) -> dict[str, Any]:
    return {
        "location": {"uri": _uri(report)},
        "hashes": {"sha-256": report.origin.sha256},
        "encoding": "UTF-8",
        "contents": {"text": report.text},
        "properties": {"reportId": report.id},
    }


def _uri(report: Report) -> str:
    locator = report.origin.locator
    path, colon, line = locator.rpartition(":")
    if colon and line.isdigit() and report.origin.media_type == "application/json":
        return f"{_path(path)}#line={line}"
    return _path(locator)


def _path(locator: str) -> str:
    return "stdin" if locator == "-" else quote(locator.encode("utf-8", "surrogateescape"), safe="/._-~!$&'()*+,;=@")


def _result(report: Report, finding: Finding, artifact: int, index: dict[str, int]) -> dict[str, Any]:
    where = {"uri": _uri(report), "index": artifact}
    quoted = " ".join(s.of(report.text) for s in finding.spans)
    print_of = hashlib.sha256(f"{report.id}\n{finding.code}\n{quoted}\n{finding.message}".encode()).hexdigest()
    result: dict[str, Any] = {"ruleId": finding.code}
    if finding.code in index:
        result["ruleIndex"] = index[finding.code]
    result |= {
        "level": finding.severity,
        "message": {"text": f"{finding.message} {finding.ask}".strip()},
        "locations": [{"physicalLocation": _place(report, where, finding.spans[0] if finding.spans else None)}],
        "partialFingerprints": {FINGERPRINT: print_of},
        "properties": {"ask": finding.ask, "facts": facts(finding), "claims": list(finding.claims)},
    }
    if len(finding.spans) > 1:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _place(report, where, span)}
            for number, span in enumerate(finding.spans[1:], 1)
        ]
    return result


def _place(report: Report, where: dict[str, Any], span: Span | None) -> dict[str, Any]:
    if span is None:
        return {"artifactLocation": where}
    line, column = position(report.text, span.start)
    end_line, end_column = position(report.text, span.end)
    return {
        "artifactLocation": where,
        "region": {
            "startLine": line,
            "startColumn": column,
            "endLine": end_line,
            "endColumn": end_column,
            "charOffset": span.start,
            "charLength": span.end - span.start,
            "snippet": {"text": span.of(report.text)},
        },
    }
