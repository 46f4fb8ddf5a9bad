from xml.etree import ElementTree


def test_the_feed_of_a_search_is_well_formed(client):
    answer = client.get("/search.atom", params={"q": 'church <bell> & "x'})
    assert answer.headers["content-type"] == "application/atom+xml"
    root = ElementTree.fromstring(answer.text)
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    assert len(root.findall("{http://www.w3.org/2005/Atom}entry")) >= 1


def test_a_line_says_that_hits_are_the_nearest_to_a_quote(client):
    page = client.get("/search", params={"q": '"I see the water having two colours"'}).text
    assert "Not word for word; nearest:" in page
    assert "<del>being</del> became <ins>having</ins>" in page
    page = client.get("/search", params={"q": '"I see the water being two colours"'}).text
    assert "nearest:" not in page
    assert 'class="differences"' not in page
