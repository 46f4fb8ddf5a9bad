"""Quotes held against what was said, word by word."""
