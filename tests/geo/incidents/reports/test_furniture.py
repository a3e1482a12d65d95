"""What surrounds an article in a copied page tells no incident, and ends no article too early."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.photos import photo_lines

PAGES = {
    "en": """Home > News
Share
Print

Two border guards killed in Darvoz
A guard looks at the bridge in Ishkoshim (file photo)

Gunmen attacked a post in Darvoz district on Monday and killed two border guards, the border troops said.

Read also:
Nine killed in Takhar ambush
Explosion in Kunduz wounds 14

The post was damaged, and a search for the attackers is under way in the district, a spokesman added.

Comments (3)
Anon: last week gunmen killed five people in Rushon district too, on Tuesday.""",
    "ru": """Главная
Поделиться

Нападение на заставу в Дарвазе
Фото: мост в Ишкашиме

В понедельник боевики напали на заставу в Дарвазском районе и убили двух пограничников, сообщили в войсках.

Читайте также: В Тахаре в засаде убиты девять человек

Застава повреждена, поиски нападавших в районе продолжаются, добавил представитель погранвойск.

Комментарии (2)
Гость: на прошлой неделе во вторник в Рушане боевики убили пять человек.""",
    "tg": """Асосӣ
Мубодила

Ҳамла ба нуқтаи сарҳадӣ дар Дарвоз
Акс: пул дар Ишкошим

Рӯзи душанбе ҷангҷӯён ба нуқтаи сарҳадии ноҳияи Дарвоз ҳамла карда, ду марзбонро куштанд, гуфт сухангӯ.

Инро ҳам хонед: Дар Тахор нӯҳ нафар кушта шуд

Нуқта зарар дидааст ва ҷустуҷӯи ҳамлагарон дар ноҳия идома дорад, гуфт сухангӯ.

Шарҳҳо (1)
Меҳмон: ҳафтаи гузашта рӯзи сешанбе дар Рӯшон ҷангҷӯён панҷ нафарро куштанд.""",
    "fa": """صفحه نخست
همرسانی

حمله بر پاسگاه مرزی در خواهان
عکس: پل در اشکاشم

روز دوشنبه افراد مسلح بر یک پاسگاه مرزی در ولسوالی خواهان حمله کردند و دو مرزبان را کشتند، مسئولان محلی گفتند.

بیشتر بخوانید: در تخار نه تن کشته شدند

پاسگاه آسیب دیده است و جستجوی مهاجمان در ولسوالی ادامه دارد، سخنگو افزود.

دیدگاه ها (۱)
مهمان: هفته گذشته روز سه‌شنبه در رستاق افراد مسلح پنج تن را کشتند.""",
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """One extractor for all."""
    return Extractor()


@pytest.mark.parametrize("language", PAGES)
def test_only_the_article_of_a_copied_page_is_read(extractor: Extractor, language: str) -> None:
    """Navigation, links to other stories, pictures' lines and comments give no incident and no figure."""
    found = extractor.incidents(Report(PAGES[language], published=date(2026, 3, 12)))

    assert [one.values["event_date"] for one in found] == ["2026-03-09"]
    assert [one.values["fatalities"] for one in found] == [2]
    assert found[0].values["place_id"] in {"tj-darvoz-district", "af-khwahan-district"}


@pytest.mark.parametrize(
    "line",
    [
        "A soldier near Panji Poyon, Tajikistan, May 31, 2008. REUTERS/P. Example",
        "Villagers cross the bridge, 4 June 2019. AFP",
        "Tajik border guards patrol the river (file photo)",
        "FILE PHOTO: A view of Khorugh",
        "Фото: пресс-служба погранвойск",
        "Акс: Озодӣ",
        "عکس آرشیف: دریای پنج",
    ],
)
def test_lines_under_pictures_are_known(line: str) -> None:
    """By whose picture it is, or by the word for it."""
    assert photo_lines(line, [(0, len(line))]) == {0}


@pytest.mark.parametrize(
    "line",
    [
        "Two guards were killed near Ayvaj on 4 June 2026, Reuters reported, citing the ministry.",
        "The suspects had a photo of the post, the ministry said on 4 June 2026.",
        "По фотографиям со спутника видно, что застава сожжена.",
        "Three people were killed in 2024. Reuters could not verify the account of the villagers.",
    ],
)
def test_sentences_of_the_article_are_no_lines_under_pictures(line: str) -> None:
    """An agency that reports, and a picture that is spoken of."""
    assert not photo_lines(line, [(0, len(line))])


def test_an_article_without_marks_is_read_whole() -> None:
    """A sentence that begins like a link is of the article."""
    text = "Read more than once, the statement of the ministry says that gunmen killed two guards near Ayvaj."
    passage = Passage(text, "en")

    assert passage.photo_lines == set()
    assert Extractor().incidents(Report(text + " It was on Monday.", published=date(2026, 3, 12)))
