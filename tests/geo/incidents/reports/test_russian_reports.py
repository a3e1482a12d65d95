"""Plain Russian reports with known answers: losses of two sides, groups as a whole, rival claims, places."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 12, 25)  # a Thursday
FIGHT = "Во вторник в уезде Имам-Сахиб боевики напали на пост полиции."
CROSSED = "Во вторник близ Айваджа пограничники вступили в бой с пятью контрабандистами."


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (f"{FIGHT} Нападавшие потеряли одного убитым и двоих ранеными.", 1, 2),
        (f"{FIGHT} Талибы потеряли 14 человек убитыми. Потери полиции — трое погибших.", 17, None),
        (f"{FIGHT} Афганская армия потеряла 11 человек убитыми; боевиков убито два десятка.", 31, None),
        (f"{FIGHT} Погибли трое полицейских. Нападавшие, в том числе бойцы ИДУ, оставили пять тел.", 8, None),
        (f"{FIGHT} Убиты четверо талибов. Свои потери полиция оценивает как «двое легкораненых».", 4, 2),
    ],
)
def test_losses_of_two_sides_add_up(text: str, killed: int, wounded: int | None) -> None:
    """Whoever lost men is told by the subject of the verb, or by the words after "losses"."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (f"{CROSSED} Вся группа уничтожена.", 5),
        (f"{CROSSED} Группа полностью уничтожена, двое пограничников погибли.", 7),
        (f"{CROSSED} Курьеры выбрали стрельбу и были перебиты все до единого.", 5),
        (f"{CROSSED} Никто из нарушителей не выжил.", 5),
        (f"{CROSSED} Все пятеро уничтожены. Погибли двое защитников Родины.", 7),
    ],
)
def test_a_group_told_as_a_whole_counts_its_men(text: str, killed: int) -> None:
    """How many there were is told before."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["fatalities"] == killed


@pytest.mark.parametrize(
    "claim",
    [
        "Талибы утверждают, что убили 20 полицейских.",
        "Талибы заявили, что их бойцы уничтожили 20 полицейских и захватили пост.",
        "Талибы сообщили о 20 убитых полицейских.",
        "Представитель талибов заявил о гибели 20 полицейских, но независимого подтверждения этому нет.",
    ],
)
def test_what_one_side_boasts_of_after_others_is_a_claim(claim: str) -> None:
    """The figure that the other side gave first holds."""
    text = f"{FIGHT} По данным полиции, погибли трое полицейских, ещё четверо ранены. {claim}"

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (3, 4)


def test_those_who_lived_are_no_dead_across_an_aside() -> None:
    """What stands between two dashes parts nobody from what befell him."""
    text = (
        "Во вторник в Дарвазском районе на мине подорвались трое детей. "
        "Один умер по дороге в больницу, двое его товарищей – 9 и 12 лет – остались живы."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["fatalities"] == 1


@pytest.mark.parametrize(
    ("text", "day", "place"),
    [
        (
            "Вечером в понедельник наряд заставы «Чубек» обстрелял группу, только что перешедшую реку.",
            "2025-12-22",
            "tj-post-chubek",
        ),
        (
            "Жители Муминабадского района, возившие опий в Куляб и далее в Душанбе, задержаны 20.12.2025.",
            "2025-12-20",
            "tj-muminobod-district",
        ),
        (
            "В понедельник утром на острове Даркад начался бой. К вечеру вторника армия потеряла 11 человек.",
            "2025-12-22",
            "af-darqad-district",
        ),
        (
            "В понедельник в Айвадже застрелили афганца. Тело на следующий день в Кокуле отдали старейшинам.",
            "2025-12-22",
            "tj-ayvaj",
        ),
    ],
)
def test_when_and_where_it_was(text: str, day: str, place: str) -> None:
    """Not what went on till later, where it was bound for, nor where the body was handed over."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["event_date"], one.values["place_id"]) == (day, place)


@pytest.mark.parametrize(
    "text",
    [
        "В Кулябе во вторник открыли памятник пограничникам, погибшим в 1993 году. Тогда погибли 25 человек.",
        "В уезде Имам-Сахиб сапёры во вторник обезвредили 14 старых мин и две авиабомбы.",
        "Мост в Ванче во вторник открыт. Ранее мост закрывали из-за боёв на афганской стороне.",
        "Фильм покажут во вторник. По сюжету, застава в Дарвазе отбивает нападение, гибнут пятеро.",
        (
            "В ГКНБ назвали не соответствующими действительности слухи о нападении. Каналы писали, "
            "будто в субботу дрон атаковал базу дорожников у села Ушхарв. Никто не погиб и не ранен."
        ),
    ],
)
def test_what_is_no_news_is_no_incident(text: str) -> None:
    """Nor what a rumour told, a memorial recalls, or a film shows."""
    assert Extractor().incidents(Report(text, published=PUBLISHED)) == []


@pytest.mark.parametrize(
    ("told", "killed", "wounded"),
    [
        ("Погибли губернатор Нисар Ахмади и его водитель, шесть человек ранены.", 2, 6),
        ("Погиб начальник полиции Нисар Ахмади и его водитель, шесть человек ранены.", 2, 6),
        ("Погиб губернатор и ещё четыре человека, в том числе его сын. Ранены семеро.", 5, 7),
        ("Сообщается об одном погибшем и четырёх раненых.", 1, 4),
        ("Погибли водитель и две пассажирки, четыре человека, включая ребёнка, ранены.", 3, 4),
        ("Погибли четверо, включая ребёнка, ранены шестеро.", 4, 6),
        ("В областной больнице сказали, что к ним поступили семь человек. Двое в реанимации.", None, 7),
        ("Врачи борются за жизнь троих, ещё пятеро отпущены домой.", None, 8),
        ("Погибли трое солдат. Утром говорили о пяти убитых. Нападавшие потеряли восемь человек.", 11, None),
    ],
)
def test_who_came_to_harm_in_a_blast(told: str, killed: int | None, wounded: int | None) -> None:
    """Lists of people, parts between commas, people in hospital, figures of the morning."""
    text = f"Во вторник в Файзабаде прогремел взрыв. {told}"

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


def test_a_sentence_that_dates_the_victims_before_it_is_of_the_same_event() -> None:
    """The day stands beside the clashes, the place beside the dead."""
    text = (
        "Не менее двух человек погибли и восемь получили ранения в уезде Дарайим. "
        "Столкновения начались во вторник, когда талибы открыли огонь по крестьянам. "
        "Представитель движения заявил, что убит один протестующий."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["event_date"], one.values["fatalities"]) == ("2025-12-23", 2)


def test_a_village_in_a_district_of_the_other_bank_is_not_its_namesake() -> None:
    """Davlatobod of Hamadoni lies in Tajikistan."""
    text = "Во вторник близ селения Давлатобод в уезде Шахри-Бузург погибли двое талибов."

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["place_id"] == "af-shahr-e-buzurg-district"


@pytest.mark.parametrize(
    ("told", "killed", "wounded"),
    [
        ("Около ста солдат убиты или взяты в плен.", None, None),
        ("Четверо были убиты, пятый скончался от ран.", 5, None),
        ("Убиты четверо, пятый, тяжело раненный, скончался к утру.", 5, None),
        ("Из десяти бойцов поста уцелели трое.", 7, None),
        ("Выжил только один из шести полицейских.", 5, None),
        ("Ни один из шести полицейских не выжил.", 6, None),
        ("Погиб командир поста Абдулла, а с ним ещё трое.", 4, None),
        ("Вместе с командиром погибли трое его бойцов.", 4, None),
        ("Пострадали 11 человек, двоих спасти не удалось.", 2, 9),
        ("Среди погибших — две женщины и ребёнок; всего жертв семь.", 7, None),
        ("Пост был полностью уничтожен.", None, None),
        ("Застрелены торговец и двое его сыновей. Жена убитого, раненная в плечо, жива.", 3, 1),
        ("14-летний погиб, его брат и двое друзей ранены.", 1, 3),
        ("Отряд потерял прапорщика, двое солдат в госпитале.", 1, 2),
        ("Погибли мать и трое сыновей, отец и две дочери ранены.", 4, 3),
        ("Из девяти боевиков шестеро убиты, двое сдались, один утонул.", 6, None),
        ("Солдаты уничтожили 27 талибов, ещё 14 ранили.", 27, 14),
        ("Сержанта Саидова убило сразу, Каримова ранило в плечо.", 1, 1),
        ("Житель кишлака Намуна 47-летний Рахмон Ашуров скончался на месте.", 1, None),
    ],
)
def test_who_came_to_harm_at_a_post(told: str, killed: int | None, wounded: int | None) -> None:
    """Survivors, those who died later, who was with somebody; a post is nobody."""
    text = f"Во вторник в уезде Имам-Сахиб боевики атаковали пост. {told}"

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Во вторник на автодороге Душанбе — Хорог, на территории Рушанского района, обстрелян патруль.",
            "rushon",
        ),
        ("Во вторник у Сари-Чашмы шёл бой. Ранен сержант Мирзоев, сейчас он в Кулябе.", "sarichashma"),
        ("Знакомый из Ишкашима пишет: во вторник на том берегу, в Зебаке, был бой, пятеро убитых.", "zebak"),
    ],
)
def test_places_that_are_not_where_it_was(text: str, place: str) -> None:
    """The ends of a road, where somebody is now, where somebody writes from."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert place in one.values["place_id"]


def test_a_heading_about_a_later_death_takes_nobody_off_the_wounded() -> None:
    """It tells of the one of whom the text tells."""
    text = (
        "Умер второй пострадавший при нападении\n\nВ больнице скончался рабочий, раненный 18 декабря при "
        "обстреле лагеря у Айваджа. Число погибших достигло двух. Ещё четверо раненых в больнице."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (2, 4)


def test_the_day_of_both_cases_is_that_of_each() -> None:
    """It is told after the two."""
    text = (
        "В уезде Ишкамиш боевики атаковали колонну, убив девять солдат. А в Бахараке полицейский расстрелял "
        "четверых сослуживцев. Оба случая произошли в ночь на вторник."
    )

    found = Extractor().incidents(Report(text, published=PUBLISHED))

    assert [one.values["event_date"] for one in found] == ["2025-12-23", "2025-12-23"]


def test_what_the_news_is_the_second_after_is_recalled() -> None:
    """The earlier one is no news."""
    text = (
        "Бомба в мечети уезда Имам-Сахиб взорвалась в пятницу: погиб один. Взрыв стал вторым в этом уезде "
        "за два месяца: 22 октября там погибли 33 человека."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["fatalities"] == 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("26 солдат погибли. Талибы атаковали базу на окраине Кундуза во вторник до рассвета.", "2025-12-23"),
        (
            "Афганский чабан ранен патрулём. Это произошло в понедельник напротив уезда Янги-Кала.",
            "2025-12-22",
        ),
    ],
)
def test_the_day_stands_with_where_it_was(text: str, day: str) -> None:
    """A weekday before "till dawn" is not to come; one who is only wounded makes an incident, too."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["event_date"] == day
