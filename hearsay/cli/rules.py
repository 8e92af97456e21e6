"""`hearsay rules` and `hearsay explain`: what is looked for, and why."""

import difflib
import json
import re
from typing import TYPE_CHECKING

import click

from hearsay import api

if TYPE_CHECKING:
    from hearsay.checks.rule import Rule

FILLED = re.compile(r"\{[^{}]*\}")


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Show the page of a rule: what it finds, why it matters, what to ask, and cases.

    CODE is a code such as HS203 or a name such as weekday-off-date.
    """
    try:
        click.echo(api.explain(code).rstrip("\n"))
    except KeyError:
        known = [word for rule in api.rules() for word in (rule.code, rule.name)]
        near = difflib.get_close_matches(code.upper(), known, 1) or difflib.get_close_matches(code.lower(), known, 1)
        hint = f"did you mean {near[0]}?" if near else "hearsay rules lists them"
        raise click.UsageError(f"there is no rule {code!r}; {hint}") from None


@click.command()
@click.option(
    "--by", type=click.Choice(("family", "question")), default="family", show_default=True, help="How to group them."
)
@click.option(
    "--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True, help="What to write."
)
def rules(by: str, form: str) -> None:
    """List the rules, by family or by the question they ask."""
    found = api.rules()
    if form == "json":
        click.echo(json.dumps([_entry(rule) for rule in found], ensure_ascii=False, indent=1))
        return
    groups: dict[str, list[Rule]] = {}
    for rule in found:
        groups.setdefault(rule.family if by == "family" else _question(rule), []).append(rule)
    for number, (name, members) in enumerate(groups.items()):
        click.echo(f"\n{name}" if number else name)
        for rule in members:
            click.echo(f"  {rule.code}  {rule.severity:8}{rule.name}")


def _question(rule: "Rule") -> str:
    """What the rule asks, with an ellipsis where a finding fills in its words."""
    return FILLED.sub("…", rule.ask)


def _entry(rule: "Rule") -> dict[str, object]:
    kept = ("code", "name", "family", "severity", "since")
    return {name: getattr(rule, name) for name in kept} | {"ask": _question(rule), "catches": list(rule.catches)}
