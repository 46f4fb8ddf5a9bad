import pytest

from app.archive.exports.citations.names import name_of


@pytest.mark.parametrize(
    ("text", "inverted", "initials"),
    [
        ("Ingrid Solheim", "Solheim, Ingrid", "I."),
        ("Cher", "Cher", ""),
        ("Martin Luther King, Jr.", "King, Martin Luther, Jr.", "M. L."),
        ("Jean-Paul van der Berg", "van der Berg, Jean-Paul", "J.-P."),
        ("J.R.R. Tolkien", "Tolkien, J.R.R.", "J. R. R."),
        ("Dr. Ida O'Neil, PhD", "O'Neil, Ida", "I."),
        ("Prof. Dr. Bea Tamm, M.D., Ph.D.", "Tamm, Bea", "B."),
        ("Solheim, Ingrid", "Solheim, Ingrid", "I."),
        ("bell hooks", "hooks, bell", "b."),
        ("山田太郎", "山田太郎", ""),
        ("Dr. No", "No, Dr.", "D."),
        ("", "", ""),
    ],
)
def test_names_are_taken_apart(text, inverted, initials):
    assert (name_of(text).inverted, name_of(text).initials) == (inverted, initials)
