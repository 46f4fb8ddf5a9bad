"""Files as they are known to the store."""

import datetime

from sqlalchemy import text

from app.store import harvest
from app.store.harvest import Window


def test_what_is_read_by_a_clock_that_was_put_back_comes_after_all_else(archive):
    archive.write("before.txt", "the bell rang in the fog " * 40)
    archive.run_import()
    ahead = datetime.datetime.now() + datetime.timedelta(days=400)
    with archive.database.write() as session:
        session.execute(text("update source set imported_at = :ahead"), {"ahead": str(ahead)})
    archive.write("later.txt", "the kittiwakes came back in May " * 40)
    archive.run_import()
    with archive.database.read() as session:
        _, since = harvest.page(session, Window(first=ahead), None, 10)
        slugs = [one.row.slug for one in since]
    assert slugs == ["before", "later"], "whoever asks what came since then is told of both"
