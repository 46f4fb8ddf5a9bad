"""The JSON API, a file per noun. Its shapes stay; what is added is added as new fields."""
