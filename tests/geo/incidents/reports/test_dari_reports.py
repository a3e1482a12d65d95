"""Dari reports with known answers: the third of several, who alone lived, burials, places told again."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2026, 3, 11)  # a Wednesday
BLAST = "روز دوشنبه در ولسوالی درقد ولایت تخار ماینی منفجر شد."
FIRED = "روز دوشنبه مرزبانان تاجیک در ولسوالی چاه‌آب بر نوراحمد چوپان آتش گشودند."
HIT = "روز دوشنبه یک پهپاد موتری را در ولسوالی خواهان هدف قرار داد."
AMONG = "این نزاع دوشنبه در دشت ارچی رخ داد و طرف‌ها آتش گشودند. در میان کشته‌ها یک زن و یک طفل نیز شامل اند."
CHECKED = "روز دوشنبه در ناحیه روشان"


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (f"{BLAST} دو دهقان در جا کشته شدند و سومی در راه شفاخانه جان داد.", 3, None),
        (f"{BLAST} سه مسافر همان‌جا کشته شدند و چهارمی ساعتی بعد در شفاخانه جان سپرد.", 4, None),
        (f"{BLAST} دو کودک جان باختند و سومی زخمی شد.", 2, 1),
        (f"{BLAST} خال‌محمد و پسر پانزده‌ساله‌اش، هر دو زخم برداشتند.", None, 2),
        (f"{BLAST} یک زن و شوهرش هر دو جان باختند.", 2, None),
        (f"{BLAST} دو تن کشته و نیم درجن زخمی شدند.", 2, 6),
        (f"{BLAST} یک درجن زخمی به شفاخانه آورده شد.", None, 12),
        (f"{BLAST} شش جسد و یازده زخمی به شفاخانه رسید. به گفته پولیس مهاجم نیز کشته شده است.", 7, 11),
        (f"{BLAST} پنج طالب کشته شدند. سه منسوب نیروهای مرزی نیز جان‌های خود را فدا کردند.", 8, None),
        (f"{BLAST} چهار تن زخمی شدند. از محل سه مخزن مرمی به دست آمد.", None, 4),
        ("ماینی که روز دوشنبه در ولسوالی درقد کفید، پسر، داماد و نواسه‌اش را از او گرفت.", 3, None),
        (f"مقام‌ها در کندز از کشته شدن چهار تن در یک نزاع خبر می‌دهند. {AMONG}", 4, None),
    ],
)
def test_people_told_after_others(text: str, killed: int | None, wounded: int | None) -> None:
    """The third is one more; "both" counts who is only named, too; a dozen is twelve."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (f"{HIT} از هفت مسافر فقط یک کودک زنده مانده است.", 6),
        (f"{HIT} از خانواده هشت نفری تنها یک دختر شش‌ساله زنده ماند.", 7),
        (f"{HIT} از پنج سرنشین آن هیچ‌کدام زنده نماند.", 5),
        (f"{HIT} هیچ یک از چهار سرنشین آن زنده نماندند.", 4),
        (f"{HIT} پنج سرنشین داشت. تنها یک زن از این حمله جان به سلامت برد.", 4),
        (f"{HIT} پنج بازرگان در آن بودند. تنها راننده زنده مانده است.", 5),
        (f"{FIRED} از او زن و دو دختر به جا مانده است.", 1),
        (f"{FIRED} مرمی به سرش خورد. او را همان شام به خاک سپردند.", 1),
        (f"{FIRED} پنج فرزند نوراحمد یتیم شدند.", 1),
        (f"{FIRED} تا رسیدن به کلینیک دوام نیاورد.", 1),
        ("پنج تن در جنگ میان افراد دو قوماندان در ولسوالی چاه‌آب روز دوشنبه کشته شدند.", 5),
        ("نیروها روز دوشنبه در ناحیه شغنان مردی را که زیر تعقیب بود، همراه با دو همدستش کشتند.", 3),
        ("نیروها روز دوشنبه در ناحیه شغنان مردی را همراه با یک همدستش از میان برداشتند.", 2),
    ],
)
def test_dead_told_without_their_number(text: str, killed: int) -> None:
    """Of a whole the dead are those who did not live; who was buried died; sides of a fight are none."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["fatalities"] == killed


@pytest.mark.parametrize(
    "text",
    [
        "مرزبانی گزارش نه‌ماهه را نشر کرد. در این دوره در ناحیه فرخار در پنج درگیری شش قاچاقبر کشته شد.",
        "در سال ۲۰۲۵ دو تن مواد ضبط شده است. در همین مدت در مرز در ۱۸ برخورد مسلحانه ۹ قاچاقبر کشته شده است.",
        "آتش‌سوزی در بندر شیرخان دیروز هشت تانکر را خاکستر کرد. یک شاگرد راننده جان باخته است.",
        "مردی که در رستاق همسرش را کشته بود، دیروز در ملای عام شلاق خورد.",
        "دیگ بخار یک نانوایی دیروز در ولسوالی ینگی‌قلعه ترکید و دو کارگر جان باختند.",
    ],
)
def test_sums_of_a_year_and_fires_are_no_incidents(text: str) -> None:
    """What a yearly report sums up, and what burnt by itself, is entered nowhere."""
    assert Extractor().incidents(Report(text, published=PUBLISHED)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"{CHECKED} سه ساکن محل با ۱۴ کیلو تریاک به چنگ مأموران افتادند.", "Arrests"),
        (f"{CHECKED} دو مرد با ده کیلو چرس به تور مأموران افتادند.", "Arrests"),
        (f"{CHECKED} دو زن که ده کیلو تریاک با خود داشتند، گیر مأموران آمدند.", "Arrests"),
        ("شب گذشته مردی بم‌دستی را میان جمعیت در خان‌آباد رها کرد و سه تن زخمی شدند.", "Grenade"),
        ("دیروز طیاره بی‌سرنشینی یک موتر را در امام صاحب نشانه گرفت. سه تن کشته شدند.", "Air/drone strike"),
    ],
)
def test_what_it_was(text: str, kind: str) -> None:
    """Who falls into the hands of guards is held; weapons are told in many ways."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["sub_event_type"] == kind


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "باشندگان قریه سمتی دیروز در تالقان گفتند: شام یکشنبه بر دو چوپان در نزدیک همین قریه فیر شد.",
            "af-samti",
        ),
        (
            "تخار – ملا شعیب، ولسوال درقد، می‌گوید که شب یکشنبه در این ولسوالی یک معلم کشته شد.",
            "af-darqad-district",
        ),
        (
            "در ولسوالی خان‌آباد بمبی منفجر شد\n\nکندز، باختر شمال: در این رویداد دیروز دو تن کشته شدند.",
            "af-khanabad-district",
        ),
    ],
)
def test_places_told_again_and_places_of_agencies(text: str, place: str) -> None:
    """A village told again is the one named before; a place within the name of an agency is none."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["place_id"] == place
