"""The gazetteer: names in, places out."""

import csv
import json
import pickle
import sqlite3
import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from gazetteer import Gazetteer
from gazetteer.errors import AmbiguousPlaceError, IndexUnreadableError, PlaceNotFoundError

JSON_KEYS = [
    "place_id", "name", "latitude", "longitude", "radius_km", "country_code", "admin1", "admin1_id", "admin2",
    "admin2_id", "outside", "feature_class", "feature_code", "match_type", "matched_name", "confidence",
    "source",
]  # fmt: skip


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
        ("Darvoz", "tj-darvoz-district"),
        ("Гарм", "tj-gharm"),
        ("Kurgan-Tyube", "tj-bokhtar"),
        ("بندر شیرخان", "af-sher-khan-bandar"),
        ("Bandar Sherkhan", "af-sher-khan-bandar"),
        ("Kala-i-Panja", "af-qala-e-panjah"),
        ("Shamsiddin Shokhin", "tj-shamsiddin-shohin-district"),
        ("Khatlon", "tj-khatlon-region"),
        ("Хатлон", "tj-khatlon-region"),
        ("Sher Khan Bandar", "af-sher-khan-bandar"),
        ("Хоруғ", "tj-khorugh"),
        ("شیرخان بندر", "af-sher-khan-bandar"),
        ("IMAM SAHIB DISTRICT", "af-imam-sahib-district"),
        ("ولسوالی امام صاحب", "af-imam-sahib-district"),
        ("Дарвазский район", "tj-darvoz-district"),
        ("nohiyai Darvoz", "tj-darvoz-district"),
        ("Badakhshan province", "af-badakhshan-province"),
        ("Kalaikumb", "tj-qalai-khumb"),
        ("Shamsidin Shohen", "tj-shamsiddin-shohin-district"),
        ("Khorog, Tajikistan", "tj-khorugh"),
        ("Rustaq district of Takhar", "af-rustaq-district"),
        ("Regar", "tj-tursunzoda-city"),
        ("哈特隆州", "tj-khatlon-region"),
        ("Semengan vilayeti", "af-samangan-province"),  # Namangan, one letter off, is no province
        ("Ouakhan", "af-wakhan-district"),
        ("Sareskoje osero", "h-sarez"),
        ("Qala Zebak", "af-zebak-district"),
        ("Horog'da", "tj-khorugh"),
        ("Afganistan'ın Bedahşan vilayeti", "af-badakhshan-province"),
        ("Lake Yashil Kul", "h-yashilkul"),
        ("12-я погранзастава", "tj-outpost-12-sarigor"),
        ("дар ноҳияи Дарвоз", "tj-darvoz-district"),
        ("امام صاحب قندوز", "af-imam-sahib-district"),
        ("Ceyhun Nehri", "r-amu-darya"),
        ("Chubek", "tj-chubek"),
        ("г. Пяндж", "tj-panj"),
    ],
)
def test_geocode_finds_what_people_type(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    """Scripts, romanisations, units, misspellings, former names and added countries lead to the place."""
    assert ids(gazetteer.geocode(name))[0] == place_id


@pytest.mark.parametrize(
    "name",
    [
        "Шерабад",
        "шугнанцы",
        "North Waziristan",
        "12",
        "Chapa Dara",
        "Сухроб",
        "мост",
        "Taliban border guards",
    ],
)
def test_geocode_refuses_people_and_places_elsewhere(gazetteer: Gazetteer, name: str) -> None:
    """Though a place here has nearly the same name."""
    assert not gazetteer.geocode(name)


def test_geocode_badakhshan_answers_the_province_and_the_region(gazetteer: Gazetteer) -> None:
    """A name with bearers on both sides gives both, and says that it is ambiguous."""
    answer = gazetteer.geocode("Badakhshan")

    assert ids(answer)[:2] == ["af-badakhshan-province", "tj-gbao"]
    assert answer.ambiguous


@pytest.mark.parametrize(
    ("name", "options", "place_id"),
    [
        ("Badakhshan", {"country": "TJ"}, "tj-gbao"),
        ("Badakhshan", {"country": "af"}, "af-badakhshan-province"),
        ("Baharak", {"admin1": "Takhar"}, "af-baharak-takhar-district"),
        ("Baharak", {"admin1": "af-badakhshan-province"}, "af-baharak-badakhshan-district"),
        ("Badakhshan", {"near": (38.1, 72.9)}, "tj-gbao"),
        ("Badakhshan", {"context": "Police in Khorog, Badakhshan, said on Monday"}, "tj-gbao"),
        (
            "Badakhshan",
            {"context": "The Taliban took Badakhshan in northern Afghanistan"},
            "af-badakhshan-province",
        ),
        ("Shuroobod", {"date": "2010-08-05"}, "tj-shamsiddin-shohin-district"),
        ("Shamsiddin Shohin", {"date": "2025"}, "tj-shamsiddin-shohin-district"),
        ("Shuroobod", {"date": "2024-05"}, "tj-shuroobod"),
        ("Khorugh", {"feature": "ADM2"}, "tj-khorugh-city"),
        ("Panj", {"feature": "H"}, "r-panj"),
        ("Panj", {"context": "drowned in the Panj river"}, "r-panj"),
    ],
)
def test_geocode_context_narrows_namesakes(
    gazetteer: Gazetteer, name: str, options: dict[str, object], place_id: str
) -> None:
    """What is known beside the name decides which bearer comes first."""
    assert ids(gazetteer.geocode(name, **options))[0] == place_id  # type: ignore[arg-type] # options of geocode


def test_geocode_context_settles_an_ambiguous_name(gazetteer: Gazetteer) -> None:
    """A bearer that does not fit the sentence stays in the answer, but is no longer as sure."""
    answer = gazetteer.geocode("Badakhshan", context="Police in Khorog, Badakhshan, said on Monday")

    assert "af-badakhshan-province" in ids(answer)
    assert not answer.ambiguous


def test_geocode_on_ambiguous_raise_carries_the_candidates(gazetteer: Gazetteer) -> None:
    """The error has the matches, survives pickling, and says how to narrow the name."""
    with pytest.raises(
        AmbiguousPlaceError, match="narrow it by country, admin1, near, date or context"
    ) as caught:
        gazetteer.geocode("Badakhshan", on_ambiguous="raise")

    again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - made on the line itself
    assert [match.place.place_id for match in again.candidates] == ["af-badakhshan-province", "tj-gbao"]


def test_geocode_on_ambiguous_raise_answers_a_town_with_its_district(gazetteer: Gazetteer) -> None:
    """A town and the district around it are one spot, not an ambiguity."""
    assert ids(gazetteer.geocode("Khorugh", on_ambiguous="raise"))[0] == "tj-khorugh"


@pytest.mark.parametrize(
    "name",
    [
        "Torkham", "Eriksson", "Garching", "Change",
        "Zurich", "Chicago", "Novosibirsk", "Karachi", "NATO", "Reuters", "Emomali Rahmon", "Vladimir",
        "border guards", "Interior Ministry", "qwertz", "1234", "???", "'; DROP TABLE place; --", "%", "_",
        "\u200f", "Дональд Трамп",
    ],
)  # fmt: skip
def test_geocode_refuses_what_is_no_place_here(gazetteer: Gazetteer, name: str) -> None:
    """Cities elsewhere, persons, organisations and plain words are not answered."""
    assert not gazetteer.geocode(name)


def test_geocode_marks_places_outside_the_zone(gazetteer: Gazetteer) -> None:
    """Kabul is known and rightly placed, but outside; Khorugh is not."""
    kabul, khorugh = (gazetteer.geocode(name)[0].place for name in ("Kabul", "Khorugh"))

    assert kabul.outside
    assert not khorugh.outside


def test_geocode_gives_areas_the_radius_of_their_area(gazetteer: Gazetteer) -> None:
    """Khatlon's 24,800 km² (TAJSTAT) are a circle of sqrt(24800 / pi) = 88.8 km."""
    assert gazetteer.geocode("Khatlon")[0].place.radius_km == pytest.approx(88.8, abs=0.1)


def test_geocode_says_the_current_name_for_a_former_one(gazetteer: Gazetteer) -> None:
    """The place has today's name; the match says which name was found and that it is a former one."""
    match = gazetteer.geocode("Leninabad", feature="P")[0]

    assert (match.place.name, match.matched_name, match.matched_kind) == ("Khujand", "Leninabad", "former")


def test_geocode_many_keeps_order_and_bad_rows(gazetteer: Gazetteer) -> None:
    """A row that is no text has no match, and the rows after it are answered."""
    answers = gazetteer.geocode_many(["Darvoz", None, "Darvoz", float("nan"), "Khorugh"])  # type: ignore[list-item]

    assert [ids(answer)[:1] for answer in answers] == [
        ["tj-darvoz-district"], [], ["tj-darvoz-district"], [], ["tj-khorugh"],
    ]  # fmt: skip
    assert "must be text" in answers[1].problem


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    "پل",
                    "ولسوالی",
                    "معدن",
                    "پاسگاه",
                    "مرزی",
                    "ده",
                    "قلعه",
                    "کوه",
                    "شهر",
                    "و",
                    "ه",
                    "ی",
                    "ع",
                    "خوا",
                ]
            ),
            st.text("ابپتجچحخدرزسشصعغفقکگلمنوهیءئآ\u200c", min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join)
)
@example("پل")
@example("معدن")
def test_any_words_in_persian_letters_are_answered_or_refused(name: str) -> None:
    """Unit words alone, single letters and zero-width joins are names like any other: no error."""
    for match in SHARED.geocode(name):
        assert 0 < match.confidence <= 1


@settings(deadline=None)
@given(st.text(max_size=60))
@example("òYR")
@example("WORÒ")
def test_geocode_answers_any_text(name: str) -> None:
    """Whatever is typed, there is an answer, best first, no surer than 1, and the same for NFC and NFD."""
    answer = SHARED.geocode(name)
    confidences = [match.confidence for match in answer]

    assert confidences == sorted(confidences, reverse=True)
    assert all(0.5 <= confidence <= 1 for confidence in confidences)
    composed, decomposed = (SHARED.geocode(unicodedata.normalize(form, name)) for form in ("NFC", "NFD"))
    assert ids(composed) == ids(decomposed)


SHARED = Gazetteer()


def test_match_to_dict_has_the_keys_of_the_output_in_order(gazetteer: Gazetteer) -> None:
    """The JSON keys and their order are a contract."""
    data = gazetteer.geocode("Darvoz").to_dict()

    assert list(data) == ["query", "matches"]
    assert list(data["matches"][0]) == JSON_KEYS
    assert json.loads(json.dumps(data)) == data


def test_get_returns_the_place_and_refuses_unknown_ids(gazetteer: Gazetteer) -> None:
    """An id is what answers carry."""
    assert gazetteer.get("tj-darvoz-district").admin1_id == "tj-gbao"
    with pytest.raises(PlaceNotFoundError, match="no place has the id 'nowhere'"):
        gazetteer.get("nowhere")


def test_names_tells_language_script_kind_years_source_and_licence(gazetteer: Gazetteer) -> None:
    """Every recorded name carries its history."""
    names = {name.name: name for name in gazetteer.names("tj-shamsiddin-shohin-district")}

    assert names["Shamsiddin Shohin District"].kind == "official"
    former = names["Шурабадский район"]
    assert (former.language, former.script, former.kind, former.valid_to) == ("ru", "Cyrl", "former", "2016")
    assert all(name.source and name.licence for name in names.values())


def test_names_of_a_geonames_place_are_cc_by(gazetteer: Gazetteer) -> None:
    """Each name has the licence of its source."""
    licences = {name.source: name.licence for name in gazetteer.names("tj-khorugh")}

    assert licences["GeoNames"] == "CC BY 4.0"
    assert "ODbL 1.0" in licences.values()


def test_every_place_id_is_unique_and_every_admin_id_exists(gazetteer: Gazetteer) -> None:
    """The hierarchy has no loose ends."""
    places = gazetteer.places()
    known = {place.place_id for place in places}

    assert len(known) == len(places)
    assert {place.admin1_id for place in places} | {place.admin2_id for place in places} <= known | {""}


def test_all_provinces_of_both_countries_are_there(gazetteer: Gazetteer) -> None:
    """Afghanistan has 34 provinces; Tajikistan four regions and the capital."""
    provinces = [place.country_code for place in gazetteer.places() if place.feature_code == "ADM1"]

    assert (provinces.count("AF"), provinces.count("TJ")) == (34, 5)


def test_suggest_gives_the_three_nearest_names(gazetteer: Gazetteer) -> None:
    """Did you mean: three different places, the most alike first."""
    found = gazetteer.suggest("Khorugton")

    assert found[0].place.place_id == "tj-khorugh"
    assert len({match.place.place_id for match in found}) == 3


def test_every_place_of_the_packaged_incidents_resolves(gazetteer: Gazetteer) -> None:
    """The districts and provinces that the incidents name are known by the names they use."""
    path = Path(__file__).parents[2] / "geo/data/incidents.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    named = {row[column] for row in rows for column in ("country", "admin1", "admin2") if row[column]}
    abroad = {
        "Gurbuz",
        "Kang",
        "Barmal",
    }  # districts far from the zone, which have no position in the sources

    assert {name for name in named if not gazetteer.geocode(name)} <= abroad


def test_gazetteer_opens_again_in_another_process(gazetteer: Gazetteer) -> None:
    """A pickled gazetteer answers as before."""
    again = pickle.loads(pickle.dumps(gazetteer))  # noqa: S301 - made on the line itself

    assert ids(again.geocode("Darvoz")) == ids(gazetteer.geocode("Darvoz"))


def test_gazetteer_says_when_its_index_is_missing(tmp_path: Path) -> None:
    """The message says what to do."""
    with pytest.raises(IndexUnreadableError, match="is missing: install panj again"):
        Gazetteer(tmp_path / "none.sqlite").geocode("Darvoz")


def test_gazetteer_says_when_its_index_is_no_database(tmp_path: Path) -> None:
    """A file of something else is not taken for an index."""
    path = tmp_path / "text.sqlite"
    path.write_text("no database at all" * 100)

    with pytest.raises(IndexUnreadableError, match="cannot be read"):
        Gazetteer(path).geocode("Darvoz")


def test_gazetteer_says_when_its_index_is_of_something_else(tmp_path: Path) -> None:
    """A foreign database has another version."""
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (a)")
    connection.close()

    with pytest.raises(IndexUnreadableError, match="is no gazetteer index of version"):
        Gazetteer(path).geocode("Darvoz")


def test_looking_up_writes_nothing(gazetteer: Gazetteer) -> None:
    """The folder of the index is the same after a look-up: no journal, no lock."""
    folder = gazetteer.store.path.parent
    before = {path: path.stat().st_mtime_ns for path in folder.iterdir()}
    Gazetteer().geocode("Darwos")

    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == before
