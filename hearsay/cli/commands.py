"""The commands by name: each is loaded only when it is called, so that help and errors come at once."""

import importlib
from collections.abc import Mapping

import click

COMMANDS: Mapping[str, tuple[str, str]] = {
    "add": ("ledger", "Read reports and keep them, one transaction each."),
    "assess": ("ledger", "Judge a report, event, claim or outlet."),
    "check": ("check", "Show what reports claim and what does not add up."),
    "claims": ("ledger", "List claims, narrowed as asked."),
    "compare": (
        "compare",
        "Compare reports with each other: reprint, rewrite, excerpt, or not one text; and what drifted.",
    ),
    "control": (
        "ledger",
        "Dated control maps, which claims of presence, crossing, capture and control are compared with.",
    ),
    "dossier": (
        "ledger",
        "Show all there is about one event: standing and why, origins, contradictions, related events, copies.",
    ),
    "events": ("ledger", "List events with place, day, standing and number of claims."),
    "explain": ("rules", "Show the page of a rule: what it finds, why it matters, what to ask, and cases."),
    "export": (
        "ledger",
        "Write the ledger for other programs; what is held back or does not fit is told on standard error.",
    ),
    "gazetteer": ("gazetteer", "The table of places that reports are read with."),
    "init": ("ledger", "Make a ledger: a folder, or the tables in a PostgreSQL database."),
    "reports": ("ledger", "List the reports by publication."),
    "rules": ("rules", "List the rules, by family or by the question they ask."),
    "schema": ("schema", "Show a JSON Schema, or the names of all."),
    "search": ("ledger", "Find claims and reports that hold every word; a word ending in * is the beginning of one."),
    "show": (
        "ledger",
        "Show a report (versions, claims, copies, log, judgements), or an event by its id or the beginning of it.",
    ),
    "timeline": ("ledger", "Show events day by day."),
    "verify": ("ledger", "Check the ledger: its log, originals, readings and events."),
}
"""File of each command, and the first sentence of its help."""


class Loaded(click.Group):
    """A group whose commands are imported when they are asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"hearsay.cli.{COMMANDS[cmd_name][0]}")
        command = getattr(module, cmd_name)
        if not isinstance(command, click.Command):
            raise TypeError(f"{cmd_name} is no command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])
