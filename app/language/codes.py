"""Codes of languages, from whatever files call them: `English`, `eng` and `en_US`."""

import re

_KNOWN = """
af afr afrikaans · am amh amharic · ar ara arabic · as asm assamese · az aze azerbaijani ·
ba bak bashkir · be bel belarusian · bg bul bulgarian · bn ben bengali bangla ·
bo bod tib tibetan · br bre breton · bs bos bosnian · ca cat catalan valencian ·
cs ces cze czech · cy cym wel welsh · da dan danish · de deu ger german deutsch ·
el ell gre greek · en eng english · es spa spanish castilian español · et est estonian ·
eu eus baq basque · fa fas per persian farsi · fi fin finnish · fo fao faroese ·
fr fra fre french français · ga gle irish · gl glg galician · gu guj gujarati · ha hau hausa ·
haw hawaiian · he heb iw hebrew · hi hin hindi · hr hrv croatian ·
ht hat haitian haitian-creole · hu hun hungarian · hy hye arm armenian · id ind in indonesian ·
is isl ice icelandic · it ita italian italiano · ja jpn japanese · jv jav jw javanese ·
ka kat geo georgian · kk kaz kazakh · km khm khmer · kn kan kannada · ko kor korean ·
la lat latin · lb ltz luxembourgish letzeburgesch · ln lin lingala · lo lao ·
lt lit lithuanian · lv lav latvian · mg mlg malagasy · mi mri mao maori ·
mk mkd mac macedonian · ml mal malayalam · mn mon mongolian · mr mar marathi ·
ms msa may malay · mt mlt maltese · my mya bur burmese myanmar · ne nep nepali ·
nl nld dut dutch flemish · nn nno nynorsk · no nor nb nob norwegian · oc oci occitan ·
pa pan punjabi panjabi · pl pol polish · ps pus pashto pushto · pt por portuguese português ·
ro ron rum romanian moldavian moldovan · ru rus russian · sa san sanskrit · sd snd sindhi ·
si sin sinhala sinhalese · sk slk slo slovak · sl slv slovenian · sn sna shona · so som somali ·
sq sqi alb albanian · sr srp serbian · su sun sundanese · sv swe swedish · sw swa swahili ·
ta tam tamil · te tel telugu · tg tgk tajik · th tha thai · tk tuk turkmen ·
tl tgl tagalog fil filipino · tr tur turkish · tt tat tatar · uk ukr ukrainian · ur urd urdu ·
uz uzb uzbek · vi vie vietnamese · yi yid yiddish · yo yor yoruba · yue cantonese ·
zh zho chi cmn chinese mandarin
"""
_CODES = {
    name: names[0] for names in (entry.split() for entry in _KNOWN.split("·")) for name in names
}
_NAMES = {
    names[0]: next((name for name in names if len(name) > 3), names[-1])
    for names in (entry.split() for entry in _KNOWN.split("·"))
}
CODES = frozenset(code for code in _CODES.values() if len(code) == 2)
"""The codes of languages that have one of two letters."""
_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)")


_WITHOUT_SPACES = frozenset("bo ja km lo my th yue zh".split())
_WITHOUT_STOPS = frozenset("lo th".split())
_RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ps sd syr ug ur yi".split())
_SCRIPTS_RIGHT_TO_LEFT = frozenset("adlm arab hebr nkoo rohg syrc thaa".split())


def has_spaces(code: str) -> bool:
    """Whether a language puts spaces between its words, so that these can be counted and aren't
    told from the number of letters."""
    return language_alone(code) not in _WITHOUT_SPACES


def has_full_stops(code: str) -> bool:
    """Whether a language marks where sentences end, so that a text without marks lacks some."""
    return language_alone(code) not in _WITHOUT_STOPS


def language_name(code: str) -> str:
    """What a language is called in English, with the rest of its code: `German (AT)`; the code
    itself where it isn't known."""
    alone, _, rest = code.partition("-")
    if alone not in _NAMES:
        return code
    return _NAMES[alone].capitalize() + (f" ({rest})" if rest else "")


def is_right_to_left(code: str) -> bool:
    """Whether a language is written from right to left: by the script that its code names, else by
    the one it usually has."""
    subtags = [one for one in code.lower().split("-")[1:] if len(one) == 4 and one.isalpha()]
    if subtags:
        return subtags[0] in _SCRIPTS_RIGHT_TO_LEFT
    return language_alone(code) in _RIGHT_TO_LEFT


def language_code(told: str) -> str:
    """`English` and `eng` as `en`, `en_us` as `en-US`; what isn't known stays as it is told.

    Codes are those of ISO 639-1 where a language has one, with region and script (BCP 47). Empty
    for what is longer than any code or name of a language.
    """
    told = told.strip()
    whole = _CODES.get(told.casefold().replace(" ", "-"))
    if whole:
        return whole
    match = _TAG.fullmatch(told)
    if match:
        parts = [part for part in re.split("[-_]", match[2]) if part]
        code = _CODES.get(match[1].lower(), match[1].lower())
        cased = "-".join([code, *(_cased(part) for part in parts)])
        return cased if len(cased) <= _LONGEST_LETTERS else ""
    named = _CODES.get(re.split(r"[\s(,;/]", told, maxsplit=1)[0].casefold())
    return named or (told if len(told) <= _LONGEST_LETTERS else "")


_LONGEST_LETTERS = 35
"""Letters of the longest code that is to be expected (RFC 5646, 4.4.1)."""


def language_alone(code: str) -> str:
    """`en` of `en-GB` and `en_us`; empty for what is no code: this becomes part of a file's name,
    and a transcript may say anything of its language."""
    match = _TAG.fullmatch(code)
    return match[1].lower() if match else ""


def _cased(part: str) -> str:
    """Regions in capitals, scripts with one: `US`, `Hant`."""
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part.lower()
