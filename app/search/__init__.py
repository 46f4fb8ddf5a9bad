"""The search port and the Whoosh engine behind it."""
