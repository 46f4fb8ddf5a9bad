"""What speech and search share, below both: tokens, stems, sounds, spellings, sentence ends."""
