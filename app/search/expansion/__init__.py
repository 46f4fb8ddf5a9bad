"""What may stand for the words of a query, and their idf."""
