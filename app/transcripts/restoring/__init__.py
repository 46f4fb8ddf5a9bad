"""Raw captions made readable: sentence marks, capitals and turns, guessed and said to be."""
