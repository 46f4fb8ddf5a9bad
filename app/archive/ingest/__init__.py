"""What an import does, from the folder to the store and the index."""
