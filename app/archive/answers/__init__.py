"""What readers ask of the archive."""
