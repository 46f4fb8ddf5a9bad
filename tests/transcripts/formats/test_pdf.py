import io

import pytest
from pypdf import PdfReader, PdfWriter

from app.transcripts.model import TranscriptError
from tests.transcripts.formats.documents import Piece, pdf
from tests.transcripts.formats.reading import read_text, said, turns


def line(y: int, words: str, name: str = "") -> list[Piece]:
    """A line at height `y`, perhaps with a bold name before it."""
    head: list[Piece] = [(72, y, 12, True, f"{name}:")] if name else []
    return [*head, (72 + 8 * len(name), y, 12, False, words)]


def page(number: int, *body: list[Piece]) -> list[Piece]:
    return [
        (72, 800, 9, False, "Tower Oral History Project"),
        *(piece for one in body for piece in one),
        (290, 30, 9, False, f"Page {number}"),
    ]


PAGES = [
    page(
        1,
        [(72, 740, 24, True, "The Tower Talk")],
        [(72, 690, 18, True, "The stairs")],
        line(660, "Good morning, and wel-", "Vera Holm"),
        line(646, "come to the well-known tower"),
        [(240, 650, 7, False, "1")],
        line(632, "by the sea."),
        line(604, "Thank you. It is colder", "Tomas Rask"),
        [(72, 60, 9, False, "1 Built in 1871.")],
    ),
    page(
        2,
        line(740, "than I thought, and well-"),
        line(726, "known indeed."),
        line(698, "Mind the step.", "Vera Holm"),
    ),
    page(3, line(740, "I do.", "Tomas Rask"), line(712, "Good.", "Vera Holm")),
]


@pytest.fixture(scope="module")
def data():
    return pdf(PAGES)


def test_turns_go_on_over_pages_without_heads_numbers_and_notes(data):
    talk = read_text(data, "talk.pdf")
    assert turns(talk) == [
        ("Vera Holm", "Good morning, and welcome to the well-known tower by the sea."),
        ("Tomas Rask", "Thank you. It is colder than I thought, and well-known indeed."),
        ("Vera Holm", "Mind the step."),
        ("Tomas Rask", "I do."),
        ("Vera Holm", "Good."),
    ]
    assert [one.title for one in talk.metadata.chapters] == ["The stairs"]
    assert talk.metadata.title == "The Tower Talk"


def test_lines_that_come_again_at_the_edge_of_the_text_are_said(tmp_path):
    again = [
        page(number, line(740, "Yes.", "Vera Holm"), line(726, f"Word {number}.", "Tomas Rask"))
        for number in range(1, 5)
    ]
    assert said(read_text(pdf(again), "talk.pdf")).count("Yes.") == 4


def test_a_locked_one_is_told_and_one_without_a_password_to_open_it_is_read(data, tmp_path):
    for password, path in (("secret", tmp_path / "locked.pdf"), ("", tmp_path / "open.pdf")):
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(data)))
        writer.encrypt(password, "owner", algorithm="RC4-128")
        writer.write(path)
    with pytest.raises(TranscriptError, match="locked with a password"):
        read_text((tmp_path / "locked.pdf").read_bytes(), "talk.pdf")
    assert "Mind the step." in said(read_text((tmp_path / "open.pdf").read_bytes(), "talk.pdf"))


def test_pictures_of_pages_are_told():
    with pytest.raises(TranscriptError, match="pictures of pages"):
        read_text(pdf([[], []]), "talk.pdf")


def test_a_damaged_one_is_told():
    with pytest.raises(TranscriptError, match="damaged"):
        read_text(b"%PDF-1.7\n" + bytes(range(256)) * 8, "talk.pdf")


def test_a_damaged_page_costs_only_its_own_words(data):
    talk = read_text(data.replace(b"(Mind the step.)", b"(Mind the step.\\ "), "talk.pdf")
    assert talk.warnings == ("Page 2 is damaged, and left out.",)
    assert "Good morning" in said(talk)
    assert "Mind" not in said(talk)


def test_a_hearing_with_numbers_in_the_margin():
    spoken = ["Q.  Good morning, sir.", "A.  Good morning.", "MR. HOLM:  Objection.", "Q.  Well."]
    pages = [
        [
            piece
            for row in range(24)
            for piece in (
                (50, 740 - 26 * row, 12, False, str(row + 1)),
                (90, 740 - 26 * row, 12, False, spoken[row % 4]),
            )
        ]
        for _ in range(2)
    ]
    talk = read_text(pdf(pages), "talk.pdf")
    assert turns(talk)[:3] == [
        ("Q", "Good morning, sir."), ("A", "Good morning."), ("MR. HOLM", "Objection."),
    ]  # fmt: skip
    assert "24" not in said(talk)


def test_two_columns_are_read_one_after_the_other():
    left = (
        "VERA: Where were you when the tide|came in that night, and who was|it that told you?"
        "|TOMAS: I was on the quay with all|the others, as I said before to|everybody who asked me."
    )
    right = (
        "VERA: And where was she, who kept|the lamps of the harbour, then?|TOMAS: She was at home,"
        "|since it was her day off, and we|had not thought of calling her|at all."
    )
    rows = enumerate(zip(left.split("|"), right.split("|"), strict=True))
    page: list[Piece] = [
        (x, 700 - 14 * row, 10, False, text)
        for row, both in rows
        for x, text in zip((72, 320), both, strict=True)
    ]
    said_by = [speaker for speaker, _ in turns(read_text(pdf([page]), "talk.pdf"))]
    assert said_by == ["VERA", "TOMAS", "VERA", "TOMAS"]


def test_names_in_a_column_of_their_own_speak():
    rows = ("Ruth Calder|The ferry is late again, and nobody", "|knows why.",
            "Kai Okafor|It waits for the tide, as always.",
            "Ruth Calder|For how long?", "Kai Okafor|Until noon.")  # fmt: skip
    page: list[Piece] = [
        (x, 700 - 14 * row, 10, False, text)
        for row, both in enumerate(rows)
        for x, text in zip((60, 180), both.split("|"), strict=True)
        if text
    ]
    said_by = [speaker for speaker, _ in turns(read_text(pdf([page]), "talk.pdf"))]
    assert said_by == ["Ruth Calder", "Kai Okafor", "Ruth Calder", "Kai Okafor"]


def test_a_last_page_that_ends_early_has_the_columns_of_those_before():
    def across(lines: int, mark: str) -> list[Piece]:
        page: list[Piece] = []
        for n in range(30):
            y = 780 - 14 * n
            page.append((60, y, 10, False, f"left {mark} words of line number {n}."))
            if n < lines:
                page.append((310, y, 10, False, f"right {mark} words of line number {n}."))
        return page

    words = said(read_text(pdf([across(30, "one"), across(4, "two")]), "talk.pdf"))
    assert words.index("left two words of line number 29.") < words.index("right two")
