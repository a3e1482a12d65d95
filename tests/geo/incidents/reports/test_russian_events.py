"""Russian reports with known answers: what opens an incident, which day and place are its own."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 12, 25)  # a Thursday


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Во вторник в уезде Хаш с дороги начали стрелять по людям. Двое убиты.", "Attack"),
        ("Вчера утром с афганского берега по экскаватору у Чубека дали несколько очередей.", "Attack"),
        (
            "В среду в уезде Вардудж два отряда талибов несколько часов палили друг в друга у шахты.",
            "Armed clash",
        ),
        (
            "9 декабря в уезд Рустак вошло подкрепление талибов, и жители встретили его огнём. Двое убиты.",
            "Armed clash",
        ),
        (
            (
                "20 декабря у кишлака Тугул района Пяндж без единого выстрела взяты пятеро афганцев. "
                "При них были 19 пакетов гашиша и лодка."
            ),
            "Arrests",
        ),
        (
            (
                "20 декабря на въезде через пункт пропуска «Панджи Поён» был досмотрен «КамАЗ». В кузове "
                "лежало 60 кг опия. Водитель и экспедитор взяты под стражу."
            ),
            "Arrests",
        ),
        (
            (
                "Во вторник в районе Кубодиён милиция проверила придорожную чайхану, и её хозяин отправился "
                "в изолятор. В тандыре нашлось девять килограммов опия."
            ),
            "Arrests",
        ),
        (
            "Три мины прилетели в кишлак в уезде Ходжагар вечером во вторник. Убит один человек.",
            "Shelling/artillery/missile attack",
        ),
    ],
)
def test_what_happened_is_told_in_many_words(text: str, kind: str) -> None:
    """An infinitive, a verb of the street, or what became of the driver."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["sub_event_type"] == kind


@pytest.mark.parametrize(
    "text",
    [
        (
            "На таджикском участке границы, отметили в Душанбе, это никак не отразилось: мост в Панджи "
            "Поён работает, пограничники несут службу."
        ),
        "Пограничники из Шурообада дали три залпа холостыми.",
        (
            "За минувший год на границе произошло 17 столкновений с контрабандистами, сообщил генерал.\n\n"
            "В ходе стычек убиты 23 нарушителя. Больше всего случаев пришлось на район Шамсиддин Шохин."
        ),
    ],
)
def test_no_incident_is_told(text: str) -> None:
    """Nothing happened, or a year is summed up."""
    assert not Extractor().incidents(Report(text, published=PUBLISHED))


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("в середине ноября в уезде Чимталь неизвестные ночью ворвались в дом", "2025-11-11"),
        ("в конце ноября в уезде Рустак боевики ночью напали на пост", "2025-11-21"),
    ],
)
def test_a_night_in_a_part_of_a_month_is_no_day_of_its_own(when: str, day: str) -> None:
    """It is a night of those days."""
    text = f"По их сведениям, {when}. Убит один человек."
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert str(one.values["event_date"]) == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            (
                "В бригаде, чинившей галерею возле Рузвая, было шесть человек. Пятеро мертвы. Во "
                "вторник трое пересекли Пяндж, подошли к костру и открыли стрельбу."
            ),
            "tj-ruzvay",
        ),
        (
            (
                "Прииск в ущелье Зарбузи охраняли двое. Во вторник под утро подошли люди. "
                "Сторож ключей не отдал и был убит выстрелом в грудь."
            ),
            "tj-mine-zarbuzi",
        ),
    ],
)
def test_the_place_stands_before_what_happened(text: str, place: str) -> None:
    """The river that somebody crossed, or nothing at all, is told beside the shots."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["place_id"] == place


STORIES = {
    "dead of wounds after the attack": (
        (
            "В реанимации кулябской больницы в воскресенье умер ещё один охранник участка в ущелье Зарбузи. "
            "Таким образом, жертвами нападения стали шесть человек. В субботу называлась цифра пять. "
            "Напомним, в пятницу неизвестные расстреляли караульное помещение. Сейчас в больнице остаются "
            "трое охранников. Хоронить погибших будут в Восе и Ховалинге."
        ),
        [("2025-12-19", 6, 3)],
    ),
    "bodies found a day later": (
        (
            "Тела старика и его первенца Илхома нашли в четверг в горах над Сари-Чашмой. У обоих "
            "огнестрельные раны. Младший, Шодмон, с простреленной ногой дополз до дороги. Он и рассказал: "
            "в среду под вечер подошли пятеро с автоматами, а потом начали стрелять."
        ),
        [("2025-12-24", 2, 1)],
    ),
    "the body that the river gave back": (
        (
            "Пяндж вынес к Паткунобу труп мужчины — третьего участника группы, которая ночью 21 декабря "
            "пыталась пройти здесь границу. Двоих других, застреленных в бою с пограничниками, подняли с "
            "отмели сразу."
        ),
        [("2025-12-21", 3, None)],
    ),
    "the day and the mine come last": (
        (
            "Дети пасли овец, когда младший поднял с земли зелёный диск. Братья Насим и Файзулла погибли на "
            "месте. Их соседа отец вёз до клиники; там мальчик и скончался. Четвёртый пастушок ранен в ногу. "
            "Трагедия произошла в среду в уезде Кала-и-Заль. Сапёры полагают, что мина приплыла с паводком."
        ),
        [("2025-12-24", 3, 1)],
    ),
    "it went on two days later": (
        (
            "19 декабря два реактивных снаряда разорвались у кишлака Йол. Обошлось: ни "
            "убитых, ни раненых.\n\nПродолжение последовало в воскресенье. Отряд боевиков был зажат в "
            "ущелье под Даштиджумом. Бой унёс семь жизней. Четверо военных ранены."
        ),
        [("2025-12-19", 0, 0), ("2025-12-21", 7, 4)],
    ),
    "a rumour has a day of its own": (
        (
            "Перестрелка у перехода Кокуль завершилась без жертв. Накануне в соцсетях писали о двух убитых "
            "солдатах. Спор, из-за которого 23 декабря наряды палили друг по другу, возник из-за бульдозера."
        ),
        [("2025-12-23", 0, 0)],
    ),
    "a dash stands for the verb": (
        ("В субботу у Айваджа убиты двое контрабандистов. В понедельник у Кокуля — ещё трое."),
        [("2025-12-20", 2, None), ("2025-12-22", 3, None)],
    ),
    "another border": (
        (
            "Пограничники Пакистана и силы «Талибана» обменялись артиллерийскими ударами в районе Торхама. "
            "Убиты семеро военных. «Мы разворачиваем машины на Шерхан-Бандар», — говорит торговец."
        ),
        [],
    ),
    "what was thirty years ago": (
        (
            "В Шуроободе сегодня вспоминали двадцать пять пограничников, павших тридцать лет назад. "
            "«Стреляли безоткатки, реактивные снаряды летели с той стороны Пянджа», — вспомнил сержант."
        ),
        [],
    ),
}


@pytest.mark.parametrize(("text", "told"), STORIES.values(), ids=STORIES)
def test_stories_that_begin_elsewhere_are_one_event(
    text: str, told: list[tuple[str, int | None, int | None]]
) -> None:
    """Who died since, what was found, what a rumour said and what is remembered open nothing of their own."""
    found = Extractor().incidents(Report(text, published=PUBLISHED))

    assert [
        (str(one.values["event_date"]), one.values["fatalities"], one.values["injured"]) for one in found
    ] == told


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Машина комендатуры «Талибана» подорвалась на мине в Чахардаре во вторник.",
            "af-chahar-dara-district",
        ),
        (
            (
                "23 декабря на участке заставы № 7 «Хирманджо» дозор выявил группу. Нарушители ответили "
                "огнём. Четвёртый захвачен и назвался жителем афганской провинции Бадахшан."
            ),
            "tj-post-khirmanjo",
        ),
        (
            (
                "Чиновник был убит во вторник, когда бомба сработала у Голубой мечети, в центре города "
                "Мазари-Шариф."
            ),
            "gn-1133616",
        ),
    ],
)
def test_what_only_looks_like_a_place_is_none(text: str, place: str) -> None:
    """The name of a movement, an adjective, and where somebody is from say nothing of where it was."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.place is not None
    assert one.place.place_id == place
