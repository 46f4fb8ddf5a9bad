"""What harvesters of libraries take from here."""

import pytest
from fastapi.testclient import TestClient
from lxml import etree
from oaipmh_scythe import Scythe

from app.config import Settings
from app.web.application import create
from app.web.oai import answers
from tests.conftest import SAMPLES, served

OAI = "{http://www.openarchives.org/OAI/2.0/}"
DC = "{http://purl.org/dc/elements/1.1/}"
DATACITE = "{http://datacite.org/schema/kernel-4}"


def asked(client, query):
    answer = client.get(f"/oai?{query}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/xml")
    return etree.fromstring(answer.content)


def error(client, query):
    return asked(client, query).find(f"{OAI}error").get("code")


@pytest.fixture
def two_at_once(monkeypatch):
    monkeypatch.setattr(answers, "_RECORDS_AT_ONCE", 2)


def test_a_harvester_takes_every_episode_in_each_format(samples_data, client, two_at_once):
    listed = client.get("/api/episodes").json()["episodes"]
    settings = Settings(archive=SAMPLES, data=samples_data, page_cache_mb=0)
    with served(settings) as address, Scythe(f"{address}/oai") as library:
        assert library.identify().baseURL == f"{address}/oai"
        assert len(list(library.list_sets())) == client.get("/api/series").json()["total"]
        for prefix in [one.metadataPrefix for one in library.list_metadata_formats()]:
            taken = list(library.list_records(metadata_prefix=prefix))
            assert len(taken) == len(listed)
            pages = {one.xml.findtext(f".//{DC}identifier") or
                     one.xml.findtext(f".//{DATACITE}identifier") for one in taken}  # fmt: skip
            assert pages == {address + one["url"] for one in listed}
            first = taken[0].header.identifier
            again = library.get_record(identifier=first, metadata_prefix=prefix)
            assert etree.tostring(again.xml) == etree.tostring(taken[0].xml)
        headers = list(library.list_identifiers(metadata_prefix="oai_dc"))
        assert [one.identifier for one in headers] == [one.header.identifier for one in taken]


def test_a_record_names_whom_the_file_names_and_no_date_where_there_is_none(archive_of, site_of):
    talk = "---\ntitle: The <Bell>\n{}---\nAnna: It rang.\n\nBen: It did \N{BELL}.\n"
    site = site_of(archive_of({"a.md": talk.format("guests: [Ben]\nhosts: [Anna]\n"),
                               "b.md": "---\ntitle: Tide\n---\nNobody is named.\n",
                               "c.md": talk.format("date: 2019-04-05\n")}))  # fmt: skip
    told = {}
    for record in asked(site, "verb=ListRecords&metadataPrefix=oai_dc").iter(f"{OAI}record"):
        rows = [(one.tag.removeprefix(DC), one.text) for one in record.iter(f"{DC}*")]
        told[record.find(f"{OAI}header")[0].text] = rows
    first, second, third = told.values()
    assert ("creator", "Ben") in first and ("contributor", "Anna") in first
    assert [name for name, _ in first if name in ("creator", "date")] == ["creator"]
    assert not {"creator", "contributor", "date"} & {name for name, _ in second}
    assert ("date", "2019-04-05") in third
    assert ("title", "The <Bell>") in first
    years = asked(site, "verb=ListRecords&metadataPrefix=oai_datacite").iter(
        f"{DATACITE}publicationYear"
    )
    added = site.get("/api/episodes").json()["episodes"][0]["added"][:4]
    assert [one.text for one in years] == [added, added, "2019"]
    assert error(site, "verb=ListSets") == "noSetHierarchy"
    assert error(site, "verb=ListRecords&metadataPrefix=oai_dc&set=x") == "noSetHierarchy"


def test_a_list_is_narrowed_by_days_seconds_and_sets(client):
    lists = "verb=ListIdentifiers&metadataPrefix=oai_dc"
    stamps = [one.text for one in asked(client, lists).iter(f"{OAI}datestamp")]
    assert stamps == sorted(stamps)
    last = stamps[-1]
    found = asked(client, f"{lists}&from={last}&until={last}").iter(f"{OAI}datestamp")
    assert {one.text for one in found} == {last}
    assert len(asked(client, f"{lists}&until={last[:10]}")[2]) == len(stamps)
    assert error(client, f"{lists}&until=2001-01-01") == "noRecordsMatch"
    assert error(client, f"{lists}&from=2999-01-01") == "noRecordsMatch"
    spec = asked(client, "verb=ListSets").findtext(f".//{OAI}setSpec")
    within = asked(client, f"{lists}&set={spec}")
    assert {one.text for one in within.iter(f"{OAI}setSpec")} == {spec}
    assert error(client, f"{lists}&set=none") == "noRecordsMatch"


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=Nothing", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=yesterday", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=9999-12-31", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2021-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2021-03-01&until=2021-02-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2021-03-01&until=2021-03-02T00:00:00Z",
         "badArgument"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&resumptionToken=%F0%9F%94%94", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=W10", "badResumptionToken"),
        # A token that holds half of a letter where the series stands.
        ("verb=ListRecords&resumptionToken=WyJvYWlfZGMiLCBudWxsLCBudWxsLCAiXHVkODAwIiwgWyIyMDIxLT"
         "AxLTAxVDAwOjAwOjAwIiwgMF0sIDBd", "badResumptionToken"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:elsewhere:x", "idDoesNotExist"),
        ("verb=ListMetadataFormats&identifier=x", "idDoesNotExist"),
    ],
)  # fmt: skip
def test_what_cannot_be_answered_has_an_error_of_the_protocol(client, query, code):
    document = asked(client, query)
    assert document.find(f"{OAI}error").get("code") == code
    echoed = document.find(f"{OAI}request").attrib
    assert bool(echoed) == (code not in ("badVerb", "badArgument"))


def test_it_follows_the_address_of_the_site_and_takes_forms(samples_data):
    site = create(
        Settings(archive=SAMPLES, data=samples_data, public_url="https://example.org/archive",
                 contact="talks@example.org", page_cache_mb=0)
    )  # fmt: skip
    client = TestClient(site)
    told = client.post("/oai", data={"verb": "Identify"}).text
    assert "<baseURL>https://example.org/archive/oai</baseURL>" in told
    assert "<adminEmail>talks@example.org</adminEmail>" in told
    record = client.post("/oai", data={"verb": "ListRecords", "metadataPrefix": "oai_dc"}).text
    assert "<identifier>oai:example.org:archive/" in record
    assert "<dc:identifier>https://example.org/archive/episodes/" in record
    assert client.post("/oai", data={str(n): "x" for n in range(50)}).status_code == 400
    site.state.site.database.close()
