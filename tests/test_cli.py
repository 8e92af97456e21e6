"""The command line: every command, its exit codes, and one line for whatever goes wrong."""

import functools
import importlib
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

from hearsay import __version__, api
from hearsay.cli.commands import COMMANDS
from hearsay.cli.run import hearsay, main

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "depot_fire.txt"
TEXT = (
    "The Russian Ministry of Defence said on Friday, 12 August 2025, that its troops had taken Verbivka.\n\n"
    "Governor Oleh Koval denied this. “There are no Russian soldiers in the village,” he said.\n"
)
RUSSIAN = "Министерство обороны сообщило, что подразделения заняли посёлок и вышли к реке, где идут бои.\n"


class Run:
    """What one call of the command line gave."""

    def __init__(self, capsys, monkeypatch):
        self.capsys, self.monkeypatch = capsys, monkeypatch

    def __call__(self, *arguments: object, stdin: bytes = b"") -> "Run":
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main([str(a) for a in arguments])
        self.code = left.value.code
        captured = self.capsys.readouterr()
        self.out, self.err = captured.out, captured.err
        assert "Traceback" not in self.err
        return self

    def one_line(self) -> str:
        """The only line on standard error."""
        assert self.err.startswith("hearsay: ")
        assert self.err.count("\n") == 1
        return self.err.removeprefix("hearsay: ").rstrip("\n")


@pytest.fixture
def run(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return Run(capsys, monkeypatch)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def commands(group: click.Group, path: tuple[str, ...] = ()):
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def test_list_of_commands_is_whole_and_says_what_each_says():
    files = sorted(p.stem for p in (ROOT / "hearsay" / "cli").glob("*.py"))
    found = {}
    for stem in files:
        module = importlib.import_module(f"hearsay.cli.{stem}")
        found |= {n: (stem, c) for n, c in vars(module).items() if isinstance(c, click.Command) and c is not hearsay}
    nested = {c for _, g in found.values() if isinstance(g, click.Group) for c in g.commands.values()}
    alone = {name: (stem, c) for name, (stem, c) in found.items() if c not in nested}
    assert {name: stem for name, (stem, _) in alone.items()} == {name: stem for name, (stem, _) in COMMANDS.items()}
    for name, (_, command) in alone.items():
        assert COMMANDS[name][1] == command.get_short_help_str(300)
        assert command.name == name


def test_help_loads_no_command():
    code = (
        "import sys; from hearsay.cli import main\ntry: main(['--help'])\nfinally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = set(done.stderr.split())
    assert "hearsay.cli.run" in loaded
    assert loaded.isdisjoint({"hearsay.api", "hearsay.model", "hearsay.cli.check", "rich"})


@pytest.mark.parametrize(
    ("path", "command"), list(commands(hearsay)), ids=lambda x: " ".join(x) if isinstance(x, tuple) else ""
)
def test_every_command_and_option_has_help_and_a_test(run, path, command):
    assert command.help, path
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, (path, parameter.name)
    assert command.get_short_help_str(200).split()[0] in run(*path, "--help").out
    assert run.code == 0
    tests = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "tests").rglob("test_*.py"))
    assert f'"{path[-1]}"' in tests, f"no test calls {' '.join(path)}"


def test_version(run):
    assert run("--version").out == f"hearsay {__version__}\n"


@pytest.mark.parametrize(
    "arguments", [[], ["nonsense"], ["check"], ["check", "--nonsense"], ["explain"], ["gazetteer"]]
)
def test_wrong_usage_is_two(run, arguments):
    assert run(*arguments).code == 2
    assert run.err


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--format", "docx", "docx"),
        ("--published", "yesterday", "yesterday"),
        ("--published", "2025-02-30", "2025-02-30"),
        ("--published", "2025-06-08T14:00", "zone"),
        ("--fail-on", "fatal", "fatal"),
        ("--select", "HS9999", "HS9999"),
        ("--ignore", "nonsense", "nonsense"),
        ("--extend-select", "", "no rule"),
        ("--profile", "atlantis", "atlantis"),
        ("--jobs", "0", "0"),
    ],
)
def test_wrong_values_are_named_in_one_line(run, report, option, value, says):
    assert run("check", report, option, value).code == 2
    assert says in run.one_line()


@pytest.mark.parametrize("form", api.FORMATS)
def test_check_writes_every_format(run, report, form):
    assert run("check", report, "--format", form).code == 0
    assert "Verbivka" in run.out
    assert run.err == ""


@pytest.mark.parametrize(("threshold", "code"), [("never", 0), ("error", 1), ("warning", 1), ("note", 1)])
def test_findings_fail_only_where_asked(run, report, threshold, code):
    assert run("check", report, "--select", "HS203", "--fail-on", threshold).code == code
    assert "Tuesday" in run.out


def test_threshold_above_the_findings_passes(run, report):
    assert run("check", report, "--select", "HS401,HS303", "--fail-on", "error").code == 0


def test_select_ignore_and_extend(run, report):
    def codes(*options):
        found = json.loads(run("check", report, "--format", "jsonl", *options).out)
        return {f["code"] for f in found["findings"]}

    assert codes("--select", "HS2") == {c for c in codes() if c.startswith("HS2")}
    assert "HS203" not in codes("--ignore", "weekday-off-date")
    assert codes("--select", "HS203", "--extend-select", "HS4") >= {"HS203"}


def test_settings_file_is_read_and_overruled(run, report, tmp_path):
    (tmp_path / "hearsay.toml").write_text('ignore = ["HS203"]\n', encoding="utf-8")
    assert "HS203" not in run("check", report).out
    assert "HS203" in run("check", report, "--ignore", "HS401").out
    (tmp_path / "hearsay.toml").write_text("colour = 3\n", encoding="utf-8")
    assert run("check", report).code == 2
    assert "colour" in run.one_line()


def test_standard_input(run):
    assert run("check", "-", "--format", "jsonl", stdin=TEXT.encode()).code == 0
    found = json.loads(run.out)
    assert found["report"]["text"] == TEXT
    assert found["report"]["locator"] == "-"


def test_supplied_data_reach_the_report(run, report):
    run("check", report, "--format", "json", "--published", "2025-08-13T09:00+03:00", "--outlet", "Courier")
    found = json.loads(run.out)[0]["report"]
    assert found["published"] == "2025-08-13T09:00:00+03:00"
    assert found["outlet"] == "Courier"


def test_title_becomes_the_headline(run, report):
    run("check", report, "--format", "json", "--title", "Village taken")
    assert json.loads(run.out)[0]["report"]["title"] == "Village taken"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "picture.png"),
        ("binary.txt", bytes(range(256)) * 40, "binary.txt"),
        ("broken.jsonl", b"{not json}\n", "JSON"),
        ("russian.txt", RUSSIAN.encode(), "Russian"),
    ],
)
def test_unreadable_is_two_and_the_others_are_read(run, report, tmp_path, name, data, says):
    path = tmp_path / name
    path.write_bytes(data)
    assert run("check", path, report, "--format", "jsonl").code == 2
    assert says in run.one_line()
    assert json.loads(run.out)["report"]["text"] == TEXT


def test_missing_file_folder_and_address(run, report, tmp_path):
    for odd in ("nowhere.txt", tmp_path, "https://example.org/x"):
        assert run("check", odd, report, "--format", "jsonl").code == 2
        assert str(odd) in run.one_line()
        assert run.out


def test_over_the_cap_is_refused_whole(run, tmp_path):
    (tmp_path / "hearsay.toml").write_text("max-bytes = 1000\n", encoding="utf-8")
    (tmp_path / "long.txt").write_text(TEXT * 20, encoding="utf-8")
    assert run("check", "long.txt").code == 2
    assert "1,000 bytes" in run.one_line()
    assert run.out == ""


def test_bad_line_of_many_is_named_and_the_rest_is_read_in_order(run, tmp_path):
    good = [json.dumps({"id": str(n), "text": TEXT}) for n in range(3)]
    (tmp_path / "set.jsonl").write_text("\n".join([good[0], "{", *good[1:]]), encoding="utf-8")
    assert run("check", "set.jsonl", "--format", "jsonl").code == 2
    assert run.one_line().startswith("set.jsonl:2: ")
    assert [json.loads(line)["report"]["id"] for line in run.out.splitlines()] == ["0", "1", "2"]


def test_language_is_overruled(run, tmp_path):
    (tmp_path / "russian.txt").write_text(RUSSIAN, encoding="utf-8")
    assert run("check", "russian.txt", "--lang", "en", "--format", "jsonl").code == 0
    assert run("check", "russian.txt", "--lang", "xx").code == 2
    assert "xx" in run.one_line()


def test_wrong_encoding_is_said_not_crashed_over(run, tmp_path):
    (tmp_path / "old.txt").write_bytes("Café “quoted” – said the ministry of Défense on 2 May.".encode("cp1252"))
    assert run("check", "old.txt", "--format", "jsonl").code == 0
    assert "Café" in json.loads(run.out)["report"]["text"]


def test_names_of_files_do_nothing_to_a_terminal(run):
    assert run("check", "\x1b[31mred.txt").code == 2
    assert "\x1b" not in run.err


def test_bug_in_one_report_costs_no_other(run, report, monkeypatch):
    from hearsay.reading import read as reading

    whole, calls = reading.read, []

    def failing(report, settings):
        calls.append(report)
        if len(calls) == 1:
            raise RuntimeError("boom\nsecond line")
        return whole(report, settings)

    monkeypatch.setattr(reading, "read", failing)
    assert run("check", report, report, "--format", "jsonl").code == 2
    assert "boom" in run.one_line()
    assert str(report) in run.one_line()
    assert run.out.count("\n") == 1


def test_output_file_is_whole_or_not_there(run, report, tmp_path):
    assert run("check", report, "--format", "json", "--output", "out.json").code == 0
    assert run.out == ""
    assert len(json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))) == 1
    assert run("check", report, "--output", "nowhere/out.txt").code == 2
    assert "nowhere" in run.one_line()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.json", "report.txt"]


def test_all_shows_what_is_cut(run, report):
    short, long = run("check", EXAMPLE).out, run("check", EXAMPLE, "--all").out
    assert len(long) >= len(short)
    assert "--all" not in long


def test_rules_by_family_by_question_and_as_json(run):
    listed = run("rules").out
    assert all(rule.code in listed and rule.name in listed for rule in api.rules())
    assert listed.startswith("attribution\n")
    asked = run("rules", "--by", "question").out
    assert "Is the weekday wrong, the day, or the year?\n  HS203" in asked
    assert "{" not in asked
    found = json.loads(run("rules", "--format", "json").out)
    assert [entry["code"] for entry in found] == [rule.code for rule in api.rules()]


@pytest.mark.parametrize("name", ["HS203", "hs203", "weekday-off-date"])
def test_explain_prints_the_page(run, name):
    assert run("explain", name).out.startswith("# HS203 weekday-off-date\n")
    assert run.code == 0


def test_explain_guesses_what_was_meant(run):
    assert run("explain", "weekday-of-date").code == 2
    assert "did you mean weekday-off-date?" in run.one_line()
    assert run("explain", "zzz").code == 2
    assert "hearsay rules" in run.one_line()


def test_gazetteer_build_says_where_it_lies(run):
    assert run("gazetteer", "build").code == 0
    path = Path(run.out.removeprefix("gazetteer: ").strip())
    assert path.is_file()


def test_gazetteer_build_complains_in_one_line(run, tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("HEARSAY_CACHE", str(tmp_path / "file" / "cache"))
    assert run("gazetteer", "build").code == 2
    assert run.one_line()


def test_reader_that_goes_away_is_no_error():
    command = f"{sys.executable} -m hearsay rules --format json | head -c 1; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=ROOT, env=os.environ, check=False)
    assert done.stderr == b""
    assert done.returncode in (0, 141)


def test_interrupt_is_quiet(run, report, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "check_all", interrupted)
    assert run("check", report).code == 130
    assert run.err.strip() == ""


def test_schema_is_printed_or_listed(run):
    assert "check" in run("schema").out.split()
    assert json.loads(run("schema", "check").out)["$schema"].endswith("2020-12/schema")
    assert run("schema", "nonsense").code == 2
    assert "check" in run.one_line()


@pytest.mark.parametrize("form", ["text", "md"])
def test_hostile_text_is_shown_as_text(run, tmp_path, form):
    hostile = "\x1b[31m\u202eMinister [bold]Koval[/bold] <script>alert(1)</script> said \u2066no\u2069 `x`\x07"
    (tmp_path / "hostile.txt").write_text(f"{hostile}\n\n{TEXT}", encoding="utf-8")
    assert run("check", "hostile.txt", "--all", "--format", form).code == 0
    assert not set(run.out) & set("\x1b\u202e\u2066\u2069\x07")
    assert "Verbivka" in run.out
    if form == "md":
        assert "<script>" not in run.out


def test_report_is_never_written_over(run, report):
    assert run("check", report, "--output", report).code == 2
    assert "never written over" in run.one_line()
    assert report.read_text(encoding="utf-8") == TEXT


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_json_is_utf8_whatever_the_terminal(encoding, tmp_path):
    (tmp_path / "report.txt").write_text(f"🛰 {TEXT}", encoding="utf-8")
    command = [sys.executable, "-m", "hearsay", "check", str(tmp_path / "report.txt")]
    environment = os.environ | {"PYTHONIOENCODING": encoding}
    called = functools.partial(subprocess.run, capture_output=True, env=environment, check=True, cwd=ROOT)
    machine = called([*command, "--format", "jsonl"])
    assert json.loads(machine.stdout.decode("utf-8"))["report"]["text"].startswith("🛰")
    people = called(command)
    assert b"Verbivka" in people.stdout
    people.stdout.decode(encoding)


@pytest.mark.skipif(sys.platform != "linux", reason="names of files that are not UTF-8")
@pytest.mark.parametrize("form", api.FORMATS)
def test_names_that_are_not_utf8(run, tmp_path, form):
    name = os.fsdecode(b"odd\xff.txt")
    (tmp_path / name).write_text(TEXT, encoding="utf-8")
    assert run("check", name, "--format", form, "--output", "out").code == 0
    text = (tmp_path / "out").read_text(encoding="utf-8")
    if form in ("json", "sarif"):
        json.loads(text)
