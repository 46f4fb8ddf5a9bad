"""Files that are nearly right: what formats read, changed at random.

    python -m benchmarks.fuzz tests/files/speech --seconds 600

Every file below the folders is changed again and again, by bytes and, where it is JSON, by its
structure. Whatever comes of it must be read as a transcript whose spans are in order, or be refused
with a sentence. Printed: how many were read and refused, the slowest, and each that did neither.
"""
