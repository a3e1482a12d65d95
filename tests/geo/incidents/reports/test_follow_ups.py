"""What a report goes on to say: a toll that may rise, attackers named again."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 12, 25)
POST = {
    "en": "Gunmen attacked a post near Ayvaj on Tuesday.",
    "ru": "Во вторник близ Айваджа обстреляли заставу.",
    "tg": "Рӯзи сешанбе дар наздикии Айваҷ ба дидбонгоҳ тир кушоданд.",
    "fa": "روز سه‌شنبه بر پاسگاهی در نزدیکی ایواج تیراندازی شد.",
}
CROSSED = {
    "en": "Three militants crossed the border near Ayvaj on December 24.",
    "ru": "Трое террористов пересекли границу близ Айваджа 24 декабря.",
    "tg": "24 декабр дар наздикии Айваҷ се террорист аз марз гузаштанд.",
    "fa": "در ۳ جدی سه تروریست در نزدیکی ایواج از مرز گذشتند.",
}


@pytest.mark.parametrize(
    "text",
    [
        f"{POST['en']} One was killed and four were wounded, sources said, adding that the toll could rise.",
        f"{POST['en']} One guard was killed and four wounded; the toll may rise.",
        f"{POST['ru']} Один пограничник погиб и четверо ранены, число жертв может вырасти.",
        f"{POST['tg']} Як марзбон кушта ва чор нафар захмӣ шуданд, шумори қурбониён метавонад афзояд.",
        f"{POST['fa']} یک مرزبان کشته و چهار تن زخمی شدند، ممکن است شمار قربانیان افزایش یابد.",
    ],
)
def test_a_toll_that_may_rise_counts(text: str) -> None:
    """What is only supposed in one clause leaves the victims of the other."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["event_date"], one.values["fatalities"], one.values["injured"]) == ("2025-12-23", 1, 4)


@pytest.mark.parametrize(
    "text",
    [
        "A hundred guards could be killed in an attack near Ayvaj.",
        "Дар ҳамла дар Айваҷ сад марзбон кушта шуда метавонад.",
        "В нападении близ Айваджа могли бы погибнуть сто пограничников.",
    ],
)
def test_what_could_be_counts_nobody(text: str) -> None:
    """Dead that are only supposed are none."""
    assert Extractor().incidents(Report(text, published=PUBLISHED)) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{CROSSED['en']} They offered armed resistance. The militants were eliminated in the operation.",
        f"{CROSSED['ru']} Они оказали сопротивление. В результате операции террористы были уничтожены.",
        f"{CROSSED['tg']} Онҳо муқовимат нишон доданд. Дар натиҷаи амалиёт террористон нобуд карда шуданд.",
        f"{CROSSED['fa']} آنان مقاومت مسلحانه کردند. در نتیجه عملیات تروریستان از بین برده شدند.",
    ],
)
def test_attackers_named_again_are_those_counted_before(text: str) -> None:
    """Of "the militants were killed" there are as many as had crossed."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["fatalities"] == 3


def test_what_was_since_then_ends_with_its_sentence() -> None:
    """After "since they took over in August 2021." the month that follows is a date of its own."""
    text = (
        "A car bomb killed two people in Faizabad on Tuesday. IS has been a rival of the Taliban since they "
        "took over in August 2021. In March, the police chief of Badakhshan was killed in a car bombing."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["event_date"], one.values["fatalities"]) == ("2025-12-23", 2)


@pytest.mark.parametrize(
    "text",
    [
        (
            "The committee denied reports in local media about a clash near Ayvaj in which two were hurt. "
            "Afghan outlets had reported on Saturday that a shootout broke out near Farkhor."
        ),
        (
            "В комитете опровергли сообщения о перестрелке близ Айваджа, в которой якобы ранены двое. "
            "Ранее афганские СМИ сообщали, что в субботу близ Фархора завязалась перестрелка."
        ),
    ],
)
def test_what_was_reported_before_a_denial_is_denied_too(text: str) -> None:
    """A denial tells no incident, nor does the report that it denies."""
    assert Extractor().incidents(Report(text, published=PUBLISHED)) == []


def test_who_denies_something_else_leaves_the_dead() -> None:
    """A denial in another clause takes nothing back."""
    text = (
        "Two guards died in a clash near Ayvaj on Tuesday, and Kabul denied reports that anybody had crossed."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["fatalities"] == 2


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Six people were killed and wounded in a blast near Ayvaj on Tuesday.", (None, None)),
        ("Six killed and wounded near Ayvaj\n\nA blast on Tuesday killed two and wounded four.", (2, 4)),
        ("Во вторник при взрыве близ Айваджа шесть человек убиты и ранены.", (None, None)),
        ("Рӯзи сешанбе дар таркиш дар Айваҷ шаш нафар кушта ва захмӣ шуданд.", (None, None)),
        ("روز سه‌شنبه در انفجاری در ایواج شش تن کشته و زخمی شدند.", (None, None)),
        ("روز سه‌شنبه در انفجاری در ایواج شش تن کشته و چهار تن زخمی شدند.", (6, 4)),
        ("A blast near Ayvaj on Tuesday killed six and wounded four.", (6, 4)),
    ],
)
def test_a_number_of_killed_and_wounded_together_is_neither(text: str, toll: tuple[int, int]) -> None:
    """How many of six killed and wounded are dead, nobody knows."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == toll


@pytest.mark.parametrize(
    "text",
    [
        "Two guards, wounded in a shootout near Ayvaj on December 18, died in hospital on Sunday.",
        "Two guards who were wounded in a shootout near Ayvaj on December 18 have died in hospital.",
        "Двое пограничников, раненых в перестрелке близ Айваджа 18 декабря, скончались в госпитале.",
        "Ду марзбон, ки 18 декабр дар тирпаронӣ дар Айваҷ захмӣ шуда буданд, дар беморхона даргузаштанд.",
        "دو مرزبان که در درگیری ۲۷ قوس در ایواج زخمی شده بودند، در شفاخانه جان باختند.",
    ],
)
def test_wounded_who_died_since_are_dead(text: str) -> None:
    """They are counted once, as killed, on the day of the fight."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["event_date"], one.values["fatalities"]) == ("2025-12-18", 2)
    assert one.values["injured"] in {None, 0}


@pytest.mark.parametrize(
    "text",
    [
        "A soldier stepped on a mine near Ayvaj on 23 December. He was taken to hospital with injuries.",
        "Солдат подорвался на мине близ Айваджа 23 декабря. Он с ранениями доставлен в госпиталь.",
        "23 декабр дар Айваҷ сарбозе ба мина дучор шуд. Ӯ бо ҷароҳати вазнин ба беморхона бурда шуд.",
        "در ۲ جدی یک سرباز در ایواج به ماین برخورد کرد. او با زخم‌های شدید به شفاخانه منتقل شد.",
    ],
)
def test_he_who_is_taken_to_hospital_with_wounds_is_one(text: str) -> None:
    """The pronoun is the one whom the sentence before tells of."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["event_date"], one.values["injured"]) == ("2025-12-23", 1)


WEEK = {
    "en": "Five Chinese citizens were killed and four wounded in attacks over the past week, officials said "
    "on Monday.\n\nThree miners died on November 26 when a drone dropped explosives on their camp in "
    "Shamsiddin Shohin district. On Sunday two workers were shot dead in Darvoz district.",
    "ru": "За последнюю неделю при нападениях погибли пять граждан Китая, сообщили власти в понедельник.\n\n"
    "26 ноября в районе Шамсиддин Шохин трое шахтёров погибли при атаке дрона. 30 ноября в Дарвазском районе "
    "погибли двое рабочих.",
    "tg": "Дар як ҳафтаи охир дар натиҷаи ду ҳамла панҷ шаҳрванди Чин кушта шуданд.\n\n26 ноябр дар ноҳияи "
    "Шамсиддин Шоҳин се коргар дар ҳамлаи дрон кушта шуданд. 30 ноябр дар ноҳияи Дарвоз ду коргар ба ҳалокат "
    "расиданд.",
}


@pytest.mark.parametrize("text", WEEK.values(), ids=WEEK)
def test_the_dead_of_a_week_are_those_of_its_attacks(text: str) -> None:
    """A sum over several attacks is no toll of the first; who died elsewhere on another day is another's."""
    first, second = Extractor().incidents(Report(text, published=date(2025, 12, 1)))

    assert (first.values["event_date"], first.values["fatalities"]) == ("2025-11-26", 3)
    assert (second.values["event_date"], second.values["fatalities"]) == ("2025-11-30", 2)
    assert second.values["place_id"] == "tj-darvoz-district"


OPERATION = {
    "en": "Four people were killed in an operation in Khorog. Two policemen were wounded. The operation took "
    "place on Tuesday.",
    "ru": "В Хороге в ходе операции убиты четверо. Двое милиционеров ранены. Операция прошла во вторник.",
    "tg": "Дар Хоруғ дар ҷараёни амалиёт чор нафар кушта шуданд. Ду корманди милитсия захмӣ шуд. "
    "Амалиёт рӯзи сешанбе гузаронида шуд.",
    "fa": "در خاروغ در جریان یک عملیات چهار نفر کشته شدند. دو پولیس زخمی شدند. "
    "این عملیات روز سه‌شنبه انجام شد.",
}


@pytest.mark.parametrize("text", OPERATION.values(), ids=OPERATION)
def test_the_day_may_stand_two_sentences_on(text: str) -> None:
    """A sentence that says when it took place dates what was told before the wounded, too."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["event_date"], one.values["fatalities"], one.values["injured"]) == ("2025-12-23", 4, 2)


def test_a_mine_without_a_toll_is_dated_by_the_next_sentence() -> None:
    """What "took place on 12 January" was told before."""
    text = (
        "Житель села Ягед подорвался на мине, собирая дрова. Инцидент произошёл 22 декабря. "
        "Ему ампутировали стопу."
    )
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["event_date"] == "2025-12-22"
    assert one.values["sub_event_type"] == "Remote explosive/landmine/IED"


@pytest.mark.parametrize(
    "text",
    [
        f"{CROSSED['tg']} Ҳар се нафар маҳв карда шуданд. Дар задухӯрд ду сарҳадбон ҳалок шуд.",
        f"{CROSSED['en']} All three were killed. Two border guards died in the fighting.",
        f"{CROSSED['ru']} Все трое убиты. В бою погибли двое пограничников.",
    ],
)
def test_all_of_one_side_are_added_to_the_other(text: str) -> None:
    """Those who were counted before are meant by "all three": the dead of the other side are others."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["fatalities"] == 5


def test_a_post_far_before_the_verb_is_aimed_at() -> None:
    """A Tajik verb stands at the end, behind the place and the day."""
    text = (
        "Афроди мусаллаҳ ба нуқтаи назорати толибон дар ноҳияи Имом Соҳиби вилояти Қундуз рӯзи сешанбе "
        "ҳамла карданд."
    )
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["sub_event_type"] == "Armed clash"


def test_a_district_may_be_called_a_town() -> None:
    """The word before a name says its kind, not a word that is part of it."""
    text = "Рӯзи сешанбе дар ноҳияи Шаҳри Бузурги Бадахшон ду нафар дар тирандозӣ кушта шуданд."
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["place_id"] == "af-shahr-e-buzurg-district"


CASE = {
    "en": "A court in Farkhor sentenced two brothers to 12 years. They were detained on October 3 with 14 kg "
    "of heroin near the village of Surkhob.",
    "ru": "В Хороге начался суд над тремя участниками нападения на заставу. По версии "
    "следствия, 14 мая они открыли огонь по наряду близ Шидза, ранив одного пограничника.",
    "tg": "Суди ноҳияи Фархор ду бародарро ба 12 сол зиндон маҳкум кард. Онҳо 3 март бо 14 кг ҳероин дар "
    "деҳаи Сурхоб дастгир шуданд.",
    "fa": "محکمه چاه‌آب دو برادر را به ۱۲ سال زندان محکوم کرد. آنان در ۱۲ حوت با ۱۴ کیلوگرام هیرویین در "
    "ولسوالی چاه‌آب بازداشت شدند.",
}


@pytest.mark.parametrize("text", CASE.values(), ids=CASE)
def test_what_a_case_is_about_is_no_news(text: str) -> None:
    """A court tells of what was done long before."""
    assert Extractor().incidents(Report(text, published=PUBLISHED)) == []


def test_a_clerk_of_a_court_may_be_shot() -> None:
    """A court that is only somebody's office turns no list of incidents into a case."""
    text = (
        "On 9 December gunmen shot dead a clerk of the court in Warduj district. On 13 December a bomb went "
        "off in Khanabad district, killing three."
    )

    assert [one.values["fatalities"] for one in Extractor().incidents(Report(text, published=PUBLISHED))] == [
        1,
        3,
    ]


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (f'{POST["en"]} Two guards were killed. "We lost two good men," the commander said.', 2, None),
        (
            f"{POST['ru']} Погибли двое пограничников. «Мы потеряли двух хороших ребят», — сказал командир.",
            2,
            None,
        ),
        (f"{POST['en']} Doctors in Kulob are fighting for the lives of two guards.", None, 2),
        (f"{POST['ru']} Врачи в Кулябе борются за жизнь двоих пограничников.", None, 2),
    ],
)
def test_those_told_again_or_still_alive_are_no_more_dead(
    text: str, killed: int | None, wounded: int | None
) -> None:
    """Who speaks of his own dead tells of those told before; where doctors work, nothing else happened."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


@pytest.mark.parametrize(
    "text",
    [
        f"{POST['en']} Two guards were killed, bringing to seven the number killed on the border this year.",
        f"{POST['ru']} Погибли двое пограничников. Число погибших с начала года выросло до семи.",
        f"{POST['tg']} Ду марзбон ҳалок шуд. Ба ин тартиб шумораи кушташудагони имсол ба ҳафт нафар расид.",
        f"{POST['fa']} دو مرزبان کشته شدند که به این ترتیب شمار کشته‌شدگان امسال به هفت تن رسید.",
    ],
)
def test_the_dead_of_the_year_are_not_those_of_the_event(text: str) -> None:
    """What a year has cost is no toll of one event."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["fatalities"] == 2
