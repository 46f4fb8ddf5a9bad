"""A citation in a style, a module per style. A new one is a new file here, with a `STYLE`."""
