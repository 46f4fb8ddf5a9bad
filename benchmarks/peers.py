"""What others would do with the same passages: Whoosh as its tutorial sets it up, SQLite FTS5."""

import re
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from whoosh import fields, index, qparser

Passages = Iterable[tuple[int, str]]
"""Passage numbers and their text."""


class WhooshTutorial:
    """TEXT field, QueryParser with its default AND, BM25F."""

    name = "whoosh tutorial"

    def __init__(self, folder: Path, passages: Passages) -> None:
        folder.mkdir(parents=True)
        schema = fields.Schema(id=fields.NUMERIC(stored=True), content=fields.TEXT)
        self._index = index.create_in(str(folder), schema)
        writer = self._index.writer(limitmb=256)
        for number, text in passages:
            writer.add_document(id=number, content=text)
        writer.commit()
        self._searcher = self._index.searcher()
        self._parser = qparser.QueryParser("content", schema)

    def search(self, typed: str, limit: int) -> list[int]:
        """Passage numbers, the best first."""
        found: Any = self._searcher.search(self._parser.parse(typed), limit=limit)
        return [hit["id"] for hit in found]


class Fts5:
    """SQLite FTS5 with the porter stemmer and bm25(), words joined by AND or OR."""

    def __init__(self, passages: Passages, joined_by: str) -> None:
        self.name = f"fts5 {joined_by.lower()}"
        self._joint = f" {joined_by} "
        self._database = sqlite3.connect(":memory:")
        self._database.execute(
            "CREATE VIRTUAL TABLE passage USING fts5 (content, tokenize = 'porter unicode61')"
        )
        self._database.executemany("INSERT INTO passage (rowid, content) VALUES (?, ?)", passages)

    def search(self, typed: str, limit: int) -> list[int]:
        """Passage numbers, the best first."""
        words = re.findall(r"\w+", typed)
        if not words:
            return []
        query = self._joint.join(f'"{word}"' for word in words)
        rows = self._database.execute(
            "SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage) LIMIT ?",
            (query, limit),
        )
        return [row[0] for row in rows]
