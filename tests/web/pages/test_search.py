from xml.etree import ElementTree


def test_the_feed_of_a_search_is_well_formed(client):
    answer = client.get("/search.atom", params={"q": 'church <bell> & "x'})
    assert answer.headers["content-type"] == "application/atom+xml"
    root = ElementTree.fromstring(answer.text)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) >= 1
