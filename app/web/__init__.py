"""The site: pages, API, and what templates get."""
