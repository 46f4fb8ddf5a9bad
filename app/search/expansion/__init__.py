"""What may stand for the words of a query, and what each of them is worth."""
