"""Make the weights that `app/transcripts/restore.py` runs with; see `docs/training.md`."""
