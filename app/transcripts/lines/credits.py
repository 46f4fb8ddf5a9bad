"""Lines that tell who asked, wrote, edited and took the pictures, or where a talk was printed
first, in the languages in which they were met: `Das Gespräch führte Ida Rask.`, `Fot. Ida Rask`."""

import re

from app.transcripts.lines.names import LabelShape, shape

_LONGEST_LETTERS = 160
_MOST_PEOPLE, _LONGEST_NAME_WORDS = 4, 5
_TALK = (
    r"(?:the |this |das |dieses |cet |cette |la |esta |questa |l['’]|a |az )?"
    r"(?:interview|conversation|gespräch|entretien|entrevista|intervista|wywiad|rozmow[aęy]|rozhovor|интервью|беседа"
    r"|intervju(?:n|et)?|interviewet|interviul?|haastattelu|röportaj|interjút?|беседу)"
)
_LABEL = re.compile(
    r"(?:interview|entretien|entrevista|intervista|gespräch|wywiad|rozhovor|intervju|röportaj"
    r"|haastattelu|интервью|words|text|texte|texto|testo|tekst|text und bild|текст"
    r"|(?:photo(?:graph)?(?:s|y|ie)?|pictures?|images?|illustrations?|fotos?|foto(?:grafie|grafía)?"
    r"|fotograf(?:ias|ías|ie|ii)?|bilder?|kuvat?|fot|фото)(?: (?:by|credit|credits|von|par|de|di))?"
    r"|edit(?:or|ed|ing)|producer|produced|translation|translator|übersetzung|traduction|traducción"
    r"|traduzione|tłumaczenie|перевод"
    r"|取材(?:[・･]文)?|文(?:[・･]写真)?|聞き手(?:[・･]構成|[・･]文)|構成|写真|撮影|編集"
    r"|采访(?:[/／、]\w{2,4})?|採訪|撰文|文字|摄影|攝影|编辑|編輯|校对|图片|글|사진"
    r"|thực hiện|bài và ảnh|bài|ảnh|wawancara|foto oleh"
    r"|حاوره(?:ا|م)?|أجرى الحوار|تصوير|حوار)\s?[:：/／]\s?(.+)",
    re.IGNORECASE,
)
_ASKER = re.compile(r"(?:聞き手|文|写真|構成|取材)・([^\W\d_]{2,10})")
_MADE = re.compile(
    r"(?:(?:interview(?:ed)?|words|text|photo(?:s|graph(?:s|y|ed)?)?|pictures|story|report(?:ed|ing)?"
    r"|edited|produced|written|recorded|illustrations?|questions|introduction) (?:and \w+ )?by"
    r"|interview door|aufgezeichnet von|protokoll(?:iert von|:)"
    rf"|{_TALK} (?:führten?|(?:was )?conducted by|wurde geführt von|réalisée? par|menée? par"
    r"|realizada (?:por|a)|conduzida por|feita por|concedida a|di|a cura di|przeprowadził[ai]?"
    r"|vedla?|door|провела?|провели|вела?|взял[аи]?|készítette"
    r"|er foretaget af|gjordes av|ble gjort av|realizat de|luat de)"
    r"|die fragen stellten?|mit [^.:]{3,40} sprach(?:en)?|propos (?:recueillis|rapportés) par"
    r"|(?:entrevista|reportaje|texto|textos|reportagem|fotos) (?:de|por)|a cura di|intervista di"
    r"|(?:po)?rozmawiał[ai]?|rozmawiali|wysłuchał[ai]?|rozmowę (?:prowadził|przeprowadził)[ai]?"
    r"|fot\.|ptala? se|zapsala?|беседовал[аи]?|интервьюировал[аи]?|записал[аи]?|подготовил[аи]?"
    r"|(?:интервью|беседу) (?:взял|вёл|вел|вела|провёл|провел|провела|подготовил)[аи]?"
    r"|a consemnat|a intervievat|interviu realizat de|розмовляла?|wawancara oleh)\s+(.+)",
    re.IGNORECASE,
)
_BY = re.compile(r"(?:by|von|par|por|di|door|av|af|przez)\s+(.+)", re.IGNORECASE)
_PRINTED = re.compile(
    rf"(?:{_TALK}|the (?:article|piece|text)|ce texte|este texto|este artículo|der text"
    r"|artykuł|текст) (?:(?:has|have|had|was|were|is|est|a été|wurde|ist|foi|fue|se|è|è stata"
    r"|był[ao]?|ukazał[ao]?) )?"
    r"(?:first |originally |zuerst |erstmals |d['’]abord |originalmente |się )?"
    r"(?:appear(?:s|ed)|publi(?:shed|ée?|cada|cado|có|cata|kowan[yao])|printed|erschien(?:en)?"
    r"|parue?|aparecida|apareció|saiu|uscita|ukazał[ao]? się|опубликован[оа]?|вышло)\b.{0,120}",
    re.IGNORECASE,
)
_SENT_TO = re.compile(
    r"[^\W\d_][\w .,'’=·|/-]{1,40}[(\s]\S{2,40}@[\w-]{2,30}(?:\.[\w-]{2,20}){1,3}\)?"
)
"""A reporter and where to write to them: `김하나 기자 hana@example.org`."""
_DESK = re.compile(
    r"(?:(?:[^\W\d_]{2,8})?(?:记者|記者|实习生|實習生|编辑|編輯|校对|校對|责编|摄影|攝影|撰文)"
    r"[\s:：/／]+[^\W\d_]{2,4}(?:[\s、,，]+|$)){1,5}"
)
"""A newspaper's desk: `新京报记者 王小明 实习生 李红`."""
_WITH_ROLE = re.compile(r"(?:for|für|pour|para|per|dla|для) (?:the )?[\w .'’-]{2,40}$")
_AND = re.compile(r"[,;&/、，]|\s(?:and|und|et|y|e|og|och|en|i|и|ja)\s")
_SIGNS = " \t()[]（）［］【】*_—–-="


def is_credit_line(text: str) -> bool:
    """Whether a line, be it in brackets, is one that tells who made what is read: nobody says it.
    It must name people, or say where the talk was printed."""
    if not 0 < len(text) <= _LONGEST_LETTERS:
        return False
    bare = text.strip(_SIGNS)
    if _DESK.fullmatch(bare) or _PRINTED.fullmatch(bare) or _SENT_TO.fullmatch(bare):
        return True
    if match := _LABEL.fullmatch(bare) or _MADE.fullmatch(bare) or _ASKER.fullmatch(bare):
        return _are_people(match[1])
    match = _BY.fullmatch(bare)
    return match is not None and text[-1] not in ".?!" and _are_whole(match[1])


def _are_people(names: str) -> bool:
    """Whether a text is the names of a few people."""
    names = names.strip().rstrip(".")
    parts = [part.strip(_SIGNS) for part in _AND.split(_WITH_ROLE.sub("", names)) if part.strip()]
    return 0 < len(parts) <= _MOST_PEOPLE and all(map(_is_one, parts))


def _is_one(name: str) -> bool:
    kind = shape(name)
    is_name = kind in {LabelShape.FULL, LabelShape.CAPS, LabelShape.UNCASED, LabelShape.SINGLE}
    return (is_name or kind is LabelShape.LETTERS) and len(name.split()) <= _LONGEST_NAME_WORDS


def _are_whole(names: str) -> bool:
    """Whether a text is whole names, as below a title."""
    parts = [part.strip() for part in _AND.split(names) if part.strip()]
    return 0 < len(parts) <= _MOST_PEOPLE and all(
        shape(part) in {LabelShape.FULL, LabelShape.CAPS} for part in parts
    )
