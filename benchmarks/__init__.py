"""Figures of speed and quality, each beside a peer in the same run."""
