"""A passage cited: `styles/` has one module per style, `style.py` knows them all, `cited.py` is
what they are handed."""
