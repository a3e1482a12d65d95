"""Reports in Tajik: whom a bullet hit and where, who is left alive, whose words it is, what is no event."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 12, 25)
CLASH = "Рӯзи сешанбе дар Метинтуғай задухӯрд шуд."
MINE = "Рӯзи сешанбе дар Метинтуғай мина таркид."
POST = "Рӯзи сешанбе дар Метинтуғай ба пост ҳамла шуд."
SHOT = "Рӯзи сешанбе дар вулусволии Роғистон мардони мусаллаҳ тир кушоданд."
RIVALS = "Рӯзи сешанбе дар вулусволии Кӯфоб ду қӯмандон бо ҳам даргир шуданд."
YEAR = "Раис гуфт, ки соли 2024 дар ҷумҳурӣ 4 тонна маводи мухаддир мусодира шуд."


def found(text: str) -> list[tuple[int | None, int | None]]:
    """Return the killed and wounded of the incidents of a report."""
    incidents = Extractor(language="tg").incidents(Report(text, published=PUBLISHED))
    return [(one.values["fatalities"], one.values["injured"]) for one in incidents]


def kinds(text: str) -> list[tuple[str | None, str | None]]:
    """Return the days and the types of the incidents of a report."""
    incidents = Extractor(language="tg").incidents(Report(text, published=PUBLISHED))
    return [(one.values["event_date"], one.values["sub_event_type"]) for one in incidents]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        (f"{CLASH} Аз пои як сарбози хизмати муҳлатнок тир гузаштааст.", (None, 1)),
        (f"{CLASH} Касе кушта нашуд. Тир ба дасти як сарҳадбон расид.", (0, 1)),
        (f"{CLASH} Ба пои ду сарбоз тир расид.", (None, 2)),
        (f"{CLASH} Дасти як сарҳадбон шикаст.", (None, 1)),
        (f"{CLASH} Тир танҳо ба бозуи сержант бархӯрд, ҳолаш хуб аст.", (None, 1)),
        (f"{MINE} Пойи як чӯпон канда шуд.", (None, 1)),
        (f"{MINE} Ба чашми писарбачаи 9-сола порча задааст.", (None, 1)),
        (f"{MINE} Ду кӯдак аз пой порача хӯрданд.", (None, 2)),
        (f"{MINE} Хушдоманаш, зани 63-сола, аз китф порча хӯрд.", (None, 1)),
        (f"{SHOT} Тир ба сари посбон расида, ӯ ҷон дод.", (1, None)),
        (f"{SHOT} Тир ба синаи Абдулқаюм расид. Ҷасади Абдулқаюмро ба падараш супурданд.", (1, None)),
    ],
)
def test_people_are_told_hurt_by_where_something_hit_them(
    text: str, toll: tuple[int | None, int | None]
) -> None:
    """A bullet in somebody's arm is a wound; in the chest of one whose body is told of, his death."""
    assert found(text) == [toll]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (f"Аз ҳафт коргар танҳо се нафар зинда монд\n\n{MINE}", 4),
        (f"Шаш марди ҷустуҷӯгари тилло ба кӯҳ рафтанд, танҳо яке баргашт. {SHOT}", 5),
        (f"{POST} Аз панҷ нафаре, ки дар дидбонгоҳ буданд, танҳо як кас наҷот ёфт.", 4),
        (f"{POST} Аз панҷ сарҳадбон ду нафар зинда монд.", 3),
        (f"{POST} Ҳеҷ яке аз чор сарҳадбон зинда намонд.", 4),
        (f"{POST} Аз чор сарҳадбон касе зинда намонд.", 4),
        (f"{MINE} Аз ҳафт сарнишини мошин танҳо ронанда зинда мондааст.", 6),
        (f"{MINE} Аз чор кӯдак ягона зиндамонда духтарчаи ҳафтсола аст.", 3),
        ("Рӯзи сешанбе дар вулусволии Роғистон ба чор чӯпон тир кушоданд. Аз онҳо танҳо яке зинда монд.", 3),
        (f"{MINE} Чаҳорумин қурбонӣ дар роҳи беморхона ҷон дод.", 4),
        (f"{MINE} Се нафарашон дигар нафас намекашиданд.", 3),
    ],
)
def test_the_dead_are_told_by_who_is_left(text: str, killed: int) -> None:
    """Of a counted group, those of whom nobody says that they lived are dead."""
    assert [toll[0] for toll in found(text)] == [killed]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (f"{CLASH} Мувофиқи гуфтаҳои фармондеҳи даста, чор ҳамлагар нобуд карда шуданд.", 4),
        (f"{CLASH} Бино ба гуфтаи як афсар ва ду сокини деҳа, ду қочоқбар кушта шуд.", 2),
        (f"{CLASH} Бар асоси маълумоти раиси ноҳия, се ҷангҷӯ нобуд карда шуд.", 3),
        (f"{RIVALS} Аз дастаи қӯмандон Фазлуддин се нафар ва аз рақибаш як нафар кушта шудааст.", 4),
        (f"{RIVALS} Аз гурӯҳи қорӣ Аҳмад ду ҷангҷӯ ва аз гурӯҳи мулло Наби як ҷангҷӯ ба ҳалокат расид.", 3),
        (f"{SHOT} Раҳим Назаров, деҳқони 40-сола, ва бародари ӯ Карим кушта шуданд.", 2),
        (f"{SHOT} Гулмаҳмад, мулло, ва ҳамсари ӯ Зайнаб ба қатл расиданд.", 2),
        (f"{SHOT} Ошпаз, муҳандис ва посбон кушта шуданд.", 3),
        (f"{SHOT} Муҳандис ва тарҷумонаш кушта шуданд.", 2),
        ("Рӯзи сешанбе дар Метинтуғай ба деҳа чор мармии хумпора парронда шуд.", None),
    ],
)
def test_who_speaks_leads_or_is_told_twice_is_no_further_victim(text: str, killed: int | None) -> None:
    """Whose words or whose band it is, what a comma adds of somebody, and shells are not counted."""
    assert [toll[0] for toll in found(text)] == [killed]


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("Рӯзи якшанбе дар Метинтуғай гурӯҳи террористӣ иборат аз панҷ нафар маҳв карда шуд.", (5, None)),
        ("Рӯзи якшанбе дар Метинтуғай дастаи чорнафараи қочоқбарон нобуд карда шуд.", (4, None)),
        (f"{SHOT} Аз ҳар тараф як нафар кушта ва як нафар захмӣ шуд.", (2, 2)),
        (f"{SHOT} Чӯпони 24-сола Некрӯз Шарифов ҳамон ҷо афтод ва дигар барнахост.", (1, None)),
        (f"{SHOT} Афсар захмӣ нашуд, аммо ду сарбоз кушта шуданд.", (2, None)),
        (f"{SHOT} Сардор кушта нашуд, вале ронандааш ҷон дод.", (1, None)),
        (f"{SHOT} Домод ва бародари арӯс кушта шуданд.", (2, None)),
        (f"{SHOT} Ҳамсафаш дар дам мурд, худи тирандозро захмӣ дастгир карданд.", (1, 1)),
        (f"{SHOT} Модар ҳарду писарашро рӯзи чоршанбе ба хок супурд.", (2, None)),
        (f"{MINE} Калонӣ дар ҷояш мурд, хурдӣ бо пойи канда дар беморхона аст.", (1, 1)),
        (
            (
                "Дар тирандозии рӯзи душанбе дар Ишкошим ду қочоқбар кушта шуд, сеюмӣ дирӯз дар беморхона аз "
                "ҷароҳат даргузашт."
            ),
            (3, None),
        ),
        (
            (
                "Аз чор нафаре, ки рӯзи душанбе аз Дарвоз мерафтанд, ҳеҷ кадом ба хона нарасид: онҳоро дар "
                "мавзеи Нусай тирборон карданд."
            ),
            (4, None),
        ),
    ],
)
def test_bands_sides_and_idioms_of_death_are_counted(text: str, toll: tuple[int | None, int | None]) -> None:
    """How large a band was, what befell each side, who rose no more, was buried or never came home."""
    assert found(text) == [toll]


def test_nobody_hurt_is_told_in_two_words() -> None:
    """A sentence of "no wounded" alone tells of none."""
    assert found(f"{CLASH} Яке кушта шуд, ду нафарро зинда гирифтанд. Захмӣ нест.") == [(1, 0)]


def test_a_corrected_figure_is_of_those_it_corrects() -> None:
    """Two and not three guards died; the attackers told after that are others."""
    text = (
        "ИСЛОҲ. Дар хабари пешина гуфта будем, ки дар задухӯрди 20 декабр се сарҳадбон ҳалок шуд. Маркази "
        "матбуот рӯзи сешанбе ин рақамро дақиқ кард: ҳалокшудагон ду нафаранд. Рӯзи шанбе дар назди деҳаи "
        "Метинтуғай дастаи мусаллаҳ ба комин дучор омад. Ҳамаи панҷ ҳамлагар нобуд карда шуданд."
    )
    assert found(text) == [(7, None)]


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        (
            (
                "Дар шаҳри Толуқон норинҷак партофтанд. Инро рӯзи чоршанбе расонаҳо аз қавли пизишкон хабар "
                "доданд. Ҳодиса шоми сешанбе рух додааст. Як кас кушта шуд."
            ),
            "2025-12-23",
            "Grenade",
        ),
        (
            (
                "Вазорати корҳои хориҷӣ рӯзи чоршанбе ҳамларо ба лагери дар Зарбузӣ маҳкум кард. Шаби "
                "20 декабр ба хобгоҳ оташ кушодаанд. Чор коргар кушта шуданд."
            ),
            "2025-12-20",
            "Attack",
        ),
        (
            "Дар вулусволии Чаҳордара ду омӯзгор ба қатл расиданд. Ин куштор парирӯз рух додааст.",
            "2025-12-23",
            "Attack",
        ),
        (
            "Рӯзи сешанбе дар деҳаи Андарбағи ноҳияи Ванҷ панҷ автомат ва 812 дона тири ҷангӣ ёфт шуд.",
            "2025-12-23",
            "Disrupted weapons use",
        ),
        (
            "Толибон рӯзи сешанбе дар Дашти Қалъа 11 мил силоҳ ва зиёда аз ҳазор тир ба даст оварданд.",
            "2025-12-23",
            "Disrupted weapons use",
        ),
        (
            "Рӯзи сешанбе дар вулусволии Дашти Қалъа Толибон шаш хумпора ва 30 мармӣ ёфтанд.",
            "2025-12-23",
            "Disrupted weapons use",
        ),
        (
            "Рӯзи сешанбе дар вулусволии Ҷурм чор тан бо тарёк боздошт шуданд. Корхонаҳо оташ зада шуд.",
            "2025-12-23",
            "Arrests",
        ),
        (
            f"{MINE} Касе осеб надид. Пас аз таркиш қатораҳо аз он тарафи пули Дӯстӣ интизор монданд.",
            "2025-12-23",
            "Remote explosive/landmine/IED",
        ),
    ],
)
def test_days_of_words_and_finds_are_told_from_acts(text: str, day: str, kind: str) -> None:
    """The day of what was said is none of the event; cartridges found were not fired."""
    assert kinds(text) == [(day, kind)]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Дар ноҳияи Ҳамадонӣ машқи муштараки низомиён идома дорад. Рӯзи сешанбе аскарон аз дарё гузашта, "
            "паҳподҳои «душман»-ро сарнагун сохтанд."
        ),
        (
            f"{YEAR} Қисми асосии он ба Хатлон рост меояд. Дар сарҳад 14 задухӯрд ба қайд гирифта "
            "шуда, 9 қочоқбар кушта шуд."
        ),
    ],
)
def test_exercises_and_a_year_summed_up_are_no_incidents(text: str) -> None:
    """What goes on of an exercise or of a year told before is no incident of its own."""
    assert found(text) == []
