def test_people_are_listed_and_have_pages(client):
    listed = client.get("/people").text
    assert 'href="/people/ingrid-solheim"' in listed
    page = client.get("/people/ingrid-solheim").text
    assert "<h1>Ingrid Solheim</h1>" in page
    assert 'href="/episodes/the-window-of-the-harbour-master#p' in page
    assert 'name="speaker" value="ingrid-solheim"' in page


def test_names_can_be_narrowed(client):
    assert "Ingrid" in client.get("/people?name=solheim").text
    assert "Nobody’s name holds that" in client.get("/people?name=zzz").text


def test_nobody_of_that_name(client):
    assert client.get("/people/nobody").status_code == 404


def test_a_guest_who_is_only_named_has_a_page_too(archive, site_of):
    archive.write("talk.txt", "so tell me about the bell and the fog " * 9)
    archive.write("talk.yaml", "guests: [Ottilie Brandt]\nhosts: [Per Holm]\n")
    archive.run_import()
    client = site_of(archive)
    page = client.get("/people/ottilie-brandt").text
    assert "guest · named, but no words are known as theirs" in page
    assert 'href="/people/per-holm"' in client.get("/episodes/talk").text


def test_who_is_named_no_more_is_forgotten(archive, site_of):
    archive.write("talk.txt", "so tell me about the bell and the fog " * 9)
    facts = archive.write("talk.yaml", "guests: [Ottilie Brandt]\n")
    archive.run_import()
    facts.write_text("guests: [Per Holm]\n")
    archive.run_import()
    client = site_of(archive)
    assert client.get("/people/per-holm").status_code == 200
    assert client.get("/people/ottilie-brandt").status_code == 404
