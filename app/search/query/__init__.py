"""What a person typed, as a tree of words and a set of filters."""
