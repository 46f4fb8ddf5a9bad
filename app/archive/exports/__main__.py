"""`python -m app.archive.exports` prints the table of formats for docs/exports.md."""

from app.archive.exports.format import as_table

print(as_table())
