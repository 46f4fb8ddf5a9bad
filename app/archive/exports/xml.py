"""Elements of XML, made in one call."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

_NONE: Mapping[str, str] = MappingProxyType({})
Child = etree._Element | str | None
_UNWRITABLE = re.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ud800-\\udfff\\ufffe\\uffff]")


def without_controls(text: str) -> str:
    """The text without what XML can't hold."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)


class Maker:
    """Makes elements of one namespace."""

    def __init__(self, namespace: str) -> None:
        self._namespace = namespace

    def __call__(
        self, name: str, *children: Child, attributes: Mapping[str, str] = _NONE, **more: str
    ) -> etree._Element:
        """An element with what is in it, text and elements in their order; None is left out.
        `attributes` have names that Python can't write."""
        made = etree.Element(f"{{{self._namespace}}}{name}", nsmap={None: self._namespace})  # type: ignore[dict-item]
        for key, value in (*attributes.items(), *more.items()):
            made.set(key, value)
        for child in children:
            if isinstance(child, str):
                add_text(made, child)
            elif child is not None:
                made.append(child)
        return made


def add_text(element: etree._Element, text: str) -> None:
    """Put text behind all that is in an element."""
    if len(element):
        element[-1].tail = f"{element[-1].tail or ''}{text}"
    else:
        element.text = f"{element.text or ''}{text}"


def as_bytes(root: etree._Element) -> bytes:
    """A document."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)
