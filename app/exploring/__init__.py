"""What can be told of talks without being asked for words: pure, from words and spans alone."""
