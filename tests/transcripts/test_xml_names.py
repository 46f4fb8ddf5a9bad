"""Names of XML, whatever their namespaces."""

from lxml import etree

from app.transcripts.xml_names import local_attribute, local_name

_TEXT = etree.fromstring(
    '<w:p xmlns:w="urn:words" xmlns:x="urn:more"><w:t x:val="1" val="2"/><plain/></w:p>'
)


def test_elements_have_their_names_without_namespaces():
    assert local_name(_TEXT) == "p"
    assert [local_name(one) for one in _TEXT.iter(etree.Element)] == ["p", "t", "plain"]


def test_the_first_attribute_of_a_name_is_told():
    assert local_attribute(_TEXT[0], "val") == "1"
    assert local_attribute(_TEXT[0], "other") is None
