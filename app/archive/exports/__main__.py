"""`python -m app.archive.exports` prints the tables of formats and styles for docs/exports.md."""

from app.archive.exports import format
from app.archive.exports.citations import style

print(format.as_table(), style.as_table(), sep="\n\n")
