"""Is anything lost when whatever changes an archive is killed at any moment?

    python -m benchmarks.kills [--kills 200] [--talks 40] [--seed 1] [--works import,serve]

An import into nothing, one of changed, moved and new files, the same beside a site that is served,
a reindex, a prune, a migration, a pass by meaning, a backup and a restore are killed (kill -9) at
random moments of their time, some several times in a row, and then run once more. Afterwards the
database is whole (`integrity_check`), each file is an episode exactly once with its words, its
mentions and all that is worked out of them, earlier links are known, and the index is by content
what one is that is made anew (`check --deep`). A copy is whole or not there. Exits 1 where
something isn't so, and says at which kill.
"""
