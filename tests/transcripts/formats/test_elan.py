from tests.transcripts.formats.reading import read_text, said

EAF = """<ANNOTATION_DOCUMENT><TIME_ORDER>
<TIME_SLOT TIME_SLOT_ID="a" TIME_VALUE="500"/><TIME_SLOT TIME_SLOT_ID="b" TIME_VALUE="2500"/>
<TIME_SLOT TIME_SLOT_ID="c" TIME_VALUE="3000"/></TIME_ORDER>
<TIER TIER_ID="T@rask" PARTICIPANT="Tomas Rask"><ANNOTATION>
<ALIGNABLE_ANNOTATION TIME_SLOT_REF1="b" TIME_SLOT_REF2="c">
<ANNOTATION_VALUE>Which one?</ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="Vera"><ANNOTATION>
<ALIGNABLE_ANNOTATION TIME_SLOT_REF1="a" TIME_SLOT_REF2="b">
<ANNOTATION_VALUE>Mind the step.</ANNOTATION_VALUE>
</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
<TIER TIER_ID="gloss" PARENT_REF="Vera"><ANNOTATION><REF_ANNOTATION>
<ANNOTATION_VALUE>beware</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>"""


def test_tiers_are_speakers_and_what_hangs_on_them_is_left():
    talk = read_text(EAF, "talk.eaf")
    assert " ".join(talk.words) == "Mind the step. Which one?"
    assert [turn.speaker for turn in talk.turns] == ["Vera", "Tomas Rask"]
    assert [(cue.start_ms, cue.end_ms) for cue in talk.cues] == [(500, 2_500), (2_500, 3_000)]


def test_a_tier_of_numbers_gives_its_times_to_what_hangs_on_it():
    numbered = EAF.replace("Mind the step.", "talk_001").replace("beware", "Mind the step.")
    numbered = numbered.replace(
        '</ALIGNABLE_ANNOTATION></ANNOTATION></TIER>\n<TIER TIER_ID="gloss"',
        "</ALIGNABLE_ANNOTATION></ANNOTATION><ANNOTATION>"
        '<ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="b" TIME_SLOT_REF2="c">'
        "<ANNOTATION_VALUE>talk_002</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>"
        '\n<TIER TIER_ID="tx"',
    ).replace("<REF_ANNOTATION>", '<REF_ANNOTATION ANNOTATION_REF="a2">')
    assert " ".join(read_text(numbered, "talk.eaf").words) == "Which one? Mind the step."


def _tier(name, kind, *labels):
    said = "".join(
        f"<ANNOTATION><ALIGNABLE_ANNOTATION TIME_SLOT_REF1='t{n}' TIME_SLOT_REF2='t{n}'>"
        f"<ANNOTATION_VALUE>{label}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>"
        for n, label in enumerate(labels)
    )
    return f"<TIER TIER_ID='{name}' LINGUISTIC_TYPE_REF='{kind}'>{said}</TIER>"


def _eaf(*tiers):
    slots = "".join(f"<TIME_SLOT TIME_SLOT_ID='t{n}' TIME_VALUE='{n}000'/>" for n in range(9))
    order = f"<TIME_ORDER>{slots}</TIME_ORDER>"
    return f"<ANNOTATION_DOCUMENT>{order}{''.join(tiers)}</ANNOTATION_DOCUMENT>"


def test_tiers_of_codes_are_no_speech_by_their_name_or_by_what_they_are_called_of():
    speech = _tier("Vera", "default-lt", "Mind the wet step.", "Both of you.")
    for name, kind in [
        ("K-RGU", "gesture unit"),
        ("Gaze Vera", "x"),
        ("Topic codes", "default-lt"),
    ]:
        talk = read_text(_eaf(speech, _tier(name, kind, "prep", "stroke")), "talk.eaf")
        assert said(talk) == "Mind the wet step. Both of you."


def test_a_tier_that_says_a_few_labels_again_and_again_is_told():
    speech = _tier("Vera", "default-lt", "Mind the wet step.", "Both of you.")
    talk = read_text(_eaf(speech, _tier("Jo", "x", "up", "down", "up", "down")), "talk.eaf")
    assert any("“Jo”" in warning and "codes" in warning for warning in talk.warnings)
