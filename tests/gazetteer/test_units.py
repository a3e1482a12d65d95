"""Words that say what kind of place a name is of."""

import pytest

from gazetteer.normalize import words_of
from gazetteer.unit_words import written_out
from gazetteer.units import loose_cores, other_orders, split_unit


@pytest.mark.parametrize(
    ("name", "core", "kind"),
    [
        ("Darvoz district", "darvoz", "ADM2"),
        ("nohiyai Darvoz", "darvoz", "ADM2"),
        ("ноҳияи Дарвоз", "darvoz", "ADM2"),
        ("Дарвазский район", "darvaz", "ADM2"),
        ("в Дарвазском районе", "darvaz", "ADM2"),
        ("ولسوالی درواز", "درواز", "ADM2"),
        ("Badakhshan province", "badakhshan", "ADM1"),
        ("Согдийская область", "sogdiy", "ADM1"),
        ("Khatlon viloyati", "khatlon", "ADM1"),
        ("city of Khorugh", "khorugh", "P"),
        ("Panj river", "panj", "H"),
        ("the Panj", "panj", ""),
        ("Gorno-Badakhshan", "badakhshan", ""),
        ("уезд Имам-Сахиб", "imamsakhib", "ADM2"),
        ("province de Takhâr", "takhar", "ADM1"),
        ("Balch Provinz", "balch", "ADM1"),
        ("Murgap ilçesi", "murgap", "ADM2"),
        ("Ay Hanım kasabası", "ayhanim", "P"),
        ("Farxor tumanidagi", "farxor", "ADM2"),
        ("Тахор вилоятидаги", "takhor", "ADM1"),
        ("د بلخ ولایت", "بلخ", "ADM1"),
        ("Panj daryosi", "panj", "H"),
        ("Panj district centre", "panj", "P"),
        ("Ishkashim border crossing", "ishkashim", "BDG"),
        ("southern Khatlon", "khatlon", ""),
        ("Distrito de Darvoz", "darvoz", "ADM2"),
        ("Prowincja Tachar", "tachar", "ADM1"),
        ("Río Bartang", "bartang", "H"),
        ("Corridoio del Wakhan", "wakhan", "L"),
        ("Пянджскому району", "pyandzh", "ADM2"),
    ],
)
def test_split_unit_takes_the_kind_off_the_name(name: str, core: str, kind: str) -> None:
    """Unit words of four languages go; a Russian adjective becomes the noun it was made of."""
    words, found = split_unit(words_of(name))

    assert ("".join(words), found) == (core, kind)


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Дарвазского р-на", "Дарвазского района"),
        ("р.Пяндж", "река Пяндж"),
        ("к. Ёл", "кишлак Ёл"),
        ("Н. Хусрав", "Н. Хусрав"),
        ("Калаи-Хумб", "Калаи-Хумб"),
    ],
)
def test_written_out_writes_short_units_in_full(text: str, full: str) -> None:
    """Capitals are initials, and a hyphen inside a name is none of a short form."""
    assert written_out(text) == full


@pytest.mark.parametrize("name", ["Darvoz", "district", "Panji Poyon", "пост"])
def test_split_unit_leaves_a_name_that_has_no_unit_or_is_one(name: str) -> None:
    """Nothing is taken off where nothing else would be left."""
    assert split_unit(words_of(name)) == (words_of(name), "")


@pytest.mark.parametrize(
    ("words", "cores"),
    [
        (["hamadoni", "distlict"], ["hamadoni"]),
        (["rushon", "deestreect"], ["rushon"]),
        (["nohiyaidarvoz"], ["darvoz"]),
        (["vanjdistrict"], ["vanj"]),
        (["m", "s", "a", "hamadoni"], ["hamadoni"]),
        (["hairatan", "port"], ["hairatan"]),
        (["shirkhan", "bandar", "port"], ["shirkhanbandar", "bandarport", "shirkhan"]),
        (["darvoz"], []),
    ],
)
def test_loose_cores_take_off_misspelt_and_glued_units(words: list[str], cores: list[str]) -> None:
    """A unit word may be misspelt itself, or glued to the name."""
    assert [core for core, _ in loose_cores(words)] == cores


@pytest.mark.parametrize(
    ("recorded", "asked"),
    [
        ("Sher Khan Bandar", "Bandar Sher Khan"),
        ("Sher Khan Bandar", "порт Шер Хан"),
        ("شیرخان بندر", "بندر شیرخان"),
        ("Зиёбозор қалъаи", "Кала Зиёбозор"),
    ],
)
def test_other_orders_move_the_word_for_a_kind_of_place(recorded: str, asked: str) -> None:
    """It stands before the name in one language, behind it in the other, and is translated."""
    assert "".join(words_of(asked)) in other_orders(words_of(recorded))


@pytest.mark.parametrize("name", ["Khorugh", "Bandar", "Sher Khan", ""])
def test_other_orders_leave_other_names_alone(name: str) -> None:
    """A name of one word, or without a word for a kind of place, has but one order."""
    assert other_orders(words_of(name)) == []


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Shohin, near the border", ""), ("Shohin border", ""), ("Shohin border post", "PSTB")],
)
def test_the_border_alone_says_no_kind_of_place(name: str, kind: str) -> None:
    """It says where a place is; another word beside it says that a post or unit is meant."""
    assert split_unit(words_of(name))[1] == kind
