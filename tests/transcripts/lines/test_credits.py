import pytest

from app.transcripts.lines.credits import is_credit_line
from tests.transcripts.formats.reading import read_text, turns


@pytest.mark.parametrize(
    "line",
    [
        "Interview: Ida Rask",
        "Das Gespräch führte Ida Rask.",
        "Das Gespräch führten Ida Rask und Kris Ahl",
        "Propos recueillis par Ida Rask",
        "Entrevista realizada por Ida Rask",
        "Rozmawiała Ida Rask",
        "Беседовал Пётр Лисин",
        "Fot. Ida Rask",
        "Photos: Ida Rask and Kris Ahl",
        "[Words by Ida Rask]",
        "取材・文：山田花子",
        "采访：王小明",
        "By Ida Rask",
        "（聞き手・鈴木一郎）",
        "新京报记者 王小明 实习生 李红",
        "حاورها: سامي نصر",
        "Thực hiện: Lê Minh",
        "A consemnat Ion Lungu",
        "Interviewet er foretaget af Ida Rask",
        "This interview first appeared in The Tower, May 2019.",
        "Cet entretien est paru dans le numéro 42 de la revue.",
        "홍길동 기자 hong@example.co.kr",
    ],
)
def test_who_made_what_is_read_is_told_in_many_languages(line):
    assert is_credit_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Interview: and then we sat down.",
        "By the river, where the boats lay.",
        "Edited by people who never came here.",
        "Text: I never got it.",
        "This interview is the first that I give.",
        "Photos of the harbour hung there.",
        "Vera Holm: Interview them all.",
        "I was interviewed by Ida Rask",
    ],
)
def test_what_is_said_about_them_is_none(line):
    assert not is_credit_line(line)


def test_nobody_says_who_asked():
    talk = read_text(
        "Vera: Why is it wet?\n\nKris: It rained.\n\nVera: Since when?\n\nKris: Since noon.\n\n"
        "* * *\n\nDas Gespräch führte Ida Rask.\n\nENDS\n"
    )
    assert turns(talk)[-1] == ("Kris", "Since noon.")
