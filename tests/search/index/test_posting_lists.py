"""Posting lists are read as they were written, however long, sparse or often they are."""

import os

import numpy as np
import pytest
from whoosh.filedb.filestore import FileStorage

from app.search.index.posting_lists import ListsReader, ListsWriter

LISTS = {
    "once": {7: 1},
    "often": {3: 2},
    "everywhere": dict.fromkeys(range(5_000), 1),
    "far": {0: 1, 255: 300, 70_000: 1, 9_000_000: 70_000},
    "zwölf": {number * 400: 1 + number % 5 for number in range(500)},
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory):
    storage = FileStorage(str(tmp_path_factory.mktemp("lists")))
    writer = ListsWriter(storage.create_file("terms"), storage.create_file("lists"))
    for document in sorted({one for held in LISTS.values() for one in held}):
        counts = {term: held[document] for term, held in LISTS.items() if document in held}
        writer.add("text", counts, document)
    writer.add("forms", {"once": 1, "\udc80": 1}, 9)
    writer.finish()
    writer.close()
    with storage.open_file("terms") as table:
        return ListsReader(table.read(), storage.open_file("lists"))


@pytest.mark.parametrize("term", LISTS)
def test_a_list_tells_its_documents_and_how_often_each_holds_the_term(reader, term):
    documents, counts = reader.postings("text", term.encode())
    assert dict(zip(documents.tolist(), counts.tolist(), strict=True)) == LISTS[term]
    assert reader.frequency("text", term.encode()) == len(LISTS[term])


def test_the_terms_of_a_field_are_its_own(reader):
    assert [term for term, _ in reader.items("text")] == sorted(term.encode() for term in LISTS)
    assert reader.terms()[:2] == [
        ("forms", b"once"),
        ("forms", "\udc80".encode("utf-8", "surrogatepass")),
    ]
    assert reader.postings("forms", b"once")[0].tolist() == [9]


@pytest.mark.parametrize(("field", "term"), [("text", b"onc"), ("text", b"zz"), ("none", b"once")])
def test_what_stands_nowhere_is_in_no_document(reader, field, term):
    assert reader.frequency(field, term) == 0
    with pytest.raises(KeyError):
        reader.postings(field, term)


def test_a_part_is_put_behind_what_is_known(tmp_path):
    storage = FileStorage(str(tmp_path))
    writer = ListsWriter(storage.create_file("terms"), storage.create_file("lists"))
    writer.add("text", {"sea": 2}, 4)
    writer.extend("text", b"sea", np.array([9, 12]), np.array([1, 3], dtype=np.float32))
    writer.finish()
    writer.close()
    with storage.open_file("terms") as table:
        found = ListsReader(table.read(), storage.open_file("lists")).postings("text", b"sea")
    assert [one.tolist() for one in found] == [[4, 9, 12], [2.0, 1.0, 3.0]]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes can't be forked here")
def test_processes_that_were_forked_read_one_open_file_beside_each_other(reader):
    def are_right(times):
        return all(
            dict(zip(*map(list, reader.postings("text", term.encode())), strict=True)) == held
            for _ in range(times)
            for term, held in LISTS.items()
        )

    child = os.fork()
    if not child:
        os._exit(0 if are_right(300) else 1)
    is_right = are_right(300)
    assert os.waitpid(child, 0)[1] == 0
    assert is_right
