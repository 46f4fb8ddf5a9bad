"""The JSON API as it is told to people, out of its OpenAPI description."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TypePiece:
    """A part of what names a kind of value: plain words, a value that is written just so, or the
    name of a schema."""

    text: str
    is_value: bool = False
    is_schema: bool = False


TypeText = Sequence[TypePiece]


@dataclass(frozen=True, slots=True)
class SchemaFieldView:
    """A parameter of an address or a field of a schema."""

    name: str
    kind: TypeText
    text: str
    is_required: bool


@dataclass(frozen=True, slots=True)
class AddressView:
    """An address with its method; `takes` and `answers` are the kinds of what is sent and got."""

    method: str
    path: str
    text: str
    parameters: Sequence[SchemaFieldView]
    takes: Sequence[TypeText]
    answers: Sequence[TypeText]

    @property
    def can_be_opened(self) -> bool:
        """Whether the address by itself is answered."""
        needs = any(one.is_required for one in self.parameters)
        return self.method == "GET" and not needs and "{" not in self.path


@dataclass(frozen=True, slots=True)
class SchemaView:
    """What an answer, or a part of one, is made of."""

    name: str
    text: str
    fields: Sequence[SchemaFieldView]


def addresses(description: Mapping[str, Any]) -> list[AddressView]:
    """The addresses of an OpenAPI description, by path."""
    return [
        _address(method, path, told)
        for path, methods in sorted(description["paths"].items())
        for method, told in methods.items()
    ]


def schemas(description: Mapping[str, Any]) -> list[SchemaView]:
    """The schemas of an OpenAPI description, by name, without those of errors."""
    found = description["components"]["schemas"]
    return [
        SchemaView(name, _text(found[name].get("description")), _fields(found[name]))
        for name in sorted(found)
        if "Validation" not in name
    ]


def _address(method: str, path: str, told: Mapping[str, Any]) -> AddressView:
    parameters = [
        SchemaFieldView(
            one["name"],
            kind(one["schema"]),
            _text(one.get("description")),
            one.get("required", False),
        )
        for one in told.get("parameters", ())
    ]
    return AddressView(
        method.upper(),
        path,
        _text(told.get("description") or told["summary"]),
        parameters,
        _kinds(told.get("requestBody")),
        _kinds(told["responses"]["200"]),
    )


def _fields(schema: Mapping[str, Any]) -> list[SchemaFieldView]:
    required = schema.get("required", ())
    return [
        SchemaFieldView(name, kind(told), _text(told.get("description")), name in required)
        for name, told in schema.get("properties", {}).items()
    ]


def _kinds(body: Mapping[str, Any] | None) -> list[TypeText]:
    found = (kind(one.get("schema", {})) for one in (body or {}).get("content", {}).values())
    return [one for one in found if one]


def kind(schema: Mapping[str, Any]) -> TypeText:
    """A kind of value in words; empty where nothing is told."""
    return list(_pieces(schema))


def _pieces(schema: Mapping[str, Any]) -> Iterator[TypePiece]:
    if "$ref" in schema:
        yield TypePiece(schema["$ref"].rpartition("/")[2], is_schema=True)
    elif "anyOf" in schema:
        yield from _joined([kind(one) for one in schema["anyOf"]], " or ")
    elif "enum" in schema:
        yield from _joined([[TypePiece(str(one), is_value=True)] for one in schema["enum"]], ", ")
    elif schema.get("type") == "array":
        yield TypePiece("list of ")
        yield from kind(schema.get("items", {})) or [TypePiece("values")]
    elif "type" in schema:
        yield TypePiece(str(schema["type"]))


def _joined(kinds: Sequence[TypeText], between: str) -> Iterator[TypePiece]:
    for number, one in enumerate(kinds):
        if number:
            yield TypePiece(between)
        yield from one


def _text(text: str | None) -> str:
    """Its paragraphs, each in one line."""
    return "\n\n".join(" ".join(part.split()) for part in (text or "").split("\n\n"))
