"""`hearsay rules` and `hearsay explain`: what is looked for, and why."""

import json
from typing import TYPE_CHECKING

import click

from hearsay import api

if TYPE_CHECKING:
    from hearsay.checks.rule import Rule


@click.command()
@click.argument("code")
def explain(code: str) -> None:
    """Show the page of a rule: what it finds, why it matters, what to ask, and cases."""
    try:
        click.echo(api.explain(code).rstrip("\n"))
    except KeyError:
        raise click.UsageError(f"there is no rule {code!r}; hearsay rules lists them") from None


@click.command()
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="What to write.")
def rules(form: str) -> None:
    """List the rules by family."""
    found = api.rules()
    if form == "json":
        click.echo(json.dumps([_entry(rule) for rule in found], ensure_ascii=False, indent=1))
        return
    family = ""
    for rule in found:
        if rule.family != family:
            click.echo(f"\n{rule.family}" if family else rule.family)
            family = rule.family
        click.echo(f"  {rule.code}  {rule.severity:8}{rule.name}")


def _entry(rule: "Rule") -> dict[str, object]:
    kept = ("code", "name", "family", "severity", "since", "message", "ask")
    return {name: getattr(rule, name) for name in kept} | {"catches": list(rule.catches)}
