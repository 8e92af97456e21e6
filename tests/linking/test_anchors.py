"""Names and numbers across languages, and translations told by their order."""

import dataclasses

import pytest

from hearsay.linking.anchors import alike, anchors, common, skeleton
from hearsay.linking.families import compare
from hearsay.linking.shingles import fold
from tests.helpers import report
from tests.linking.case import case

RUSSIAN = """Солдаты в ролике государственного канала говорят, что перешли границу Днепропетровской области

Российские солдаты перешли административную границу Днепропетровской области утром 20 мая 2025 года, следует из видео,
показанного каналом Россия-1.

В ролике человек в форме читает с листа. «Мы, бойцы Кемеровской роты, перешли границу Днепропетровской области. Сейчас
20 мая, 9:14 по Москве», — говорит он.

Канал не сказал, где снят ролик. Рота входит в танковый полк, добавил ведущий, не назвав его номера.

Полковник в отставке Анатолий Матвийчук сказал в интервью 21 мая, что главной задачей лета будет буферная зона вдоль
границы. «Кто держит приграничные сёла, тот держит дорогу на Павлоград», — сказал Матвийчук."""
UKRAINIAN = """Фермери на заході області збирають пшеницю, поки зі сходу чути гармати. Олена Щербак, яка тримає млин
у Павлограді, сказала, що найняла дев'ятьох водіїв, а Іван Грицак із Лип'я додав, що 12 травня бачив у Дніпрі чергу з 40
машин. Марія Бондар із Нікополя та Петро Коваль із Кривого Рогу чекали від 6 до 11 години."""


def translated(text: str, lang: str):
    return dataclasses.replace(report(text), id="other", lang=lang)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kharkiv", "Харьков"),
        ("Kharkiv", "Харків"),
        ("Dnipropetrovsk", "Днепропетровской"),
        ("Donetsk", "Донецкой"),
        ("Matviychuk", "Матвийчук"),
        ("Trehubov", "Трегубов"),
        ("Khortytsia", "Хортиця"),
        ("Zelensky", "Зеленський"),
        ("Pavlohrad", "Павлограді"),
        ("Shcherbak", "Щербак"),
    ],
)
def test_a_name_is_one_in_both_scripts(one, other):
    assert alike(skeleton(one), skeleton(other)), (skeleton(one), skeleton(other))


@pytest.mark.parametrize(("one", "other"), [("Kharkiv", "Херсон"), ("Donetsk", "Дніпро"), ("Bondar", "Бахмут")])
def test_two_names_are_two(one, other):
    assert not alike(skeleton(one), skeleton(other))


def test_anchors_are_names_and_numbers_in_order():
    found = anchors(report("Yesterday the mayor of Lipky, Ivan Hrytsak, counted 12 tanks at 9:14. He saw Lipky burn."))
    assert found == (skeleton("Lipky"), skeleton("Hrytsak"), "12", "9:14", skeleton("Lipky"))


def test_common_keeps_the_order():
    assert common(("a1", "b2", "c3", "d4"), ("b2", "a1", "c3", "d4", "e5")) in (("b2", "c3", "d4"), ("a1", "c3", "d4"))
    assert common((), ("a1",)) == ()


def test_a_translation_is_told():
    original = case()["c01"]
    found = compare(fold(original.report, original), fold(translated(RUSSIAN, "ru")))
    assert found.relation == "translation"
    assert found.score >= 0.6
    assert "in the same order" in found.reasons[0]


@pytest.mark.parametrize("key", [k for k in case() if k not in ("c01", "c02", "c03", "c04")])
def test_another_story_is_no_translation(key):
    other = case()[key]
    assert compare(fold(other.report, other), fold(translated(RUSSIAN, "ru"))).relation == "unrelated"
    assert compare(fold(other.report, other), fold(translated(UKRAINIAN, "uk"))).relation == "unrelated"
