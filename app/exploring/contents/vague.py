"""English words that tell little of what comes where they stand alone: `levels`, `progress`,
`struggling`, `Paul`. Those that are spread evenly over talks, as `training.evenly` measured; what
that leaves of shell nouns (Schmid, "English Abstract Nouns as Conceptual Shells", 2000) and of how
things are; and first names, of which a reader doesn't know whose they are."""

from functools import cache
from pathlib import Path

_EVENLY_SPREAD = Path(__file__).parent / "evenly_spread.txt"
_SHELLS = frozenset(
    "ability acceptance accomplishment admiration ambiguity analogy anxieties anxiety appetite "
    "approach approaches aspiration assumption assumptions attempt attempts attitude avenue "
    "barrier barriers basis beginning begins behavior behaviors belief beliefs blessing boundary "
    "breakthrough bucket bulk capability category chain change chapter choice choices "
    "circumstance claim combination commitment comparison complexity compromise concern concerns "
    "conclusion conclusions condition confidence confusion connection consequence consequences "
    "consistency context contract contribution control correctness creation criteria critics "
    "curve decision definition demand depth desire detail dimension disagreement distinction "
    "diversity divide downs downside effect effects efficiency effort element elements "
    "encouragement enjoyment environment error essence event evidence evolution exception "
    "excitement expectation expectations explanation expression extent factor factors failure "
    "fascination favor feedback form foundation framework freedom function fundamentals gap "
    "general glimpse goodness gravity growth guidance habit headache hill hole holes honesty hope "
    "humanity hurdle hype idea ideal impact implication implications importance impression "
    "incentive individual individuals initial insight inspiration instinct institution "
    "instruction intent intention intentions intuition involvement jerk journey judgment "
    "justification kick knowledge lack landscape layer leap lengths lesson lessons leverage "
    "likelihood limit limitation limitations limits lines load luck magic magnitude maturity "
    "meaning mechanism mentality method mindset minimum misconception momentum motivation "
    "multiples mystery narrative nature necessity notion nuance nuances nuggets object objection "
    "obstacle omit openness operation opposite order outcome outcomes ownership pace path pattern "
    "patterns perception perfection period permission phase phenomenon philosophy pitch pitfalls "
    "pleasure portion possibilities possibility potential power preference pressure pressures "
    "principle principles priorities priority probability processes progress project proof "
    "property proportion proposal purity quantity quickness range rationale reaction reactions "
    "reality reasoning reception recognition recommendation record reflection relation "
    "relationship relationships relevance reminder reputation requirement requirements resistance "
    "respect response responsibilities responsibility revelation risk role roots scale scenario "
    "scenarios scope sensation sense sentiment sequence sets setup shape shift shortcomings sides "
    "significance situation situations skill skills solution solutions solving space spectrum "
    "stance standpoint state states strategies strategy strength strengths string struggle "
    "struggles style subject success suggestion surprise surprises system systems technologies "
    "technology temptation tendency theme themes theory threshold title topic totes tradition "
    "transition trend tricky truth turn type uncertainty understanding unit updates upside user "
    "users value variation variations variety version versions view viewpoint viewpoints views "
    "virtue vision weakness weaknesses weirdness worries".split()
)
_MANNERS = frozenset(
    "capable coolest dependent different explicit general generic gigantic indifferent "
    "inefficient institutional irrespective minimal personal random soft static "
    "tricky wildest".split()
)
_FIRST_NAMES = frozenset(
    "aaron abby adam adrian alan albert alec alex alexander alexis alice alison allison amanda "
    "amy andre andrea andreas andrew andy angela anita ann anna anne annie anthony antonio arthur "
    "ashley austin barbara ben benjamin bernard beth bill billy bob bobby brad bradley brandon "
    "brendan brent brett brian bruce bryan caleb cameron carl carla carlos carol caroline cassidy "
    "catherine cathy cecil charles charlie chelsea chloe chris christian christina christine "
    "christopher chuck claire clara cody colin connor corey craig curtis cynthia dan dana daniel "
    "danny darren dave david dawn dean deborah denise dennis derek diana diane diego dominic don "
    "donald donna doug douglas drew dylan ed eddie edward eileen elaine elena eli elijah "
    "elizabeth ella ellen emily emma eric erica erik erin ethan eugene eva evan felix fiona "
    "francis frank fred gabriel gary gavin gene geoff george gerald glenn gordon grace graham "
    "greg gregory hannah harold harry heather heidi helen henry holly howard ian irene isaac "
    "isabel jack jackie jacob jake james jamie jan jane janet jared jason jay jean jeff jeffrey "
    "jen jenn jennifer jenny jeremy jerry jesse jessica jill jim jimmy joan joe joel john johnny "
    "jon jonathan jordan jose joseph josh joshua juan judy julia julian julie justin karen karl "
    "kate katherine kathy katie keith kelly kelsey ken kenneth kevin kim kris kristen kyle larry "
    "laura lauren lee leo leslie liam linda lisa liz logan louis lucas lucy luis luke lynn marc "
    "marcus margaret maria marie mark martha martin mary mat mathew matt matthew max megan "
    "melissa mia michael michelle miguel mike mitch molly monica nancy nat natalie nate nathan "
    "neil nicholas nick nicole nina noah nora oliver olivia oscar owen pam pamela pat patricia "
    "patrick paul paula pedro peter phil philip rachel ralph randy ray raymond rebecca rich "
    "richard rick rob robert robin rod roger ron ronald rosa ross roy russell ruth ryan sally sam "
    "samantha samuel sandra sara sarah scott sean seth shane shannon sharon shaun shawn sheila "
    "simon sofia solomon sophia sophie stefan stephanie stephen steve steven stewart stuart sue "
    "susan suzanne sylvia tara taylor ted teresa terry thomas tim timothy tina todd tom tommy "
    "tony tracy travis trevor tyler valerie vanessa victor victoria vince vincent virginia walter "
    "wanda warren wayne wendy wes will william zach zachary".split()
)
_ENDS = ("ing", "ness", "est")
"""What plain words end in that are doings or qualities more often than things."""


def is_vague(word: str) -> bool:
    """Whether a single word of a title tells little: what names no thing of the talk's own, the
    doing of something, how something is."""
    small = word.lower()
    if small in _SHELLS or small in _MANNERS:
        return True
    return word.islower() and (word in _evenly_spread() or word.endswith(_ENDS))


@cache
def _evenly_spread() -> frozenset[str]:
    return frozenset(_EVENLY_SPREAD.read_text("utf-8").split())


def is_first_name(word: str) -> bool:
    """Whether a word with a capital is the first name of many people."""
    return word[:1].isupper() and word.lower() in _FIRST_NAMES
