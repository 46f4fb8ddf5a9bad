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


def test_a_page_tells_what_somebody_said_over_all_talks(archive, site_of):
    long = "The tide was high and " + "the bell rang over the water " * 9
    archive.write(
        "one.md",
        f"---\ntitle: Fog\ndate: 2021-03-01\nkeywords: [tide]\n---\n\n**Per Holm:** Who rang?\n\n"
        f"**Ottilie Brandt:** I did.\n\n**Per Holm:** And then?\n\n**Ottilie Brandt:** {long}\n",
    )
    archive.write(
        "two.md",
        "---\ntitle: Ropes\ndate: 2023-05-01\n---\n\n**Per Holm:** What of ropes?\n\n"
        "**Ottilie Brandt:** They are wet.\n",
    )
    archive.write("three.md", "---\ntitle: Storm\n---\n\n**Ida Kallas:** So says Ottilie Brandt.\n")
    archive.write(
        "people.yaml",
        "- {name: Ottilie Brandt, description: Rings bells., links: ['https://example.org/o']}\n",
    )
    archive.run_import()
    page = site_of(archive).get("/people/ottilie-brandt").text
    assert "Rings bells." in page and 'href="https://example.org/o"' in page
    assert page.index("<h3>2023</h3>") < page.index("<h3>2021</h3>")
    longest = page.split("Longest answers")[1].split("First words here")[0]
    assert "The tide was high" in longest and "…" in longest
    assert "I did." in page.split("First words here")[1].split("<h2>")[0]
    assert ">Storm</a>" in page.split("Named by others")[1].split("<h2>")[0]
    assert "1×" in page.split("talks about")[1].split("<h2>")[0]
    theirs, everything = 2 + 5 + 6 * 9 + 3, 2 + 2 + 2 + 5 + 6 * 9 + 3 + 3
    assert f"{100 * theirs / everything:.0f} % of what is said there" in page


def test_longest_answers_follow_somebody_and_come_from_one_talk_where_there_is_one(
    archive, site_of
):
    def said(count, word):
        return " ".join([word] * count)

    archive.write(
        "one.md",
        f"**Per Holm:** {said(90, 'welcome')}\n\n**Ottilie Brandt:** {said(40, 'tide')}\n\n"
        f"**Per Holm:** {said(20, 'bell')}\n\n**Ottilie Brandt:** {said(30, 'fog')}\n",
    )
    archive.write("two.md", f"**Ida Vik:** {said(80, 'rope')}\n\n**Ida Vik:** {said(9, 'tar')}\n")
    archive.run_import()
    client = site_of(archive)

    def longest(slug, heading):
        page = client.get(f"/people/{slug}").text
        return page.split(f"<h2>{heading}</h2>")[1].split("<h2>")[0]

    assert "welcome" not in longest("per-holm", "Longest answers")
    theirs = longest("ottilie-brandt", "Longest answers")
    assert theirs.index("tide") < theirs.index("fog")
    assert "rope" in longest("ida-vik", "Longest stretches")


def test_who_is_heard_in_passing_is_listed_apart(archive, site_of):
    talk = "**Per Holm:** " + "the tide was high " * 300
    archive.write("one.md", f"{talk}\n\n**Obi Wan:** Hello there.\n\n{talk}\n")
    archive.run_import()
    client = site_of(archive)
    listed, passing = client.get("/people").text.split("Heard in passing")
    assert "Per Holm" in listed and "1 person" in listed and "Obi Wan" not in listed
    assert "Obi Wan" in passing
    assert "Obi Wan" in client.get("/people?name=obi").text
    assert client.get("/people/obi-wan").status_code == 200


def test_what_is_played_in_from_a_film_has_no_page(archive, site_of):
    talk = "**Per Holm:** " + "the tide was high " * 300
    line = "[I have sailed seven seas](https://example.org/film)"
    long = f"[{'I have sailed seven seas ' * 20}](https://example.org/talk)"
    archive.write("one.md", f"{talk}\n\n**Sea Fever:** {line}\n\n**Vera Aas:** {long}\n\n{talk}\n")
    archive.run_import()
    client = site_of(archive)
    listed = client.get("/people").text
    assert "Per Holm" in listed and "Vera Aas" in listed and "Sea Fever" not in listed
    assert client.get("/people/sea-fever").status_code == 404
    assert "Sea Fever" in client.get("/episodes/one").text


def test_programs_and_sponsors_that_speak_have_no_page(archive, site_of):
    talk = "**Per Holm:** " + "the tide was high " * 300
    ad = "**Per Holm:** This is brought to you by Lantern Cloud.\n\n**Lantern Cloud:** "
    said = (
        "We keep every lamp along the coast burning, for three months and for nothing at all. " * 2
    )
    archive.write("one.md", f"{talk}\n\n{ad}{said}\n\n**ChatGPT:** {said}\n\n{talk}\n")
    archive.run_import()
    client = site_of(archive)
    listed = client.get("/people").text
    assert "Per Holm" in listed and "Lantern" not in listed and "ChatGPT" not in listed
    assert client.get("/people/lantern-cloud").status_code == 404
    (found,) = client.get("/api/search?q=lamp+along+coast&speaker=").json()["hits"][:1]
    assert {turn["speaker"] for turn in found["turns"]} <= {"Lantern Cloud", "ChatGPT", "Per Holm"}
