"""What is measured on which set, what is to be reached, and what others reach on the same set with the same scorer."""

from dataclasses import dataclass

from bench import cross


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One figure of the scorer. `row` and `column` name a cell of its rows, or `row` alone one of its figures."""

    layer: str
    task: str
    set: str
    label: str
    row: str
    column: str | None = "f1"
    floor: float | None = None
    others: str = ""


def _times(name: str, value: tuple[float, str], relaxed: tuple[float, str]) -> tuple[Measure, ...]:
    return tuple(
        Measure(layer="times", task="timex", set=name, label=f"{row} F1", row=row, floor=floor, others=others)
        for row, (floor, others) in (("value", value), ("relaxed", relaxed))
    )


def _places(name: str, floors: tuple[float | None, ...], others: tuple[str, ...]) -> tuple[Measure, ...]:
    rows = (("recognition F1", "recognition", "f1"), ("Acc@161km, recognised", "Acc@161km, recognised", None),
            ("Acc@161km, end to end", "Acc@161km, end to end", None))  # fmt: skip
    return tuple(
        Measure(layer="places", task="places", set=name, label=label, row=row, column=column, floor=floor, others=other)
        for (label, row, column), floor, other in zip(rows, floors, others, strict=True)
    )


def _speech(label: str, row: str, column: str | None, floor: float | None, others: str) -> Measure:
    return Measure(
        layer="speech",
        task="attribution",
        set="polnear-dev",
        label=label,
        row=row,
        column=column,
        floor=floor,
        others=others,
    )


def _names(name: str, floor: float | None, others: str) -> Measure:
    label = "strict F1, cross-validated" if cross.has(name) else "strict F1"
    return Measure(layer="names", task="names", set=name, label=label, row="strict", floor=floor, others=others)


def _quantities(label: str, row: str, floor: float, others: str) -> Measure:
    return Measure(
        layer="quantities", task="quantities", set="newsquant", label=label, row=row, floor=floor, others=others
    )


MEASURES: tuple[Measure, ...] = (
    *_times("timebank", (0.84, "HeidelTime .795, dateparser .267"), (0.93, "HeidelTime .919")),
    *_times("aquaint", (0.79, "HeidelTime .729, dateparser .426"), (0.93, "HeidelTime .925")),
    *_times("meantime", (0.89, "HeidelTime .848, dateparser .655"), (0.95, "HeidelTime .940")),
    _speech("content lenient F1", "content", "f1", 0.70, "quotation regex .369"),
    _speech("recall direct", "content, direct", "recall", 0.95, "quotation regex .79"),
    _speech("recall mixed", "content, mixed", "recall", 0.80, "quotation regex .35"),
    _speech("recall indirect", "content, indirect", "recall", 0.55, "quotation regex .11"),
    _speech("source accuracy", "source accuracy", None, 0.85, "quotation regex .617"),
    _speech("exact triple F1", "triple", "f1", 0.42, "quotation regex .125"),
    *_places("geovirus", (0.85, 0.93, 0.80), ("most populous .776", "most populous .696", "most populous .579")),
    *_places("lgl", (None, None, None), ("most populous .591", "most populous .589", "most populous .418")),
    _names("uner-en-ewt", 0.66, "small CNN .582"),
    _names("gum-dev", 0.70, "small CNN .425"),
    _names("re3d", 0.50, "small CNN .280"),
    _names("meantime", None, ""),
    _quantities("value F1", "value", 0.85, "one regex .606, CQE .919"),
    _quantities("value and unit F1", "value and unit", 0.70, "one regex .417, CQE .855"),
)

LAYERS = tuple(dict.fromkeys(m.layer for m in MEASURES))
