"""Contents of a talk that nobody gave any: titles for its sections, in its own words."""
