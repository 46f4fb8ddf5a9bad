import pytest

from app.language.arabic import in_number
from app.language.tokens import tokens


@pytest.mark.parametrize(
    ("one", "many"),
    [("بيت", "بيوت"), ("طفل", "أطفال"), ("كتاب", "كتب"), ("شارع", "شوارع"), ("طالب", "طلاب"),
     ("وزير", "وزراء"), ("مدرسة", "مدارس"), ("مفتاح", "مفاتيح"), ("رسالة", "رسائل"),
     ("دفتر", "دفاتر"), ("باب", "أبواب"), ("فكرة", "أفكار"), ("لون", "ألوان")],
)  # fmt: skip
def test_a_noun_as_one_and_as_many_stand_for_each_other(one, many):
    (one,), (many,) = tokens(one), tokens(many)
    assert many in in_number(one)
    assert one in in_number(many)
    assert f"ال{many}" in in_number(f"ال{one}")


@pytest.mark.parametrize("token", ["bell", "من", "שלום", "1985", ""])
def test_other_words_have_none(token):
    assert not list(in_number(token))
