import pytest

from app.language.names import Fit, fit
from app.language.tokens import text_tokens


@pytest.mark.parametrize(
    ("typed", "name", "wanted"),
    [
        ("ann", "Ann Berg", Fit.WHOLE),
        ("berg ann", "Ann Berg", Fit.WHOLE),
        ("ann", "Anna Berg", Fit.BEGUN),
        ("ann be", "Ann Berg", Fit.BEGUN),
        ("ann", "Brett Cannon", Fit.NOT),
        ("ann berg", "Ann Bell", Fit.NOT),
        ("corry doc", "Cory Doctorow", Fit.SLIP),
        ("coyr", "Cory Doctorow", Fit.SLIP),
        ("ory", "Cory Doctorow", Fit.NOT),
        ("tory", "Cory Doctorow", Fit.NOT),
        ("lukasz", "Łukasz Sørensen", Fit.WHOLE),
        ("sorensen", "Łukasz Sørensen", Fit.WHOLE),
        ("Æsir", "Aesir", Fit.WHOLE),
        ("strasse", "Straße", Fit.WHOLE),
        ("dorde", "Đorđe", Fit.WHOLE),
        ("فاطمه", "فاطمة الفهري", Fit.WHOLE),
        ("さくら", "サクラ", Fit.WHOLE),
        ("", "Ann Berg", Fit.NOT),
    ],
)
def test_who_is_meant(typed, name, wanted):
    assert fit(text_tokens(typed), text_tokens(name)) is wanted
