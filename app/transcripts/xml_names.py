"""Elements and attributes of XML by their names, whatever their namespaces."""

from lxml import etree


def local_name(element: etree._Element) -> str:
    """An element's name without its namespace; of a comment what no element is called."""
    return str(element.tag).rpartition("}")[2]


def local_attribute(element: etree._Element, wanted: str) -> str | None:
    """The first attribute of that name; None where there is none."""
    for name, value in element.attrib.items():
        if str(name).rpartition("}")[2] == wanted:
            return str(value)
    return None
