"""Names have histories: a former name finds the place of today, and the answer says which name is current."""

import json

import pytest
from click.testing import CliRunner

from gazetteer import Gazetteer
from gazetteer.cli import geocode

# Renamings as the Tajik government's agency reported them (Khovar, 1 February 2016 and 17 February 2018), as
# the upper house decided (Avesta, 15 June 2012), or as Wikipedia's pages of the places give them.
RENAMED = [
    ("Shuroobod", 2010, "tj-shamsiddin-shohin-district", "Shamsiddin Shohin", 2016),
    ("Qumsangir", 2010, "tj-jayhun-district", "Jayhun", 2016),
    ("Jilikul District", 2010, "tj-dusti-district", "Dusti District", 2016),
    ("Rumi District", 2012, "tj-jaloliddini-balkhi-district", "Jaloliddini Balkhi", 2016),
    ("Kolkhozobod", 2005, "tj-jaloliddini-balkhi-district", "Jaloliddini Balkhi", 2007),
    ("Tavildara District", 2010, "tj-sangvor-district", "Sangvor", 2016),
    ("Jirgatol District", 2010, "tj-lakhsh-district", "Lakhsh District", 2016),
    ("Ganchi District", 2010, "tj-devashtich-district", "Devashtich", 2016),
    ("Chkalovsk", 2010, "tj-buston-city", "Buston", 2016),
    ("Kayrakkum", 2010, "tj-guliston-city", "Guliston", 2016),
    ("Qurghonteppa", 2010, "tj-bokhtar", "Bokhtar", 2018),
    ("Sarband", 2010, "tj-levakant-city", "Levakant", 2018),
    ("Bokhtar District", 2010, "tj-kushoniyon-district", "Kushoniyon", 2018),
    ("Leningradskiy", 1995, "tj-muminobod", "Mu'minobod", 2012),
    ("Kuybyshev", 2005, "tj-abdurahmoni-jomi", "Abdurahmoni Jomi", 2012),
    ("Moskovskiy District", 1998, "tj-hamadoni-district", "Hamadoni District", 2004),
    ("Sovetskiy District", 1995, "tj-temurmalik-district", "Temurmalik", 2004),
    ("Ghozimalik District", 2000, "tj-khuroson-district", "Khuroson", 2004),
    ("Lenin District", 1990, "tj-rudaki-district", "Rudaki District", 2003),
    ("Ordzhonikidzeabad", 1980, "tj-vahdat-city", "Vahdat", 1992),
    ("Ura-Tyube", 1990, "tj-istaravshan-city", "Istaravshan", 2000),
    ("Kirovabad", 1950, "tj-panj", "Panj", 1963),
    ("Stalinabad", 1950, "tj-dushanbe", "Dushanbe", 1961),
    ("Leninabad", 1980, "tj-khujand", "Khujand", 1991),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer()


@pytest.mark.parametrize("renaming", RENAMED, ids=[row[0] for row in RENAMED])
def test_a_former_name_finds_the_place_of_today(
    gazetteer: Gazetteer, renaming: tuple[str, int, str, str, int]
) -> None:
    """Both names give one place, the former one is marked, and its record says until when it held."""
    former, year, place_id, current, until = renaming
    then = gazetteer.geocode(former, date=str(year))
    today = gazetteer.geocode(current, date="2025")
    recorded = [name for name in gazetteer.names(place_id) if name.name == former]

    assert then[0].place.place_id == place_id
    assert then[0].matched_kind == "former"
    assert place_id in {match.place.place_id for match in today[:3]}
    assert {(name.kind, name.valid_to) for name in recorded} == {("former", str(until))}


@pytest.mark.parametrize(
    ("name", "date"),
    [("Shuroobod", "2010-05-01"), ("Shuroobod", "1.5.2010"), ("Shamsiddin Shohin", "01.05.2025 08:30")],
)
def test_reports_before_and_after_a_renaming_give_one_district(name: str, date: str) -> None:
    """The command answers a report of 2010 and one of 2025 with the same district, by its name of today."""
    result = CliRunner().invoke(geocode, [name, "--date", date, "--format", "json"])
    match = json.loads(result.output)[0]["matches"][0]

    assert match["place_id"] == "tj-shamsiddin-shohin-district"
    assert match["name"] == "Shamsiddin Shohin District"
    assert match["matched_name"].startswith(name)


def test_the_table_marks_a_name_that_is_not_used_any_more() -> None:
    """Shuroobod is a former name of the district, Shamsiddin Shohin is not."""
    old = CliRunner().invoke(geocode, ["Shuroobod", "--date", "2010", "--limit", "1"])
    new = CliRunner().invoke(geocode, ["Shamsiddin Shohin", "--date", "2025", "--limit", "1"])

    assert "(former name)" in old.output
    assert "(former name)" not in new.output
