"""What passages mean, as sentence vectors, and where those are kept."""
