"""Viva Voce: a searchable web archive of interview transcripts."""
