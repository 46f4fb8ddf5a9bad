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


def test_within_a_sentence_without_spaces_only_what_matched_is_marked(archive, site_of):
    archive.write(
        "talk.md",
        "---\nlanguage: ja\n---\n**佐藤花子:** 港の東側で、静かな声で話しました。\n\n**A:** <b>\n",
    )
    archive.run_import()
    page = site_of(archive).get("/search", params={"q": "静かな声"}).text
    assert "港の東側で、<mark>静かな声</mark>で話しました。" in page
