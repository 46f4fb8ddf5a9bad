"""What is written out to take along.

`formats/` an episode as a file, one module per format; `export_formats()` and `format_named()` in
`format.py` know them. `export.py` is what a format is handed: facts, words as they are to be
written, times, and what a reader must know of them.
"""
