"""Raw captions made readable: punctuation, capitals and turns, guessed and said to be."""
