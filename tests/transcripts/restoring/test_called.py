import pytest

from app.transcripts.restoring.called import called_host
from app.transcripts.restoring.restore import restore

TALK = (
    "welcome to the show vera it is so good to have you here {first} i am glad to be here and "
    "i was looking forward to it very much so how did you come to the lighthouse well my "
    "grandfather kept the lamp for thirty years and i went with him every night and then i "
    "stayed thank you so much for making the time vera {last} it was a pleasure to be here"
)


def called(first, last):
    words = TALK.format(first=first, last=last).split()
    restored = restore(words, "en")
    assert restored is not None
    return called_host(words, restored, ["Vera Holm"])


def test_whom_a_guest_thanks_again_and_again_is_the_host():
    assert called("thank you peter", "thank you peter") == ("Peter",)


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("thank you peter", "thank you"),
        ("thank you", "thank you so much"),
        ("thanks vera", "thank you vera"),
        ("thank you everybody", "thank you everybody"),
    ],
)
def test_thanks_once_without_a_name_or_to_the_guest_tell_nobody(first, last):
    assert called(first, last) == ()
