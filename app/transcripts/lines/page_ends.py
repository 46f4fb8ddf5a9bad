"""Lines that only a page says, below what was said on it, in the languages in which pages were met:
what is written below it, where it may be sent, what else to read, under what it is kept."""

import re

_COMMENTS = (
    r"(?:(?:\d{1,4}|no|inga|ingen|geen|žiadne|brak|one|nessun|nenhum|sin|sem|no hay"
    r"|aucun|keine|нет|view all|show|hide"
    r"|ver todos os|ver todos los|todos los|tous les|alle|все)\s)?(?:comments?|replies"
    r"|responses|commenti?o?|comentários?|comentarios?|commentaires?|kommentare?r?|reacties"
    r"|komentarze|комментари[ийев]{1,2}|yorumlar|コメント|评论|評論|댓글)(?:\s?[(:：]?\s?\d{0,5}\)?"
    r"|\s(?:on|zu|sur|su|sobre|para)\s.{2,60})|(?:leave|post|add|write|submit) (?:a"
    r"|your) (?:comment|reply|response)|(?:publicar|escribir|añadir|dejar?"
    r"|dejá) un (?:comentario|respuesta)|deja una respuesta|(?:deixe|deixar|enviar|escreva"
    r"|postar) (?:um comentário|uma resposta|seu comentário)|(?:laisse[rz]?|ajoute[rz]?"
    r"|écrire|poster) un commentaire|(?:lascia|posta|scrivi) un commento|(?:schreibe?"
    r"|hinterlasse?)n? (?:einen|sie einen)? ?kommentar|(?:оставить|добавить"
    r"|написать) комментарий|skicka en kommentar|(?:legg igjen|skriv) en kommentar"
    r"|plaats een reactie|(?:napsat|přidat) komentář|pridajte komentár|dodaj komentarz"
    r"|yorum (?:yap|gönder|ekle)|(?:اترك|أضف) تعليق\w*"
    r"|コメントを(?:書く|残す|投稿)|(?:发表|發表)(?:评论|評論)"
)
"""What people wrote below it, and where one may."""

_SENT = (
    r"share(?: this(?: \w{2,12})?| on\b.{0,60}| via\b.{0,60})?|click to (?:share|email"
    r"|print)\b.{0,60}|pin it(?: on pinterest)?|tweet(?: this)?|compart(?:ir|e|ilhar"
    r"|ilhe)(?: \w{2,12}){0,2}|partage[rz](?: \w{2,12}){0,2}|condividi(?: \w{2,12}){0,2}"
    r"|(?:artikel )?teilen|поделиться(?: \w{2,12}){0,2}|udostępnij"
    r"|print(?:er[- ]friendly)?(?: (?:page|version|this))?|シェア(?:する)?|分享(?:到)?"
)
"""To whom it may be sent."""

_READ_ON = (
    r"(?:related|recommended|popular|recent|latest|more|other|trending|top"
    r"|featured) (?:posts?|articles?|stories|story|content|interviews?|news|reading"
    r"|episodes?|videos?|topics?)|related|recommended(?: for you)?|more (?:from|on"
    r"|in)\b.{2,60}|(?:read|see|watch|listen) (?:more|next|also)|see also|you (?:may"
    r"|might) (?:also|be) .{3,40}|most (?:read|popular|viewed|shared)|up next|(?:next"
    r"|previous|older|newer) (?:post|article|story|episode|interview|page)s?|leia (?:também"
    r"|mais)|veja (?:também|mais)|saiba mais|(?:lea|lee|leer) (?:también|más)|ver más"
    r"|(?:también )?te (?:puede|podría) interesar|recomendad[oa]s|relacionad[oa]s"
    r"|m[áa]is lidas|(?:artículos|noticias|notas|entradas|artigos|notícias"
    r"|matérias) relacionad[oa]s|lo más leído|(?:à )?lire (?:aussi|également|plus)"
    r"|(?:dans la même rubrique|sur le même sujet|articles liés)|recommandations?"
    r"|empfehlungen|leggi anche|consigliat[oi]"
    r"|(?:ti )?potrebbe(?:ro)? interessar\w+|articoli correlati|(?:lesen|sehen) sie auch"
    r"|mehr zum thema|das könnte (?:sie|dich) (?:auch )?interessieren|weitere (?:artikel"
    r"|beiträge|interviews)|ähnliche (?:artikel|beiträge)|читайте также"
    r"|(?:другие )?материалы по теме|другие материалы.{0,30}|по теме|похожие (?:статьи"
    r"|материалы|записи)|czytaj (?:także|też|również)|lees ook|läs (?:också|även|mer)"
    r"|関連(?:記事|リンク|情報)|相关(?:阅读|文章|新闻|链接)|相關(?:閱讀|文章|新聞)|推荐阅读"
    r"|延伸閱讀|관련 ?기사"
)
"""What else there is to read."""

_KEPT = (
    r"(?:tags?|tematy|kategori[ae]|autore?|author"
    r"|labels?|filed under|posted in|categor(?:y|ies|ia|ias|ie|ía|ías)|catégories?"
    r"|etiquetas|étiquettes|etichette|schlagw[oö]rter|schlagworte|теги|метки|рубрика|рубрики"
    r"|タグ|标签|標籤)\s?[:：].{0,200}|(?:posted|published|uploaded|publicad[oa]|publiée?"
    r"|pubblicato|veröffentlicht|eingestellt|опубликовано) (?:by|on|at|in|por|par|da|von|em"
    r"|el|le|am|il|a las|à(?:\(s\))?|в)\s.{2,80}|(?:subscribe|sign up|join our|get our"
    r"|suscr[íi]bete|iscriviti|abonnez-vous|s['’]abonner|inscreva-se|assine|newsletter"
    r"|подпи(?:шитесь|саться)|melden sie sich)(?:\s.{2,80})?|(?:proudly )?powered by .{2,40}"
    r"|follow (?:us|me|@\w+)(?:\s.{2,60})?|back to (?:the )?top|(?:about|contact)(?: us)?"
    r"|privacy(?: policy)?|terms(?: of (?:use|service))?|cookies?(?: policy)?|(?:©"
    r"|copyright\b|\(c\)\s?\d{4}).{0,200}|.{0,80}\ball rights reserved\b.{0,120}"
    r"|(?:todos los derechos reservados|todos os direitos reservados|tous droits réservés"
    r"|alle rechte vorbehalten|tutti i diritti riservati|все права защищены).{0,80}"
)
"""Under what it is kept, who put it there and whose it is."""

_TAIL = re.compile(rf"\W{{0,4}}(?:{_COMMENTS}|{_SENT}|{_READ_ON}|{_KEPT})\W{{0,4}}", re.IGNORECASE)
_RIGHTS = re.compile(r"©|copyright|rights reserved|derech|direit|droit|recht|diritti|права", re.I)
_LONGEST_LETTERS, _SENTENCE_WORDS = 300, 4


def is_page_end(text: str) -> bool:
    """Whether a line, without the space around it, is one that only the page says."""
    if not 0 < len(text) <= _LONGEST_LETTERS or _TAIL.fullmatch(text) is None:
        return False
    is_sentence = text[-1] in ".?!…" and text.count(" ") >= _SENTENCE_WORDS
    return not is_sentence or bool(_RIGHTS.search(text))
