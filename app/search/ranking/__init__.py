"""Which passages answer a query best."""
