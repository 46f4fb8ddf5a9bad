"""One small file per format, each with NAME, `confidence(source)` and `parse(source)`."""
