"""What every engine behind the search port must do, whatever it is made of.

The same passages (`talks.py`) and queries (`queries.py`) for all of `ENGINES` in `conftest.py`: a
second engine is a line there.
"""
