"""Who did it, to whom, and who only spoke of it: a false culprit is worse than none."""

from datetime import date

import pytest

from geo.incidents.reports.extract import Extractor, Report

PUBLISHED = date(2025, 11, 28)
# Report, actor1, actor2, claimed_by; in a clash the armed group stands first, as in the packaged table.
CASES = [
    (
        (
            "Three Chinese workers were killed on Wednesday by a drone in Shamsiddin Shohin district. The "
            "Taliban's foreign ministry condemned the attack."
        ),
        "",
        "Civilians (China)",
        "",
    ),
    (
        (
            "Three Chinese workers were killed on Wednesday by a drone in Shamsiddin Shohin district. The "
            "Taliban condemned the attack and promised to help with the investigation."
        ),
        "",
        "Civilians (China)",
        "",
    ),
    (
        (
            "Three Chinese workers were killed on Wednesday in an attack from Taliban-controlled territory "
            "in Shamsiddin Shohin district."
        ),
        "",
        "Civilians (China)",
        "",
    ),
    (
        (
            "Gunmen shot dead two traders in Kunduz city on Wednesday. The Taliban police have opened an "
            "investigation."
        ),
        "Unidentified armed group",
        "Civilians",
        "",
    ),
    (
        (
            "Gunmen shot dead a former army officer in Imam Sahib district of Kunduz on Wednesday, residents"
            " said. The Taliban have arrested three suspects."
        ),
        "Unidentified armed group",
        "Civilians",
        "",
    ),
    (
        (
            "Taliban forces arrested two members of the Islamic State in Imam Sahib district of Kunduz on "
            "Wednesday."
        ),
        "Taliban",
        "Islamic State",
        "",
    ),
    (
        ("Taliban intelligence killed two Islamic State fighters in a raid in Kunduz city on Wednesday."),
        "Taliban",
        "Islamic State",
        "",
    ),
    (
        (
            "The National Resistance Front said its fighters attacked a Taliban checkpoint in Warsaj "
            "district of Takhar on Wednesday, killing three Taliban."
        ),
        "National Resistance Front",
        "Taliban",
        "National Resistance Front",
    ),
    (
        (
            "Three Taliban fighters were killed on Wednesday when a bomb went off under their vehicle in "
            "Faizabad, Badakhshan. No group has claimed responsibility."
        ),
        "",
        "Taliban",
        "nobody",
    ),
    (
        (
            "A suicide bomber killed five people outside a bank in Kunduz on Tuesday, Taliban officials "
            "said. Islamic State claimed the attack."
        ),
        "Islamic State",
        "Civilians",
        "Islamic State",
    ),
    (
        (
            "Tajik border guards killed two Afghan smugglers near the village of Sarigor in Shamsiddin "
            "Shohin district on Wednesday."
        ),
        "Smugglers (Afghanistan)",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        (
            "Smugglers opened fire on a Tajik border patrol in Farkhor district on Wednesday; one guard was "
            "wounded."
        ),
        "Smugglers",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        ("Tajik border guards and Taliban fighters exchanged fire near Davang on Wednesday."),
        "Taliban",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        (
            "Two farmers were wounded on Wednesday when a mine exploded in a field in Dasht-e Archi, Kunduz."
            " Taliban officials urged people to keep away from unmarked fields."
        ),
        "",
        "Civilians",
        "",
    ),
    (
        (
            "Villagers in Darayim district of Badakhshan clashed with Taliban forces over the destruction of"
            " poppy fields on Wednesday; two villagers were killed."
        ),
        "Taliban",
        "Civilians",
        "",
    ),
    (
        (
            "Taliban forces opened fire on protesters in Argo district of Badakhshan on Wednesday, killing "
            "two farmers."
        ),
        "Taliban",
        "Civilians",
        "",
    ),
    (
        (
            "Armed men kidnapped a miner in Yawan district of Badakhshan on Wednesday. The Taliban deny that"
            " their men were involved."
        ),
        "Unidentified armed group",
        "Civilians",
        "",
    ),
    (
        (
            "В среду дрон атаковал лагерь китайских рабочих в районе Шамсиддин Шохин, погибли три гражданина"
            " КНР. МИД «Талибана» осудил нападение."
        ),
        "",
        "Civilians (China)",
        "",
    ),
    (
        (
            "В среду неизвестные напали на лагерь рабочих в Дарвазском районе, двое граждан Китая погибли. "
            "Правительство талибов выразило соболезнования."
        ),
        "Unidentified armed group",
        "Civilians (China)",
        "",
    ),
    (
        (
            "В среду в Кундузе взорвалась мина, погибли два боевика «Талибана». Ответственность за взрыв "
            "взял на себя Фронт национального сопротивления."
        ),
        "National Resistance Front",
        "Taliban",
        "National Resistance Front",
    ),
    (
        (
            "В среду таджикские пограничники ликвидировали трёх контрабандистов на участке Шамсиддин "
            "Шохинского района."
        ),
        "Smugglers",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        ("Талибы задержали в среду в уезде Имам-Сахиб провинции Кундуз двух боевиков ИГИЛ."),
        "Taliban",
        "Islamic State",
        "",
    ),
    (
        ("В среду в Тахаре боевики Фронта свободы напали на пост талибов, убиты двое талибов."),
        "Afghanistan Freedom Front",
        "Taliban",
        "",
    ),
    (
        (
            "В среду с территории Афганистана, подконтрольной талибам, был обстрелян пограничный наряд в "
            "Фархорском районе. Один пограничник ранен. Талибы заявили о непричастности."
        ),
        "",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        (
            "Рӯзи чоршанбе дар ноҳияи Шамсиддин Шоҳин дар натиҷаи ҳамлаи дрон се шаҳрванди Чин кушта шуданд."
            " Вазорати корҳои хориҷии Толибон ин ҳамларо маҳкум кард."
        ),
        "",
        "Civilians (China)",
        "",
    ),
    (
        ("Рӯзи чоршанбе марзбонони тоҷик дар ноҳияи Фархор ду қочоқбари афғонро нобуд карданд."),
        "Smugglers (Afghanistan)",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        ("Рӯзи чоршанбе дар вилояти Қундуз Толибон ду узви ДОИШ-ро боздошт карданд."),
        "Taliban",
        "Islamic State",
        "",
    ),
    (
        (
            "Ҷабҳаи муқовимати миллӣ рӯзи чоршанбе ба посгоҳи Толибон дар ноҳияи Варсаҷи вилояти Тахор ҳамла"
            " кард. Се ҷангҷӯи Толибон кушта шуданд."
        ),
        "National Resistance Front",
        "Taliban",
        "",
    ),
    (
        (
            "روز چهارشنبه در حمله پهپادی در ولسوالی شمس‌الدین شاهین سه شهروند چین کشته شدند. وزارت خارجه "
            "طالبان این حمله را نکوهش کرد."
        ),
        "",
        "Civilians (China)",
        "",
    ),
    (
        (
            "روز چهارشنبه سه کارگر چینایی در حمله‌ای در ولسوالی درواز تاجیکستان کشته شدند. طالبان این حمله "
            "را محکوم کرده‌اند."
        ),
        "",
        "Civilians (China)",
        "",
    ),
    (
        ("نیروهای طالبان روز چهارشنبه دو عضو داعش را در ولسوالی امام‌صاحب ولایت قندوز بازداشت کردند."),
        "Taliban",
        "Islamic State",
        "",
    ),
    (
        (
            "روز چهارشنبه جبهه مقاومت ملی بر پاسگاه طالبان در ولسوالی ورسج ولایت تخار حمله کرد. در این حمله "
            "سه جنگجوی طالبان کشته شدند."
        ),
        "National Resistance Front",
        "Taliban",
        "",
    ),
    (
        (
            "روز چهارشنبه افراد مسلح ناشناس یک بزرگ قومی را در ولسوالی خان‌آباد قندوز کشتند. مسئولان طالبان "
            "می‌گویند که تحقیقات آغاز شده است."
        ),
        "Unidentified armed group",
        "Civilians",
        "",
    ),
    (
        ("روز چهارشنبه جنگجویان طالبان بر باشندگان ولسوالی درایم بدخشان آتش گشودند؛ دو دهقان کشته شدند."),
        "Taliban",
        "Civilians",
        "",
    ),
    (
        (
            "روز چهارشنبه انفجار ماین در شهر فیض‌آباد بدخشان جان دو طالب را گرفت. هیچ گروهی مسئولیت آن را "
            "نپذیرفته است."
        ),
        "",
        "Taliban",
        "nobody",
    ),
    (
        (
            "Unidentified assailants threw a hand grenade at a Taliban patrol in Khanabad district on "
            "Tuesday, wounding two. The Taliban's local police chief said the assailants had fled."
        ),
        "Unidentified armed group",
        "Taliban",
        "",
    ),
    (
        (
            "Four policemen and seven Taliban were killed in a battle for a checkpoint in Imam Sahib on "
            "Tuesday, a provincial council member said."
        ),
        "Taliban",
        "Police (Afghanistan)",
        "",
    ),
    (
        (
            "A rocket fired from the Afghan side hit a house in Hamadoni district on Tuesday; a woman was "
            "wounded. Tajikistan has asked the Taliban authorities for an explanation."
        ),
        "",
        "Civilians",
        "",
    ),
    (
        (
            "Police in Khorugh said on Thursday they had arrested two men with 12 kg of heroin on Tuesday in"
            " Roshtqala."
        ),
        "Police (Tajikistan)",
        "",
        "",
    ),
    (
        (
            "Two children were killed on Tuesday when an old shell they were playing with exploded in Chah "
            "Ab. A Taliban spokesman in Takhar confirmed it."
        ),
        "",
        "Civilians",
        "",
    ),
    (
        (
            "Во вторник в уезде Ханабад провинции Кундуз неизвестные бросили гранату в патруль талибов, двое"
            " ранены."
        ),
        "Unidentified armed group",
        "Taliban",
        "",
    ),
    (
        (
            "Во вторник бойцы ФНС напали на колонну «Талибана» в уезде Фархар, погибли два талиба. Талибы "
            "инцидент не комментировали."
        ),
        "National Resistance Front",
        "Taliban",
        "",
    ),
    (
        (
            "Двое таджикских пограничников погибли во вторник в перестрелке с контрабандистами в Фархорском "
            "районе."
        ),
        "Smugglers",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        (
            "Во вторник в Мазари-Шарифе смертник подорвал себя у мечети, погибли пять человек. "
            "Ответственность за теракт взяла на себя группировка «Исламское государство». Талибы осудили "
            "теракт."
        ),
        "Islamic State",
        "",
        "Islamic State",
    ),
    (
        ("Во вторник талибы открыли огонь по протестующим в уезде Арго, погибли два крестьянина."),
        "Taliban",
        "Civilians",
        "",
    ),
    (
        (
            "Во вторник ракета, выпущенная с афганской территории, попала в дом в Хамадонийском районе, "
            "ранена женщина. Душанбе потребовал от талибов объяснений."
        ),
        "",
        "Civilians",
        "",
    ),
    (
        (
            "Рӯзи сешанбе дар ноҳияи Хонободи Қундуз афроди ношинос ба гашти Толибон норинҷак партофтанд, ду"
            " толиб захмӣ шуд."
        ),
        "Unidentified armed group",
        "Taliban",
        "",
    ),
    (
        (
            "Рӯзи сешанбе дар Мазори Шариф маргталабе худро тарконд, панҷ кас кушта шуд. Масъулияти ҳамларо "
            "ДОИШ ба дӯш гирифт."
        ),
        "Islamic State",
        "",
        "Islamic State",
    ),
    (
        ("Рӯзи сешанбе дар ноҳияи Фархор дар задухӯрд бо қочоқбарон ду марзбони тоҷик кушта шуд."),
        "Smugglers",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        ("Рӯзи сешанбе Толибон дар ноҳияи Арғу ба сӯи эътирозгарон тир кушода, ду деҳқонро куштанд."),
        "Taliban",
        "Civilians",
        "",
    ),
    (
        (
            "Рӯзи сешанбе дар ноҳияи Ҳамадонӣ аз ҷониби Афғонистон мушак афтод, як зан захмӣ шуд. Толибон "
            "мегӯянд, ки аз ин ҳодиса хабар надоранд."
        ),
        "",
        "Civilians",
        "",
    ),
    (
        (
            "روز سه‌شنبه افراد ناشناس در ولسوالی خان‌آباد قندوز بر گزمه طالبان بمب دستی پرتاب کردند که دو "
            "طالب زخمی شدند."
        ),
        "Unidentified armed group",
        "Taliban",
        "",
    ),
    (
        (
            "روز سه‌شنبه یک مهاجم انتحاری در شهر مزارشریف خود را منفجر کرد و پنج تن کشته شدند. گروه داعش "
            "مسئولیت این حمله را بر عهده گرفت."
        ),
        "Islamic State",
        "",
        "Islamic State",
    ),
    (
        (
            "روز سه‌شنبه در درگیری میان مرزبانان تاجیک و قاچاقچیان در ولسوالی فرخار تاجیکستان دو مرزبان کشته"
            " شدند."
        ),
        "Smugglers",
        "Border guards (Tajikistan)",
        "",
    ),
    (
        ("روز سه‌شنبه طالبان در ولسوالی ارگوی بدخشان بر معترضان آتش گشودند و دو دهقان را کشتند."),
        "Taliban",
        "Civilians",
        "",
    ),
    (
        (
            "روز سه‌شنبه در انفجار یک ماین کنار جاده در قندوز دو جنگجوی طالبان کشته شدند. پولیس طالبان "
            "می‌گوید تحقیقات آغاز شده است."
        ),
        "",
        "Taliban",
        "",
    ),
    (
        (
            "روز سه‌شنبه مردان مسلح یک عضو پیشین پولیس را در ولسوالی خواجه غار کشتند. خانواده او طالبان را "
            "متهم می‌کند اما طالبان این اتهام را رد کرده‌اند."
        ),
        "Unidentified armed group",
        "Civilians",
        "",
    ),
]


@pytest.mark.parametrize(("text", "actor1", "actor2", "claimed_by"), CASES)
def test_parties(text: str, actor1: str, actor2: str, claimed_by: str) -> None:
    """Who condemns, denies, investigates, rules or speaks did not do it; whose post was attacked was hit."""
    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert (one.values["actor1"], one.values["actor2"]) == (actor1, actor2)
    assert (one.values["claimed_by"] or "") == claimed_by


def test_actors_rest_on_words() -> None:
    """Who acted, upon whom, who claims it, who was hit: each has its words and sentence."""
    text = (
        "Gunmen killed two Chinese engineers in Rustaq district on Tuesday. "
        "Islamic State claimed responsibility the next day."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    words = {item.field: item.text for item in one.evidence}
    assert words["actor1"] == words["claimed_by"] == "claimed responsibility"
    assert words["actor2"] == "killed two Chinese engineers"
    assert words["victims"] == "killed two Chinese engineers"
    for item in one.evidence:
        assert text[item.start : item.end] == item.text
        assert item.text in item.sentence


def test_victims_are_told_with_their_role_and_country() -> None:
    """What the people were, and whose citizens, as far as the figures' own words tell."""
    text = (
        "A Chinese driver was killed when militants attacked a convoy near Ayvaj on Tuesday. "
        "Two border guards were wounded."
    )

    (one,) = Extractor().incidents(Report(text, published=PUBLISHED))

    assert one.values["victims"] == "civilians (China); security forces"
