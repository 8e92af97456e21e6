"""The rules that spoke: each code with its name, its findings and, where given, why it matters."""

from collections.abc import Mapping, Sequence

from hearsay.export.page.markup import joined, tag, words
from hearsay.export.page.notes import SHAPES
from hearsay.model import Finding


def rules_section(findings: Sequence[Finding], explanations: Mapping[str, str], prefix: str) -> str:
    """One entry a rule, by code; numbers lead to the notes."""
    by_code: dict[str, list[tuple[int, Finding]]] = {}
    for number, finding in enumerate(findings, 1):
        by_code.setdefault(finding.code, []).append((number, finding))
    rows = []
    for code, found in sorted(by_code.items()):
        severity = found[0][1].severity
        numbers = " ".join(tag("a", str(n), href=f"#{prefix}n{n}") for n, _ in found)
        shape = tag("span", SHAPES[severity], class_=f"shape sev-{severity}", title=severity)
        name = words(found[0][1].name.replace("-", " "))
        head = " ".join((shape, tag("b", words(code)), name, tag("span", numbers, class_="numbers")))
        why = explanations.get(code, "")
        rows.append(
            tag(
                "li",
                head + (tag("details", tag("summary", "why it matters") + tag("p", words(why))) if why else ""),
                id=f"{prefix}rule-{code}",
            )
        )
    hint = tag(
        "p",
        f"{tag('code', 'hearsay explain CODE')} prints the page of a rule, with examples and known misses.",
        class_="quiet",
    )
    return tag("ul", joined(rows), class_="rule-list") + hint
