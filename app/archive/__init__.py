"""What changes or answers about the archive, one file per use."""
