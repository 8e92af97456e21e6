"""Build the pages of the rules as a site: `python tools/build_docs.py OUT` (`make docs`).

index.html lists the rules by family, questions.html by the question they ask; each rule has the page that
`hearsay explain` prints. The site needs no script and asks nothing of any other host.
"""

import html
import pathlib
import re
import sys

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML

from hearsay import __version__
from hearsay.checks import pages
from hearsay.checks.catalogue import RULES

STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf6; --ink: #1d1c1a; --quiet: #6a665f; --line: #dedad0; --faint: #f1eee6;
  --link: #1f4e79; --mark: #fff0b8; --error: #a8201a; --warning: #a85d00; --note: #3b6a8f; }
@media (prefers-color-scheme: dark) { :root { --paper: #16171a; --ink: #e7e4dd; --quiet: #a09b92; --line: #35373c;
  --faint: #22242a; --link: #8fbce6; --mark: #4a3f14; --error: #ff8a80; --warning: #f3b35c; --note: #8dbbe0; } }
body { margin: 0 auto; max-width: 46rem; padding: 2rem 1.2rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, "Noto Sans", "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
a { color: var(--link); } h1 { font-size: 1.7rem; line-height: 1.2; }
h2 { font-size: 1.05rem; margin: 2rem 0 .5rem; padding-top: .6rem; border-top: 1px solid var(--line); }
nav, footer, .quiet { color: var(--quiet); font-size: .9rem; } footer { margin-top: 3rem; }
pre { white-space: pre-wrap; background: var(--faint); padding: .8rem 1rem; border-radius: 6px;
  font: 1rem/1.5 Charter, "Noto Serif", Georgia, "DejaVu Serif", serif; }
mark { background: var(--mark); color: inherit; padding: 0 .1em; } dl { margin: 0; }
dt { margin-top: .7rem; font-weight: 600; } dd { margin: 0; }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
.severity::before { content: "● "; }
"""
MARKED = re.compile(r"\[\[(.+?)\]\](?!\])", re.DOTALL)


def fence(self, tokens, index, options, env):
    """A case: the report as it stands, what the rule must mark highlighted."""
    case = html.escape(tokens[index].content.rstrip(), quote=False)
    return "<pre>" + MARKED.sub(r"<mark>\1</mark>", case) + "</pre>\n"


def markdown():
    """Markdown as the pages use it; markup in it is shown as text."""
    made = MarkdownIt("commonmark", {"html": False, "linkify": False}, renderer_cls=RendererHTML)
    made.add_render_rule("fence", fence)
    return made


def document(title, body):
    return (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{html.escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f'<nav><a href="index.html">Rules by family</a> · <a href="questions.html">by question</a></nav>\n'
        f"<main>\n{body}\n</main>\n<footer>Hearsay {__version__}. A rule shows a pattern; it never says true or false."
        f"</footer>\n</body>\n</html>\n"
    )


def line(rule):
    page = pages.parsed(rule.code)
    finds = markdown().renderInline(page.sections["What it finds"].split("\n")[0])
    return (
        f'<dt><a href="{rule.code}.html">{rule.code}</a> {html.escape(rule.name)} '
        f'<span class="severity {rule.severity}">{rule.severity}</span></dt>\n<dd>{finds}</dd>'
    )


def by_family():
    parts = ["<h1>The rules, by family</h1>"]
    for family in dict.fromkeys(rule.family for rule in RULES):
        rows = "\n".join(line(rule) for rule in RULES if rule.family == family)
        parts.append(f"<h2>{html.escape(family.capitalize())}</h2>\n<dl>{rows}</dl>")
    return document("Hearsay: rules by family", "\n".join(parts))


def by_question():
    rows = []
    for rule in RULES:
        asks = markdown().renderInline(pages.parsed(rule.code).sections["Ask"].split("\n")[0])
        rows.append(
            f'<dt>{asks}</dt>\n<dd><a href="{rule.code}.html">{rule.code}</a> {html.escape(rule.name)} '
            f'<span class="quiet">{html.escape(rule.family)}</span></dd>'
        )
    listed = "\n".join(rows)
    return document("Hearsay: rules by question", f"<h1>The rules, by the question they ask</h1>\n<dl>{listed}</dl>")


def build(out):
    """Write the site into a folder; gives the files written."""
    out.mkdir(parents=True, exist_ok=True)
    site = {"index.html": by_family(), "questions.html": by_question()}
    for rule in RULES:
        about = (
            f'<p><span class="severity {rule.severity}">{rule.severity}</span> · {rule.family} · since {rule.since}</p>'
        )
        body = markdown().render(pages.page(rule.code)).replace("</h1>", f"</h1>\n{about}", 1)
        site[f"{rule.code}.html"] = document(f"{rule.code} {rule.name}", body)
    for name, text in site.items():
        (out / name).write_text(text, encoding="utf-8")
    return sorted(out / name for name in site)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python tools/build_docs.py OUT")
    written = build(pathlib.Path(sys.argv[1]))
    print(f"{len(written)} pages; open {pathlib.Path(sys.argv[1]) / 'index.html'}")
