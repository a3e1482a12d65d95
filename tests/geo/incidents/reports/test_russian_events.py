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
