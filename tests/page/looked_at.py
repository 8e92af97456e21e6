"""A page taken apart with the standard library's parser: elements, attributes and text, and whether tags nest."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "input", "br"})


@dataclass
class Element:
    name: str
    attributes: dict[str, str]
    text: str = ""
    parents: tuple[str, ...] = ()


@dataclass
class Looked(HTMLParser):
    elements: list[Element] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {k: v or "" for k, v in attrs}, parents=tuple(e.name for e in self.open))
        if len(attrs) != len(element.attributes):
            self.wrong.append(f"<{tag}> repeats an attribute")
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open[-1].name != tag:
            self.wrong.append(f"</{tag}> closes {self.open[-1].name if self.open else 'nothing'}")
        else:
            self.open.pop()

    def handle_data(self, data):
        for element in self.open:
            element.text += data

    def of_class(self, name: str) -> list[Element]:
        return [e for e in self.elements if name in e.attributes.get("class", "").split()]


def looked_at(page: str) -> Looked:
    looked = Looked()
    looked.feed(page)
    looked.close()
    looked.wrong += [f"<{e.name}> stays open" for e in looked.open]
    return looked


def text_of(page: str) -> str:
    """The report's text as the page holds it."""
    return "".join(e.text for e in looked_at(page).of_class("t"))
