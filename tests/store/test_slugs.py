import pytest

from app.store.slugs import slugify


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("C++: The Good Parts", "c-the-good-parts"),
        ("Café — déjà vu", "cafe-deja-vu"),
        ("日本語 の 話", "日本語-の-話"),
        ("!!!", "untitled"),
        ("../../etc", "etc"),
    ],
)
def test_slugs_can_be_read_and_typed(text, slug):
    assert slugify(text) == slug


def test_long_titles_end_at_a_word():
    slug = slugify("word " * 40)
    assert len(slug) <= 80
    assert slug.endswith("word")
