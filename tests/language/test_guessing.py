import pytest

from app.language.guessing import guess_language

TALKS = {
    "en": "Good morning, and welcome to the tower. It is colder than I thought, so mind the step.",
    "de": "Guten Morgen und willkommen im Turm. Es ist kälter, als ich dachte, also Vorsicht.",
    "fr": "Bonjour et bienvenue dans la tour. Il fait plus froid que je ne pensais ce matin.",
    "es": "Buenos días y bienvenidos a la torre. Hace más frío de lo que pensaba esta mañana.",
    "pt": "Bom dia e bem-vindos à torre. Está mais frio do que eu pensava, então cuidado.",
    "sv": "God morgon och välkommen till tornet. Det är kallare än jag trodde, så akta dig.",
    "pl": "Dzień dobry i witamy w wieży. Jest zimniej, niż myślałem, więc proszę uważać.",
    "ru": "Доброе утро и добро пожаловать в башню. Здесь холоднее, чем я думал.",
    "he": "בוקר טוב וברוכים הבאים למגדל. קר יותר ממה שחשבתי, אז שימו לב למדרגה.",
    "ar": "صباح الخير ومرحبا بكم في البرج. الجو أبرد مما كنت أظن، لذا انتبهوا.",
    "ja": "おはようございます、塔へようこそ。思ったより寒いので、気をつけてください。",
    "zh": "早上好，欢迎来到灯塔。这里比我想象的冷，请小心第三级台阶，慢慢走。",
    "ko": "좋은 아침입니다, 탑에 오신 것을 환영합니다. 생각보다 춥네요, 조심하세요.",
}


@pytest.mark.parametrize("language", TALKS)
def test_a_few_words_tell_their_language(language):
    assert guess_language(TALKS[language].split()) == language


def test_a_talk_that_goes_on_in_another_language_is_in_that():
    assert guess_language(TALKS["en"].split() * 30 + TALKS["de"].split() * 400) == "de"


@pytest.mark.parametrize("words", [[], ["Hm."], ["12:30", "…"], "Ja. Nein. Oh.".split()])
def test_what_tells_nothing_is_not_guessed(words):
    assert guess_language(words) is None
