"""What a hit shows: the words that counted, how many beside them, and why it was found."""
