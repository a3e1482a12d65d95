"""Words beside a name: the kind of place, the bank of the river, the areas around it, the border itself."""

import pytest

from gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the packaged gazetteer."""
    return Gazetteer()


def ids(answer: object) -> list[str]:
    """Return the place ids of an answer."""
    return [match.place.place_id for match in answer]  # type: ignore[attr-defined] # an Answer


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Ishkashim bridge", "xb-ishkoshim"),
        ("КПП Ишкашим", "xb-ishkoshim"),
        ("Ишкашимский погранотряд", "tj-detachment-ishkashim"),
        ("Ishkashim border detachment", "tj-detachment-ishkashim"),
        ("Kunduz River", "r-kunduz"),
        ("Pamir Mountains", "t-pamirs"),
        ("Bahorak outpost", "tj-post-bahorak"),
        ("Moscow border detachment", "tj-detachment-hamadoni"),
        ("Ishkoshim border detachment", "tj-detachment-ishkashim"),
        ("отряди сарҳадии Ишкошим", "tj-detachment-ishkashim"),
        ("пункт пропуска Хумроги", "xb-khumrogi"),
        ("Panj district", "tj-panj-district"),
        ("town of Khanabad", "gn-1137168"),
    ],
)
def test_geocode_takes_the_bearer_that_is_what_was_said(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """A district that has the name of a bridge, post, river or range is not meant by it."""
    assert ids(gazetteer.geocode(name))[0] == place_id


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Горно-Бадахшанская автономная область", "tj-gbao"),
        ("Haut-Badakhchan", "tj-gbao"),
        ("Alto Badajshán", "tj-gbao"),
        ("Górski Badachszan", "tj-gbao"),
        ("провинция Бадахшан", "af-badakhshan-province"),
        ("Ишкашимский район", "tj-ishkoshim-district"),
        ("уезд Ишкашим", "af-ishkashim-district"),
        ("ноҳияи Шуғнон", "tj-shughnon-district"),
        ("ولسوالی شغنان", "af-shighnan-district"),
    ],
)
def test_geocode_takes_the_side_of_the_river_whose_units_are_called_so(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """Of two namesakes that face each other, the word for the unit or its autonomy says which is meant."""
    assert ids(gazetteer.geocode(name))[0] == place_id


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Yol Shuroobod", "tj-yol"),
        ("Sarhad Wakhan", "af-sarhad-e-broghil"),
        ("Tem village Khorugh", "tj-tem"),
        ("Ishkashim Vrang", "tj-vrang"),
        ("شهر بزرگ بدخشان", "af-shahr-e-buzurg"),
        ("Darwaz Maymay", "af-darwaz-maymay-district"),
        ("в Пянджском районе Хатлонской области", "tj-panj-district"),
        ("ноҳияи Панҷи вилояти Хатлон", "tj-panj-district"),
        ("Vanj-GBAO", "tj-vanj-district"),
        ("village of Chubek, Hamadoni district", "tj-chubek"),
        ("деҳаи Чубеки ноҳияи Ҳамадонӣ", "tj-chubek"),
        ("селе Поршинев Шугнанского района ГБАО", "tj-porshinev"),
        ("Рушанский район ГБАО Таджикистана", "tj-rushon-district"),
        ("ноҳияи Панҷи вилояти Хатлони Тоҷикистон", "tj-panj-district"),
        ("джамоат Айвадж Шахритусского района", "tj-ayvaj"),
        ("уезд Калайи-Заль провинции Кундуз", "af-qala-e-zal-district"),
        ("د کندز ولایت د دشت ارچي ولسوالۍ", "af-dasht-e-archi-district"),
        ("قریه سمتی چاه آب", "af-samti"),
        ("ولسوالی امام صاحب کندز", "af-imam-sahib-district"),
        ("ولسوالی کوهستان بدخشان", "af-kohistan-district"),
        ("Дашти Арчи Кундуза", "af-dasht-e-archi-district"),
        ("Shahr-e-Buzurg, Badakhshan", "af-shahr-e-buzurg-district"),
        ("Даркад, Фархорский район", "tj-darqad-farkhor"),
        ("Yogad Darvoz", "tj-yoged"),
        ("اشمرغ واخان", "af-ishmurgh"),
        ("شایمک مرغاب", "tj-shaymak"),
        ("دیهه ورنگ ناحیه اشکاشم", "tj-vrang"),
        ("کاکل در دشت قلعه", "af-kakul"),
        ("صیاد، ناحیه فرخار", "tj-sayod"),
        ("معدن طلای زربوزی", "tj-mine-zarbuzi"),
        ("قطعه سرحدی همدانی", "tj-detachment-hamadoni"),
    ],
)
def test_geocode_reads_the_area_beside_a_name_without_a_comma(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """An area stands behind or before a name, recorded or nearly so, that lies in it."""
    assert ids(gazetteer.geocode(name))[0] == place_id


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Khatlon, Farkhor", "tj-farkhor-district"),
        ("Хатлонская область, Фархорский район, село Сайёд", "tj-sayod"),
        ("Afghanistan, Takhar, Darqad", "af-darqad-district"),
        ("Takhar/Darqad", "af-darqad-district"),
        ("Badakhshan, Ishkashim, Afghanistan", "af-ishkashim-district"),
        ("ولایت کندز، شیرخان بندر", "af-sher-khan-bandar"),
        ("Tajikistan, Panj river", "r-panj"),
        ("Kunduz-Imam Sahib", "af-imam-sahib-district"),
        ("Khatlon, Karimov", "tj-khatlon-region"),
        ("Darvoz (Qal'ai Khumb)", "tj-darvoz-district"),
        ("Imam Sahib, Kunduz", "af-imam-sahib-district"),
        ("Khorog, TJ", "tj-khorugh"),
    ],
)
def test_geocode_reads_an_address_from_either_end(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    """The least of the parts that lie in one another is meant; a part that is no place changes nothing."""
    assert ids(gazetteer.geocode(name))[0] == place_id


@pytest.mark.parametrize(
    ("name", "admin1", "place_id"),
    [
        ("Shighnan", "GBAO", "tj-shughnon-district"),
        ("Andarab", "GBAO", "tj-andarob"),
        ("Faizobod", "af-badakhshan-province", "af-fayzabad-district"),
    ],
)
def test_geocode_takes_another_spelling_in_the_province_that_is_given(
    gazetteer: Gazetteer, name: str, admin1: str, place_id: str
) -> None:
    """Where the name is recorded just so only elsewhere, the province decides."""
    assert ids(gazetteer.geocode(name, admin1=admin1))[0] == place_id


@pytest.mark.parametrize(
    "name",
    [
        "сарҳади Тоҷикистон бо Афғонистон",
        "граница Таджикистана с Афганистаном",
        "border between Tajikistan and Afghanistan",
        "سرحد تاجیکستان و افغانستان",
        "Tojik-Afg'on chegarasi",
        "state border of Tajikistan and Afghanistan",
        "тадж.-афг. граница",
        "участок таджикско-афганской границы",
        "در مرز افغانستان با تاجیکستان",
    ],
)
def test_geocode_finds_the_border_by_the_names_of_its_countries(gazetteer: Gazetteer, name: str) -> None:
    """In whatever language, with the words that join them."""
    assert ids(gazetteer.geocode(name)) == ["l-border-tj-af"]


def test_geocode_reads_the_district_in_a_russian_sentence(gazetteer: Gazetteer) -> None:
    """It stands there as an adjective in another case."""
    answer = gazetteer.geocode("Хост", context="село Хост Дарвазского района")

    assert ids(answer)[0] == "tj-khost-darvoz"


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("over the Panj River", "r-panj"),
        ("on the Panj River", "r-panj"),
        ("at Shurobad", "tj-shamsiddin-shohin-district"),
        ("At-Bashy", "gn-1528796"),
    ],
)
def test_a_preposition_before_a_recorded_name_is_no_part_of_it(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """What stands behind it counts, not another name that looks like both together ("Lower Panj")."""
    assert ids(gazetteer.geocode(name))[0] == place_id


@pytest.mark.parametrize("word", ["шуд", "гуфт", "толибон", "чароғ", "талибов", "تجار", "هاوان", "сухан"])
def test_common_words_of_news_in_the_region_are_refused(gazetteer: Gazetteer, word: str) -> None:
    """They are a letter from Shodak, Gunt, Taluqan, Khorugh, Takhar, Yawan and Suchon."""
    assert not gazetteer.geocode(word)


@pytest.mark.parametrize("name", ["Karimov Darvoz", "Rahimi Takhar", "Ali Badakhshan"])
def test_a_person_beside_an_area_is_no_place_in_it(gazetteer: Gazetteer, name: str) -> None:
    """However like a village there the name may be."""
    assert not gazetteer.geocode(name)
