"""What must be found in the talks: a query, and the passages that answer it.

What stands before a `>` comes before what stands after it; `...` may be whatever follows.
"""

PLAIN = {
    "herring": "B3 B5",
    "HERRING": "B3 B5",
    "bell": "A4 B1",
    "bells": "A4 B1",
    "boat": "B3 E3",
    "lights": "H5 > C1",
    "café": "E4",
    "cafe": "E4",
    "naive resume": "E5",
    "row": "D3",
    "zebra": "",
    "zebra herring": "B3 B5",
    "harbour master": "A1 A2 A3 A4 A5",  # the title says it where nobody does
    "Vik thanked": "B4 > ...",
    "Nebel": "F1 F2",
    "Glocke": "F1",
    "Hafen": "F3",
    "潮": "F5",
}
"""Words, whatever their case, accents and endings, in each talk's language."""

SEVERAL = {
    "church bell": "A4 B1",
    "church bell fog": "A4 B1 > A3 B2",
    "tide tables": "A1 > C5 E4",
    "tables chairs": "E4 > A1 C5",
    "herring boats": "B3 > B5 E3",
    "bell herring": "A4 B1 B3 B5",
    "deep learning": "D1 > H1 H2",
    "wrong fog": "A3 > B2",
    "shells pebbles": "G5",
    "sea land": "A5",
    "lighthouse keeper lantern": "C1",
    "where did he": "A3 > ...",
    "pier quay": "E4 G3",
    "rope tar": "G2 > G1 G3",
    "tar rope": "G2 > G1 G3",
    "rope quay": "G3 > G1 G2",
}
"""All words before some, near each other before far apart, in the query's order before another."""

SENTENCES = {
    "we would not take a deep ship across it before the turn": "H1 > H2",
    "we rang it by hand all night while the fog lay on the bay": "B2 > ...",
    "one after another the herring boats came home by its sound": "B3 > ...",
    "the tide tables hang by the wireless in the office": "A1",
    "old church bell told": "A4 > B1",
    "who said that the tide": "A1",
}
"""A quote comes first, nearly word for word too."""

PHRASES = {
    '"tide tables"': "A1",
    '"tables tide"': "",
    '"church bell"': "A4 B1",
    '"table hang"': "",
    '"bell told him where the land"': "A4",
    '"him where"': "A4",
    '"of the story of the pilot"': "H3",
    '"the sea began a church"': "",  # B goes on from A nowhere
    '"tide radio"~4': "A1",
    '"tide radio"~3': "",
    '"radio tide"~9': "",
    '"lighthouse keeper" lantern': "C1",
    '"unclosed tide tables': "",
    '"sutskever"': "E1 > D1",  # a single word in quotes is a word
    "exact:bell": "A4 B1",
    "exact:bells": "",
    "exact:lights": "",
    "exact:sutskever": "E1",
}
"""Words in a row, across two passages of a talk but never of two talks."""

SLIPS = {
    '"hoist the mainsail at dawn"': "I2 > I1",
    '"the mainsail"': "I1 I2",
    '"jib at dusk"': "I3",
    '"jib at um at dusk"': "I3",
    '"uh spinnaker, you know, and and the jib"': "I3",
    '"reef the jib when it blows"': "I4",
    '"reef jib"': "",
    '"hoist mainsail"': "",
    '"you hoist the mainsail"': "I1",
    '"tide tide tables hang"': "A1",
    '"the tide, um, the tide tables"': "A1",
    '"um"': "I1",
    '"spinnaker jib"': "",
    '"jib" -"at dusk"': "I5",
    '"hoist the mainsail" or "jib at dusk"': "I2 > I1 I3",
}
"""Fillers, words said twice and false starts never count within a phrase, neither typed nor said;
passages without any come first."""

TREES = {
    "light*": "C1 H5",
    "table*": "A1 C5 E4",
    "herring or prism": "B3 B5 C2",
    "herring | prism": "B3 B5 C2",
    "pier or quay": "E4 G3",
    "(church bell) or prism": "A4 B1 C2",
    '"tide tables" or "herring boats"': "A1 B3",
    "(pier or quay) rope": "G3 > E4 G1 G2",
    "bell -herring": "A4 B1",
    'light -"light swell"': "C1",
    "bell -(old or herring)": "B1",
    "rope -tar": "",
    "rope -cat -shed": "G1 G2",
    "(rope tar) -salt": "G2 G3",
    "oil -electric": "C3",
    "-(rope or bell) herring": "B3 B5",
    "-rope": "",
    "(bell": "A4 B1",
    "bell)": "A4 B1",
    "bell or": "A4 B1",
    "-": "",
    '""': "",
    "*": "",
}
"""Prefixes, alternatives, groups, what must not stand there; nothing typed is an error."""

MISHEARD = {
    "Sutskever": "E1 > D1",
    "Ilya Sutskever": "D1 > E1",
    "OpenAI": "D2",
    "Kubernetes": "E2 > D4",
    "k8s": "E2",
    "GPT-3": "E3",
    "gpt 3": "E3",
    "C++": "D5",
    "auto-regressive": "D5",
    "auto regressive": "D5",
    "7": "D4",
    "Fresnel": "C2",
    "Fresnel prism": "C2",
    "can't": "E4",
    "couldn't": "H4",
}
"""What captions wrote for a name, after the name itself; and what is read as the words are."""

WRITTEN = {
    "1000000": "J1 > J5",
    "1,000,000 dollars": "J1 > ...",
    "$1000000": "J1 > ...",
    '"1000 flags"': "J2",
    '"1,000 flags"': "J2",
    "50 percent wages": "J2",
    '"50% of the wages"': "J2",
    '"fifty percent of the wages"': "J2",
    '"a thousand flags"': "J2",
    '"one um million dollars"': "J1",
    '"20 buoys for 1,000,000"': "J5",
    '"20 buoys" speaker:eli': "J5",
    '"fifty percent" speaker:eli': "",
    "lukasz": "J3",
    "Tromso": "J3",
    "TROMSØ": "J3",
    "strasse": "J3",
    "dakovo": "J3",
}
"""Numbers however their digits stand and with their signs, and letters that have no plain part."""

SCOPED = {
    '"trust the anchor" speaker:dora': "J4",
    '"trust the anchor" speaker:eli': "",
    '"trust the rusty capstan" speaker:eli': "J4",
    '"you trust the um anchor i trust" speaker:eli': "",
    "tables": "A1 C5 E4",
    "tables series:lanterns": "C5",
    "tables series:tides": "A1",
    "tables series:tides series:lanterns": "",
    "tables in:answers": "E4",
    "tables in:nowhere": "",
    "tables year:2019": "A1",
    "tables year:2019..2021": "A1 C5",
    "tables after:2019": "C5",
    "tables before:2021": "A1",
    "tables after:2019 before:2021": "",
    "fog speaker:ann": "A3",
    "fog speaker:ben": "",  # he speaks in A3, but of the fog she does
    "years speaker:ben": "A3",
    "bell speaker:cleo": "B1",
    "herring speaker:nobody": "",
    "bell about:Bells": "A4 B1",
    "herring about:Bells about:Fog": "",
    "bell about:Bells speaker:cleo": "B1",
    "sutskever year:2022": "D1",
    "speaker:eli in:answers": "E1 E2 E5",
    "speaker:nobody": "",
    "about:Bells": "A4 B1",
    "about:Bells -church": "",
}
"""Facts that must hold of what is found."""

TABLES = (PLAIN, SEVERAL, SENTENCES, PHRASES, SLIPS, TREES, MISHEARD, WRITTEN, SCOPED)
EVERY = {typed: wanted for table in TABLES for typed, wanted in table.items()}


def groups(answer: str) -> list[set[str]]:
    """The passages that answer, those that come first before others."""
    return [set(group.split()) for group in answer.split(">")] if answer else []
