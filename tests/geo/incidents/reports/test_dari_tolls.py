"""Dari tolls with known answers: who is denied, one of those three, totals, who alone lived, lists."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2026, 3, 11)  # a Wednesday
FOUGHT = "روز دوشنبه در ولسوالی درقد میان دو گروه مسلح درگیری رخ داد."
BOMBED = "روز دوشنبه ولسوالی خان‌آباد بمباران شد."
STORMED = "روز دوشنبه طالبان بر یک پوسته پولیس در ولسوالی دشت ارچی حمله کردند."
MINES = "روز دوشنبه دو مرد مسلح بر کمپ معدن طلا در ولسوالی نسی بدخشان آتش گشودند."
SHELLED = "یک گلوله هاوان شام دوشنبه بر خانه حاجی غلام‌سخی در ولسوالی علی‌آباد کندز خورد."
SHOT_AT = "روز دوشنبه در ولسوالی درقد بر پنج چوپان آتش گشوده شد."
LAWYER = "بامداد دوشنبه یک ماین مقناطیسی بر موتر سارنوال استیناف در شهر تالقان انفجار کرد."
CROSSED = "روز دوشنبه در ناحیه شغنان دو قاچاقبر از آب گذشتند و بر مرزبانان فیر کردند."
HE_DIED = "سربازی که در درگیری جراحت برداشته بود، پیش از رسیدن به شفاخانه درگذشت."
HE_FELL = "پسر کاکایم را دوشنبه عصر در سمتی زدند. از برج آن‌سوی آب دو فیر آمد."
CROSSED_BY = "روز دوشنبه در ناحیه شغنان چهار مرد مسلح از رود پنج گذشتند."
PUT_RIGHT = "تصحیح: دیروز نوشته بودیم که در تیراندازی روز دوشنبه در ناحیه جیحون چهار ماهیگیر کشته شده‌اند."


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (f"{FOUGHT} نه از ما کسی کشته شد، نه از آن‌ها.", 0, None),
        (f"{FOUGHT} نه کسی کشته شد و نه کسی زخمی.", 0, 0),
        (f"{FOUGHT} نه سربازان آسیبی دیدند و نه افراد ملکی.", 0, 0),
        (f"{FOUGHT} نه کشته‌ای در کار بود و نه زخمی.", 0, 0),
        (f"{FOUGHT} نه سرباز کشته و نه تن زخمی شدند.", 9, 9),
        (f"{FOUGHT} هیچ کدام از دو طرف آسیب ندید.", 0, 0),
    ],
)
def test_neither_is_no_nine(text: str, killed: int, wounded: int | None) -> None:
    """The word for nine denies, too, where what follows is none that a number could count."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        (f"{FOUGHT} نُه سرباز کشته و چهارده تن دیگر از همین دو صف زخمی شده‌اند.", 9, 14),
        (f"{SHOT_AT} یکی از این پنج چوپان کشته شد.", 1, None),
        (f"{SHOT_AT} دو چوپان، یکی از آنان زن، جان سپردند و سه تن زخم برداشتند.", 2, 3),
        (f"{SHOT_AT} یک چوپان کشته شد و همسر و دو فرزند مقتول زخمی گردیدند.", 1, 3),
        (f"{FOUGHT} کسی از دو طرف زخم برنداشت.", None, 0),
        (f"{SHOT_AT} سه تن کشته شدند. یک چوپان که نخست کشته خوانده شده بود، با زخم شدید بستری است.", 3, 1),
        (f"{FOUGHT} مقام‌ها که نخست از پنج کشته خبر داده بودند، اکنون از کشته شدن هفت تن می‌گویند.", 7, None),
        (f"{STORMED} از پوسته که هشت سرباز در آن بودند، تنها یک سرباز زنده برگشت.", 7, None),
        (f"{FOUGHT} پانزده طالب و سه پولیس کشته و نُه تن از دو طرف زخمی شدند.", 18, 9),
        (f"{BOMBED} سه عضو طالبان کشته شدند. نام کشته‌شدگان را ملا نعمت، سلیم و داوود گفته‌اند.", 3, None),
        ("یک مقام پیشین امنیتی و پسر نوجوانش روز دوشنبه در شهر فیض‌آباد تیرباران شدند.", 2, None),
        (f"{CROSSED_BY} دو تن از آنان در تبادل آتش از پا درآمدند، چهارمی گریخت.", 2, None),
        ("چهار عضو یک گروه تروریستی روز دوشنبه در ناحیه فرخار بی‌اثر گردانده شدند.", 4, None),
        (f"{SHOT_AT} دو تن از آن پنج جان دادند.", 2, None),
        (f"{MINES} والی مرگ دو چینی و یک افغان و زخمی شدن یک کارگر را تأیید کرد.", 3, 1),
        (f"{BOMBED} شمار طالبان کشته‌شده در این حمله به یازده رسیده است.", 11, None),
        (f"{BOMBED} شمار طالبان کشته‌شده، از هفت تن که نخست اعلام شده بود، به ده رسید.", 10, None),
        (f"{FOUGHT} شمار سربازان کشته‌شده را شش تن گفته‌اند و جنازه سه مهاجم نیز به جا مانده است.", 9, None),
        (f"{STORMED} در پوسته نُه مدافع بودند. کریم یگانه کسی است که از میان‌شان زنده ماند.", 8, None),
        (f"{STORMED} هفت نفر در پوسته بودند. یگانه بازمانده آشپز است.", 6, None),
        (f"{STORMED} نُه سرباز کشته شدند. ولسوالی پیدا شدن هفت جسد مهاجمان را تصدیق کرد.", 16, None),
        (f"{FOUGHT} در نیزار پیکر پنج مهاجم یافت شد. دو مرزبان نیز جان باختند.", 7, None),
        (f"{SHELLED} این‌ها دیگر نیستند: خود حاجی، دو دخترش و عروس بیست‌ساله‌اش.", 4, None),
        (f"{SHELLED} دو پسر و یک دختر او دیگر زنده نیستند.", 3, None),
        (f"{LAWYER} راننده و دو محافظ سارنوال جان باختند و خود او زخم سطحی برداشت.", 3, 1),
        (f"{PUT_RIGHT} تنها دو نفر جان باخته‌اند و دو تن دیگر با جراحت شدید در بوختر بستر اند.", 2, 2),
        (
            "روز دوشنبه سه راکت بر مرکز ولسوالی درقد فرود آمد. یکی بر دکانی خورد و شاگرد نانوا را کشت.",
            1,
            None,
        ),
        (
            f"{CROSSED} یکی از ایشان کشته شد؛ دومی با زخم گلوله دستگیر گردید. {HE_DIED}",
            2,
            1,
        ),
        (
            f"{HE_FELL} یکی به سینه‌اش خورد و تا ما رسیدیم تمام کرده بود. شکر که دیگر هیچ‌کس افگار نشد.",
            1,
            0,
        ),
    ],
)
def test_whom_a_figure_counts(text: str, killed: int, wounded: int | None) -> None:
    """Some of a whole, of a side, of a nation, a list, what fell and whom it killed."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["fatalities"], one.values["injured"]) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("در شب پنجم ماه جاری در ناحیه فرخار درگیری رخ داد و دو مهاجم کشته شدند.", date(2026, 3, 5)),
        ("روز دوشنبه در ولسوالی خواهان بر چوپانی به نام جمعه‌خان فیر شد و او کشته شد.", date(2026, 3, 9)),
        ("یکشنبه، می‌گوید، دو مرد در ولسوالی نسی آتش گشودند و یک آشپز زخمی شد.", date(2026, 3, 8)),
        (
            "چوپانان روز شنبه در ولسوالی واخان دو جسد یافتند. این دو در اول مارچ با گلوله کشته شده بودند.",
            date(2026, 3, 1),
        ),
    ],
)
def test_the_day_of_it(text: str, day: date) -> None:
    """The nearer of two calendars, what somebody tells of a day, and not the day a body was found."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["event_date"] == day.isoformat()


def test_the_dead_of_long_ago_are_honoured() -> None:
    """A wreath for the dead of another year is no incident."""
    text = (
        "در ناحیه شمس‌الدین شاهین دیروز کهنه‌سربازان یاد رزمندگانی را گرامی داشتند که در جولای ۱۹۹۳ کشته شدند. "
        "آن روز صدها مهاجم بر پاسگاه ریختند و نبرد یازده ساعت طول کشید."
    )

    assert Extractor().incidents(Report(text, published=PUBLISHED)) == []
