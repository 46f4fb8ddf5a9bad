"""Whole numbers in English words: `twenty five`, `twenty fifth`, and years by their halves."""

Run = tuple[str, ...]

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
TENS = ["", "", *"twenty thirty forty fifty sixty seventy eighty ninety".split()]
SIZES = {"billion": 10**9, "million": 10**6, "thousand": 10**3, "hundred": 10**2}
CARDINALS = {
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight",
    "ninth": "nine", "twelfth": "twelve",
}  # fmt: skip
"""Ordinals that aren't made by rule, with their numbers."""
_ORDINALS = {word: ordinal for ordinal, word in CARDINALS.items()}
_SUFFIXES = {1: "st", 2: "nd", 3: "rd"}
_YEARS = range(1010, 2100)


def number_words(value: int, is_joined: bool = False) -> Run:
    """A number of less than 10¹² in words; with `and` before the last two digits where it
    `is_joined`."""
    if value < 20:
        return (ONES[value],)
    if value < 100:
        ten, one = divmod(value, 10)
        return (TENS[ten], ONES[one]) if one else (TENS[ten],)
    name, size = next(pair for pair in SIZES.items() if value >= pair[1])
    count, rest = divmod(value, size)
    head = (*number_words(count, is_joined), name)
    if not rest:
        return head
    joint = ("and",) if is_joined and rest < 100 else ()
    return (*head, *joint, *number_words(rest, is_joined))


def ordinal_word(word: str) -> str:
    """The last word of a number as that of an ordinal: `five` gives `fifth`."""
    return _ORDINALS.get(word) or (word[:-1] + "ieth" if word.endswith("y") else word + "th")


def ordinal_words(value: int, is_joined: bool = False) -> Run:
    """`21` as `twenty first`."""
    *before, last = number_words(value, is_joined)
    return (*before, ordinal_word(last))


def ordinal_digits(value: int) -> str:
    """`21` as `21st`."""
    return f"{value}{'th' if value % 100 in (11, 12, 13) else _SUFFIXES.get(value % 10, 'th')}"


def year_words(value: int) -> list[Run]:
    """A number by its two halves, as years are said: `nineteen eighty four`, `nineteen oh five`;
    nothing for what isn't said so."""
    century, year = divmod(value, 100)
    if value not in _YEARS or not year:
        return []
    if year >= 10:
        return [(*number_words(century), *number_words(year))]
    return [(*number_words(century), oh, ONES[year]) for oh in ("oh", "o")]
