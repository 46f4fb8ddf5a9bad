"""Words that by themselves tell nothing."""

STOP_WORDS = frozenset(
    "a an and are as at be been but by can did do does for from had has have he her his how "
    "i if in is it its me my no not of on or our she so that the their them then there "
    "these they this to us was we were what when where which who why will with would you "
    "your".split()
)
