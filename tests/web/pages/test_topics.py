TOPICS = """
- title: Fog
- title: Harbours
  words: [harbour]
  links: ["https://example.org/harbours", "javascript:alert(1)"]
- title: Lamps
  words: [lamp]
  parents: [Harbours, Nothing]
  pinned: yes
"""
TALK = "Ann: The lamp of the harbour shone through the fog.\n\nBen: The fog took the harbour.\n" * 9


def test_the_owner_says_what_topics_are_part_of_and_which_come_first(archive, site_of):
    archive.write("talk.txt", TALK)
    archive.write("topics.yaml", TOPICS)
    report = archive.run_import()
    assert ["javascript" in problem for problem in report.problems] == [True]
    client = site_of(archive)
    listed = client.get("/api/topics").json()["topics"]
    assert [one["title"] for one in listed] == ["Lamps", "Fog", "Harbours"]
    assert listed[0]["pinned"]
    assert listed[0]["parents"] == ["Harbours", "Nothing"]
    lamps, harbours = client.get("/topics/lamps").text, client.get("/topics/harbours").text
    assert '<a href="/topics/harbours">Harbours</a></p>' in lamps
    assert '<h2>Part of it</h2>\n<ul class="tags"><li><a href="/topics/lamps">Lamps' in harbours
    assert '<a href="https://example.org/harbours" rel="noopener">example.org/harbours' in harbours
    assert "javascript:alert" not in harbours


def test_topics_that_are_part_of_each_other_are_no_obstacle(archive, site_of):
    archive.write("talk.txt", TALK)
    archive.write(
        "topics.yaml", "- {title: Fog, parents: [Lamp, Fog]}\n- {title: Lamp, parents: Fog}"
    )
    archive.run_import()
    client = site_of(archive)
    assert client.get("/topics/fog").text.count('href="/topics/lamp"') >= 2
    assert client.get("/topics/lamp").status_code == 200


def test_raw_captions_are_shown_as_they_are_read(archive, site_of):
    said = "so the lamp was lit each night and nobody in the harbour slept before it was lit "
    archive.write("talk.txt", said * 40)
    archive.write("topics.yaml", "- Lamp\n")
    archive.run_import()
    client = site_of(archive)
    page, hit = client.get("/topics/lamp").text, client.get("/api/search?q=lamp").json()["hits"][0]
    assert hit["readable"].startswith("So the lamp")
    assert "So the <mark>lamp</mark>" in page


def test_where_topics_come_from_is_said_once_for_all_of_a_kind(archive_of, site_of):
    talk = "Ann: The glacier snout melts, and the glacier snout calves into the fjord pool.\n" * 8
    other = "Ben: We wove a carpet on the loom and dyed the wool with madder root that week.\n" * 30
    files = {f"{name}.txt": talk if name < "d" else other for name in "abcdef"}
    page = site_of(archive_of(files)).get("/topics").text
    assert page.count("Found by machine") == 1
    assert page.count('class="episode-line"') > 1
