import gc
import os
import signal

import pytest

from app.ending import Ending


def test_the_end_is_an_exception_until_there_is_something_to_call():
    ending, called = Ending(), []
    with ending.heard(signal.SIGINT):
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
        ending.calls(lambda: called.append(1))
        assert called == [1], "it was asked for before"
        os.kill(os.getpid(), signal.SIGINT)
        assert called == [1, 1]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_the_end_that_is_asked_for_amid_garbage_is_not_forgotten():
    class Dying:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)
            for _ in range(100):  # somewhere here Python raises, and ignores what was raised
                pass

    ending = Ending()
    with ending.heard(signal.SIGINT):
        Dying()
        gc.collect()
    assert ending.is_asked
