# ruff: noqa: E501 - a sentence stands on a line
"""What reports carry besides their news changes nothing; tolls and days in many wordings."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = "2026-03-11"  # a Wednesday
NEWS = {
    "en": (
        "Gunmen attacked a border post near Ayvaj on Monday, killing two guards and wounding three.",
        "The attackers fled back across the river, the border service said.",
    ),
    "ru": (
        "В понедельник вооруженные люди напали на заставу близ Айваджа, погибли двое пограничников, трое ранены.",
        "Нападавшие отступили за реку, сообщили в погранвойсках.",
    ),
}
QUIET = {
    "en": (
        "Two mortar shells landed near a school in Farkhor district on Tuesday. Nobody was killed or wounded.",
        "The windows of the school were shattered.",
    ),
    "ru": (
        "Во вторник две минометные мины упали возле школы в районе Фархор. Никто не погиб и не пострадал.",
        "В школе выбиты стекла.",
    ),
}
BESIDES = [
    ("ru", "Талибы заявили, что за последний месяц ликвидировали в Бадахшане восемь боевиков."),
    ("ru", "В соседнем Кыргызстане 8 марта произошла перестрелка, двое погибли."),
    ("ru", "Месяц назад в Мазари-Шарифе был убит проповедник."),
    ("ru", "После ноябрьских атак, унёсших жизни пяти китайцев, охрана приисков была усилена."),
    ("ru", "В ОДКБ заявили, что в 2025 году на границе произошло 17 перестрелок, погибли 5 пограничников."),
    ("ru", "Последний раз крупное столкновение произошло здесь 24 декабря: погибли двое пограничников."),
    ("en", "Between 2018 and 2023, at least 26 guards died on duty, the newspaper wrote."),
    ("ru", "С 2018 по 2023 год при исполнении погибли не менее 26 пограничников, писала газета."),
    ("en", "Some 60,000 people were killed during the civil war of 1992-1997."),
    ("en", "Two of the mayor's brothers were killed in the civil war."),
    ("en", "The attack comes four months after five Chinese nationals were killed in two attacks nearby."),
    ("ru", "Возбуждено уголовное дело по статье 104 УК РТ (убийство)."),
    ("ru", "Возбуждено уголовное дело по статьям «Терроризм» и «Убийство двух и более лиц»."),
    ("ru", "Два года назад в этой местности вооруженные контрабандисты убили пятерых чабанов."),
    ("ru", "Полгода назад при взрыве в Файзабаде погиб заместитель губернатора, шестеро были ранены."),
    (
        "ru",
        "Нападение произошло спустя четыре месяца после того, как в двух атаках погибли пять граждан Китая.",
    ),
    ("ru", "Пять граждан Китая погибли в двух подобных нападениях в конце прошлого года."),
    ("ru", "В годы гражданской войны 1992-1997 годов в стране погибли около 60 тысяч человек."),
    ("ru", "Двое братьев главы района погибли в гражданскую войну."),
    ("en", '"We lost three of our people here two winters ago," a villager said.'),
    (
        "en",
        "It recalled November 2019, when 20 militants stormed a post. Fifteen of them and a guard were killed.",
    ),
    (
        "ru",
        "За прошлый год на границе уничтожены 29 контрабандистов. За тот же период ранены одиннадцать пограничников.",
    ),
]
TOLLS = [
    ("en", "Gunmen shot dead an Afghan near Ayvaj on Monday.", 1, None),
    ("en", "The district police chief, his deputy and a bodyguard were killed near Ayvaj on Monday.", 3, None),
    ("en", "On Monday near Ayvaj a car with five soldiers hit a mine: two were killed and two wounded.", 2, 2),
    ("en", "Gunmen stormed a camp near Ayvaj on Monday. Initial reports of seven dead were wrong: four died, the ministry said.", 4, None),
    ("en", "Border guards detained four men with 40 kg of opium near Ayvaj on Monday.\n\nA court jailed two others.\n\nNo one was hurt.", 0, 0),
    ("ru", "В понедельник близ Айваджа подорвалась машина с пятью военными: двое погибли, двое ранены.", 2, 2),
    ("ru", "В понедельник близ Айваджа бросили гранату: ранены 14 гостей, пятеро уже выписаны из больницы.", None, 14),
    ("en", "Two shepherds came under fire near Ayvaj on Monday. Neither was hurt.", 0, 0),
    ("en", "Gunmen attacked a post near Ayvaj on Monday. The death toll stood at four, and 12 others were being treated in hospital.", 4, 12),
    ("en", "Gunmen attacked a post near Ayvaj on Monday. Among the dead are the commander and two of his men; five guards are in hospital.", 3, 5),
    ("ru", "В понедельник боевики напали на заставу близ Айваджа. Среди погибших — начальник заставы и двое его подчиненных, пятеро пограничников в больнице.", 3, 5),
    ("ru", "В понедельник близ Айваджа при попадании снаряда погибли учитель, его жена и трое детей.", 5, None),
    ("ru", "В воскресенье, 8 марта, около 21:00 близ Айваджа погибли двое пограничников.", 2, None),
]  # fmt: skip
DAYS = [
    ("en", "DUSHANBE, March 9 — Two guards were killed in an attack near Ayvaj yesterday, officials said.", "2026-03-08"),
    ("en", "Tuesday, 3 March. Two guards were killed near Ayvaj.", "2026-03-03"),
    ("ru", "ДУШАНБЕ, 9 марта. Двое пограничников погибли близ Айваджа вчера, сообщила погранслужба.", "2026-03-08"),
    ("en", "Gunmen attacked a post near Ayvaj the night before last, killing two guards.", "2026-03-09"),
    ("en", "Gunmen attacked a post near Ayvaj the day before yesterday, killing two guards.", "2026-03-09"),
    ("en", "Police said on Tuesday that gunmen had attacked a post near Ayvaj the day before, killing two guards.", "2026-03-09"),
    ("ru", "Трое суток назад боевики напали на заставу близ Айваджа, погибли двое пограничников.", "2026-03-08"),
    ("ru", "27 фев. боевики напали на заставу близ Айваджа, погибли двое пограничников.", "2026-02-27"),
]  # fmt: skip
Read = tuple[str, int | None, int | None]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all: it remembers the names it has looked up."""
    return Extractor()


def read(extractor: Extractor, text: str) -> list[Read]:
    """Return day, killed and wounded of the incidents of a text."""
    found = extractor.incidents(Report(text, published=date.fromisoformat(PUBLISHED)))
    return [(one.values["event_date"], one.values["fatalities"], one.values["injured"]) for one in found]


@pytest.mark.parametrize(("language", "sentence"), BESIDES, ids=[sentence[:50] for _, sentence in BESIDES])
def test_what_stands_besides_the_news_changes_nothing(
    extractor: Extractor, language: str, sentence: str
) -> None:
    """History, statistics and articles of the law leave day and tolls as they were, wherever they stand."""
    for news, wanted in ((NEWS, ("2026-03-09", 2, 3)), (QUIET, ("2026-03-10", 0, 0))):
        lead, end = news[language]

        for text in (f"{lead} {sentence}\n\n{end}", f"{lead}\n\n{end}\n\n{sentence}"):
            assert read(extractor, text) == [wanted]


@pytest.mark.parametrize(("language", "text", "killed", "wounded"), TOLLS, ids=[one[1][:60] for one in TOLLS])
def test_tolls_in_many_wordings(
    extractor: Extractor, language: str, text: str, killed: int | None, wounded: int | None
) -> None:
    """The killed and the wounded are as the sentence puts them together."""
    assert [found[1:] for found in read(extractor, text)] == [(killed, wounded)]


@pytest.mark.parametrize(("language", "text", "day"), DAYS, ids=[one[1][:60] for one in DAYS])
def test_days_in_many_wordings(extractor: Extractor, language: str, text: str, day: str) -> None:
    """The day is the one that the words count to."""
    assert [found[0] for found in read(extractor, text)] == [day]
