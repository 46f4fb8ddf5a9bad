"""Whatever an archive is given, changed at random a million times: does anything crash, hang, or
come out in disorder?

    python -m benchmarks.fuzz [FILES …] [--only files queries …] [--count N] [--seconds S]
                              [--seed-bytes B]

Each family has its own inputs. `files` are those below FILES (`tests/files` and `samples`), cut
to B bytes where they may be, then changed by bytes, by their structure, or within the documents
that a zip archive holds; they are to be read as a transcript whose spans are in order, or refused
with a sentence. `beside` are sidecars, comments, settled speakers, captions of the same talk,
`owner` what an owner writes of the archive: they are to be understood, or told of. `queries` are
taken apart and written again, `searches` are queries of a small archive, `links` addresses of
passages in it, `requests` those of all of its site's addresses.

Printed: how many inputs became what, the slowest, and each fault with how often it came. Exits 1
where there is one. What is found goes into a folder with `--keep`.
"""
