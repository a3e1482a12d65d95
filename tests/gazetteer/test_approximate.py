"""Names that are written nearly as a recorded one, or as another language writes it."""

import pytest

from gazetteer import Gazetteer
from gazetteer.approximate import find_approximate
from gazetteer.context import NOTHING_KNOWN
from gazetteer.gazetteer import PACKAGED_INDEX
from gazetteer.query import read_query
from gazetteer.ranking import MIN_CONFIDENCE, Bearer, Found, bearers, certainty, one_each
from gazetteer.store import Store
from gazetteer.writing import by_writing


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    """Return the packaged gazetteer."""
    return Gazetteer()


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Chorog", "tj-khorugh"),
        ("Badachschan (Provinz)", "af-badakhshan-province"),
        ("Vanç ilçesi", "tj-vanj-district"),
        ("province de Takhâr", "af-takhar-province"),
        ("в провинции Тахар", "af-takhar-province"),
        ("уезд Ханабад", "af-khanabad-district"),
        ("د تخار ولایت", "af-takhar-province"),
        ("frontière tadjiko-afghane", "l-border-tj-af"),
        ("сарҳади Тоҷикистону Афғонистон", "l-border-tj-af"),
        ("Республика Таджикистан", "n-tajikistan"),
        ("Афганистане", "n-afghanistan"),
        ("vKhorugh", "tj-khorugh"),
        ("Darvoz distrcit", "tj-darvoz-district"),
        ("Шуғнонский лойан", "tj-shughnon-district"),  # letters swapped in the unit word, and an adjective
        ("Shooghnon Deestreect", "tj-shughnon-district"),  # as English ears write it
        ("Дарвазского", "tj-darvoz-district"),  # the district is not said
        ("Хорога", "tj-khorugh"),  # the genitive
        ("Құндұз", "af-kunduz-province"),  # letters of Kazakh
        ("Н. Хусрав", "tj-nosiri-khusrav-district"),
        ("J. Rasulov District", "tj-jabbor-rasulov-district"),
        ("Stadt Chorog", "tj-khorugh"),
        ("Khirmandzho area", "tj-khirmanjo"),
        ("منطقه مایمی", "af-darwaz-maymay-district"),
        ("Shirkhan Bandar port", "af-sher-khan-bandar"),  # two words for a port
        ("Penç Nehri", "r-panj"),
        ("к. Явон", "af-yawan-district"),
        ("Safeddor", "tj-safedori-bolo"),  # the upper one is not said
    ],
)
def test_names_as_other_languages_and_hasty_hands_write_them(
    gazetteer: Gazetteer, name: str, place_id: str
) -> None:
    """Unit words, spelling and inflection of other languages, and slips, lead to the place."""
    assert gazetteer.geocode(name)[0].place.place_id == place_id


def test_all_names_read_at_once_are_those_read_one_by_one() -> None:
    """After many look-ups the index is read whole; what it finds is the same."""
    names = [place.name for place in Gazetteer().places()][:200]
    together = Gazetteer().geocode_many(names)
    apart = [Gazetteer().geocode(name) for name in names[-20:]]

    assert [answer.matches for answer in together[-20:]] == [answer.matches for answer in apart]


def test_find_approximate_counts_and_weighs_the_wrong_letters() -> None:
    """One letter that is also heard is two errors, and weighs one."""
    found = find_approximate([Store(PACKAGED_INDEX)], read_query("Khorukh"))
    best = min(found, key=lambda one: one.cost)

    assert best.row.place.place_id.startswith("tj-khorugh")
    assert 0 < best.errors <= 2
    assert best.unlike <= 1


def test_certainty_falls_with_wrong_letters_and_with_a_near_rival() -> None:
    """A long name bears more than a short one; another name as near takes trust away."""
    row = Store(PACKAGED_INDEX).find("darvoz")[0]

    def sure(length: int, errors: int, gap: float) -> float:
        return certainty(Found(row, "fuzzy", errors, errors, length, errors), gap)

    assert sure(12, 1, 3) > sure(6, 1, 3) > sure(6, 2, 3)
    assert sure(6, 1, 3) > sure(6, 1, 0.3) > MIN_CONFIDENCE > sure(30, 1, 0)
    assert certainty(Found(row, "exact", 0, 0, 6), 0) == 1


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("уезд Бахорак", "af-baharak-"),  # a border post is spelt so; districts of two provinces
        ("Tulsunzado Distlict", "tj-tursunzoda-city"),  # swapped letters, in the unit word too
        ("ولسوالی شغنان بدخشان", "af-shighnan-district"),  # the province behind it, no comma
    ],
)
def test_what_kind_of_place_and_where_is_understood(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    """A kind of place that no bearer is of, misspelt unit words, and a province beside the name."""
    assert gazetteer.geocode(name)[0].place.place_id.startswith(place_id)


def test_an_initial_stands_for_a_first_word_only(gazetteer: Gazetteer) -> None:
    """The other words must be recorded, and one letter with a short name says nothing."""
    assert not gazetteer.geocode("Z. Khusrav")
    assert not gazetteer.geocode("N. Hu")


def test_of_two_names_as_many_letters_away_the_one_written_alike_is_meant() -> None:
    """Both are one letter away by their keys; one has the accent that was typed."""
    gazetteer = Gazetteer()

    def bearer(name: str, place_id: str, cost: float) -> Bearer:
        row = next(row for row in gazetteer.store.find(name) if row.place.place_id == place_id)
        return Bearer(cost, 4, 1.0, 0.5, Found(row, "fuzzy", 1, 1, 6, 1.0))

    places = [bearer("khorugh", "tj-khorugh", 2.0), bearer("darvoz", "tj-darvoz-district", 2.1)]
    written = {"tj-khorugh": {"Latn": ["khorūgh"]}, "tj-darvoz-district": {"Latn": ["dārvoz"]}}

    first, second = by_writing(places, "Dārwoz", lambda place_id: written[place_id])

    assert first.found.row.place.place_id == "tj-darvoz-district"
    assert second.cost - first.cost > 0.1


def test_what_is_spelt_as_recorded_keeps_its_cost() -> None:
    """A misspelt name costs the more, the more of its signs no recorded name has, also without a rival."""
    row = Gazetteer().store.find("darvoz")[0]
    misspelt = Bearer(2.0, 4, 1.0, 0.5, Found(row, "fuzzy", 1, 1, 6, 1.0))
    recorded = misspelt._replace(cost=0.0)

    def cost(place: Bearer, text: str) -> float:
        return by_writing([place], text, lambda _: {"Latn": ["dārvoz"]})[0].cost

    assert cost(recorded, "Dārwoz") == 0
    assert 2 < cost(misspelt, "Dārwoz") < cost(misspelt, "Darwoz")


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("پاسگاه مرزی خرمنجو", "tj-post-khirmanjo"),  # the post, as Iranian media say
        ("ایشکاشم", "af-ishkashim"),  # a vowel letter more than in Dari
        ("یاوان", "af-yawan-district"),
        ("روستای روزوای", "tj-ruzvay"),
    ],
)
def test_names_in_persian_letters_are_read(gazetteer: Gazetteer, text: str, place_id: str) -> None:
    """Unit words of Iran, and letters that stand for vowels."""
    assert gazetteer.geocode(text)[0].place.place_id.startswith(place_id)


def test_a_name_as_near_to_one_place_as_to_another_is_not_answered(gazetteer: Gazetteer) -> None:
    """Jorf and Jarf lie across the river from one another: a name without its vowel may be either."""
    either, one = gazetteer.geocode("Jrf"), gazetteer.geocode("Vrng")

    assert not either
    assert {match.place.place_id for match in gazetteer.suggest("Jrf")} >= {"tj-jorf", "af-jarf"}
    assert one[0].place.place_id == "tj-vrang"


def test_a_place_is_ranked_by_the_nearer_of_a_name_spelt_so_and_one_heard_so() -> None:
    """Which of the two is nearer is known when their signs are compared; every place is answered once."""
    store = Store(PACKAGED_INDEX)
    spelt, heard = (
        Found(next(row for row in store.find(key) if row.place.place_id == "tj-khorugh"), match_type, 1, 1, 6)
        for key, match_type in (("khorugh", "fuzzy"), ("khorog", "sound"))
    )
    both = bearers([spelt, heard], read_query("Xorugx"), NOTHING_KNOWN)

    assert {one.found.match_type for one in both} == {"fuzzy", "sound"}
    assert one_each(both) == both[:1]


def test_a_unit_word_is_no_sign_that_a_name_is_written_otherwise() -> None:
    """Neither is the letter that stands for one."""
    row = Gazetteer().store.find("khost")[0]
    place = Bearer(1.0, 4, 1.0, 0.5, Found(row, "fuzzy", 1, 1, 5, 1.0))

    def apart(text: str) -> float:
        return by_writing([place], text, lambda _: {"Cyrl": ["хост"]})[0].found.apart

    assert apart("к. Хост") == apart("кишлак Хост") == 0
    assert apart("Хоста") > 0
