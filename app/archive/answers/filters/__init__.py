"""What narrows a search, a module per filter. A new one is a new file here, with a `FILTER`."""
