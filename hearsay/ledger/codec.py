"""The nouns as JSON and back, equal to what they were: readings and claims are kept whole in the ledger.

Only values of `hearsay.model` are built; what does not fit its type is refused, whoever wrote it.
"""

import dataclasses
import functools
import importlib
import json
import sys
import types
import typing
import zlib
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

MODULES = (
    "actors",
    "assessment",
    "claims",
    "events",
    "finding",
    "links",
    "places",
    "reading",
    "report",
    "span",
    "times",
)

T = TypeVar("T")
Decoder = Callable[[Any], Any]


class CodecError(ValueError):
    """What is kept does not fit the noun it should be."""


def pack(value: Any) -> bytes:
    """A noun as compressed JSON."""
    text = json.dumps(encode(value), ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode(), 6)


def unpack(kind: type[T], data: bytes) -> T:
    """The noun packed. Raises CodecError."""
    try:
        return decode(kind, json.loads(zlib.decompress(data)))
    except (zlib.error, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise CodecError(f"cannot be read ({error})") from None


def encode(value: Any) -> Any:
    """A noun as JSON values; a span becomes its two offsets, fields that hold their default are left out."""
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [encode(v) for v in value]
    if isinstance(value, Mapping):
        return {k: encode(v) for k, v in value.items()}
    if dataclasses.is_dataclass(value):
        if _is_span(type(value)):
            return [value.start, value.end]  # type: ignore[union-attr]
        found = {}
        for name, default in _defaults(typing.cast(Any, type(value))):
            held = getattr(value, name)
            if default is dataclasses.MISSING or held != default or type(held) is not type(default):
                found[name] = encode(held)
        return found
    raise CodecError(f"cannot keep a {type(value).__name__}")


def decode(kind: type[T], value: Any) -> T:
    """The noun of JSON values. Raises CodecError where they do not fit."""
    try:
        return typing.cast(T, _decoder(typing.cast(Any, kind))(value))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise CodecError(f"does not fit {kind.__name__}: {error}") from None


def _is_span(kind: type) -> bool:
    return kind.__name__ == "Span"


@functools.cache
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    found = []
    for field in dataclasses.fields(kind):
        default = field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        found.append((field.name, default))
    return tuple(found)


@functools.cache
def _names() -> dict[str, Any]:
    """Every name the annotations of the nouns use."""
    names: dict[str, Any] = {}
    for module in MODULES:
        names.update(vars(importlib.import_module(f"hearsay.model.{module}")))
    return names


@functools.cache
def _decoder(kind: Any) -> Decoder:
    origin = typing.get_origin(kind)
    if origin is typing.Literal:
        return _literal(typing.get_args(kind))
    if origin in (typing.Union, types.UnionType):
        return _union(typing.get_args(kind))
    if origin is tuple:
        return _tuple(typing.get_args(kind))
    if origin is not None and issubclass(origin, Mapping):
        inner = _decoder(typing.get_args(kind)[1])
        return lambda value: {str(k): inner(v) for k, v in value.items()}
    if kind is Any:
        return lambda value: value
    if kind is datetime:
        return datetime.fromisoformat
    if kind is date:
        return date.fromisoformat
    if kind is float:
        return _number
    if kind in (str, int, bool, type(None)):
        return _plain(kind)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _noun(kind)
    raise CodecError(f"no way to read {kind!r}")


def _noun(kind: type) -> Decoder:
    if _is_span(kind):
        return lambda value: kind(start=value[0], end=value[1])
    hints = typing.get_type_hints(kind, {**vars(sys.modules[kind.__module__]), **_names()})
    fields = {f.name: _later(hints[f.name]) for f in dataclasses.fields(kind)}

    def read(value: Any) -> Any:
        if not isinstance(value, dict):
            raise TypeError("an object is expected")
        return kind(**{name: fields[name](v) for name, v in value.items()})

    return read


def _later(kind: Any) -> Decoder:
    """A decoder built when first needed, so that nouns may hold one another."""
    made: list[Decoder] = []

    def read(value: Any) -> Any:
        if not made:
            made.append(_decoder(kind))
        return made[0](value)

    return read


def _literal(known: tuple[Any, ...]) -> Decoder:
    allowed = frozenset(known)

    def read(value: Any) -> Any:
        if value not in allowed:
            raise ValueError(f"{value!r} is not one of {known}")
        return value

    return read


def _plain(kind: type) -> Decoder:
    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} expected, not {value!r:.40}")
        return value

    return read


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(f"a number expected, not {value!r:.40}")
    return float(value)


def _tuple(inner: tuple[Any, ...]) -> Decoder:
    if len(inner) == 2 and inner[1] is Ellipsis:
        item = _decoder(inner[0])
        return lambda value: tuple(item(v) for v in value)
    items = [_decoder(i) for i in inner]
    return lambda value: tuple(read(v) for read, v in zip(items, value, strict=True))


def _union(choices: tuple[Any, ...]) -> Decoder:
    """The alternative whose JSON form the value has: null, text, number, list or object; texts may be times."""
    optional = type(None) in choices
    rest = [c for c in choices if c is not type(None)]
    readers = [_decoder(c) for c in rest]

    def read(value: Any) -> Any:
        if value is None and optional:
            return None
        for reader in readers:
            try:
                return reader(value)
            except (TypeError, ValueError, KeyError, AttributeError, IndexError):
                continue
        raise ValueError(f"{value!r:.40} is none of {choices}")

    if rest == [datetime, date]:
        return lambda value: (
            None if value is None else datetime.fromisoformat(value) if len(value) > 10 else date.fromisoformat(value)
        )
    return read
