"""The Whoosh index alone: what it holds and how it is read; it knows nothing of ranking."""
