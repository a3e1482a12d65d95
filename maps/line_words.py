"""The words of a map, a strip or a report that name the line which incidents are measured against."""

import shapely

from gazetteer.shown import one_line
from geo.border.line import Border, given_border, load_border
from geo.border.neighbours import ADJECTIVES
from maps.errors import StyleError
from maps.words import LANGUAGES, degrees_text, digits, words

# A name longer than this would push all else off a legend.
LONGEST_NAME = 48

# Of each neighbour, "Tajik and its" in every language; the Russian adjective lacks its ending.
_PAIRS = {
    "UZ": ("Tajik–Uzbek", "таджикско-узбекск", "Тоҷикистону Ӯзбекистон", "تاجیکستان و ازبکستان"),
    "KG": ("Tajik–Kyrgyz", "таджикско-киргизск", "Тоҷикистону Қирғизистон", "تاجیکستان و قرغزستان"),
    "CN": ("Tajik–Chinese", "таджикско-китайск", "Тоҷикистону Чин", "تاجیکستان و چین"),
}

# Words that name the border with a neighbour. One row a word: key, then as in `maps.words`.
_NAMED_BORDER = (
    ("line", "{pair} border", "{pair}ая граница", "сарҳади {pair}", "مرز {pair}"),
    ("title", "Incidents along the {pair} border", "Инциденты на {pair}ой границе",
     "Ҳодисаҳо дар сарҳади {pair}", "رویدادها در مرز {pair}"),
    ("strip_title", "The {pair} border unrolled", "{pair}ая граница, развёрнутая в линию",
     "Сарҳади {pair} дар як хат", "مرز {pair} در یک خط"),
    ("series_title", "Incidents along the {pair} border, {by}", "Инциденты на {pair}ой границе, {by}",
     "Ҳодисаҳо дар сарҳади {pair}, {by}", "رویدادها در مرز {pair}، {by}"),
    ("report_title", "Report on incidents along the {pair} border", "Отчёт об инцидентах на {pair}ой границе",
     "Гузориш дар бораи ҳодисаҳо дар сарҳади {pair}", "گزارش رویدادهای مرز {pair}"),
    ("measured_to", "the {pair} border of OpenStreetMap", "{pair}ой границы по данным OpenStreetMap",
     "сарҳади {pair} аз OpenStreetMap", "مرز {pair} از OpenStreetMap"),
)  # fmt: skip

# Words that name a line which somebody brought.
_NAMED_LINE = (
    ("line", "line “{name}”", "линия «{name}»", "хати «{name}»", "خط «{name}»"),
    ("title", "Incidents along the line “{name}”", "Инциденты вдоль линии «{name}»",
     "Ҳодисаҳо дар тӯли хати «{name}»", "رویدادها در امتداد خط «{name}»"),
    ("strip_title", "The line “{name}” unrolled", "Линия «{name}», развёрнутая в прямую",
     "Хати «{name}» дар як хати рост", "خط «{name}» به شکل خط راست"),
    ("series_title", "Incidents along the line “{name}”, {by}", "Инциденты вдоль линии «{name}», {by}",
     "Ҳодисаҳо дар тӯли хати «{name}», {by}", "رویدادها در امتداد خط «{name}»، {by}"),
    ("report_title", "Report on incidents along the line “{name}”",
     "Отчёт об инцидентах вдоль линии «{name}»", "Гузориш дар бораи ҳодисаҳо дар тӯли хати «{name}»",
     "گزارش رویدادها در امتداد خط «{name}»"),
    ("measured_to", "the line “{name}” as it was given", "линии «{name}» в том виде, как она дана",
     "хати додашудаи «{name}»", "خط داده‌شدهٔ «{name}»"),
)  # fmt: skip

# What is said of every border but the packaged one.
_BORDER = (
    ("chainage", "kilometres along the border from its start at {lat}, {lon}",
     "километры вдоль границы от её начала ({lat}, {lon})",
     "километр дар тӯли сарҳад аз оғози он ({lat}, {lon})",
     "کیلومتر در امتداد مرز از آغاز آن ({lat}، {lon})"),
    ("time_away", "Time runs away from the border on both sides; the side is that of the place.",
     "Время идёт от границы в обе стороны; сторона – по месту.",
     "Вақт аз сарҳад ба ҳар ду тараф меравад; тараф аз рӯйи ҷой аст.",
     "زمان از مرز به هر دو سو می‌رود؛ سو بر پایهٔ محل است."),
    ("left", "left of the border", "слева от границы", "тарафи чапи сарҳад", "سمت چپ مرز"),
    ("right", "right of the border", "справа от границы", "тарафи рости сарҳад", "سمت راست مرز"),
    ("strip_label",
     ("The incidents along the border, from its start to its end, and in time, old at the bottom; "
      "the list has them all"),
     "Инциденты вдоль границы, от её начала до конца, и во времени, старые внизу; все они есть в списке",
     "Ҳодисаҳо қад-қади сарҳад, аз оғоз то охири он, ва дар вақт, кӯҳнаҳо дар поён; ҳама дар рӯйхат ҳаст",
     "رویدادها در طول مرز، از آغاز تا پایان آن، و در زمان، کهنه‌ها در پایین؛ همه در فهرست هست"),
)  # fmt: skip

# What is said of a line that may be no border.
_LINE = (
    ("chainage", "kilometres along the line from its start at {lat}, {lon}",
     "километры вдоль линии от её начала ({lat}, {lon})", "километр дар тӯли хат аз оғози он ({lat}, {lon})",
     "کیلومتر در امتداد خط از آغاز آن ({lat}، {lon})"),
    ("time_away", "Time runs away from the line on both sides; the side is that of the place.",
     "Время идёт от линии в обе стороны; сторона – по месту.",
     "Вақт аз хат ба ҳар ду тараф меравад; тараф аз рӯйи ҷой аст.",
     "زمان از خط به هر دو سو می‌رود؛ سو بر پایهٔ محل است."),
    ("left", "left of the line", "слева от линии", "тарафи чапи хат", "سمت چپ خط"),
    ("right", "right of the line", "справа от линии", "тарафи рости хат", "سمت راست خط"),
    ("along", "Along the line", "Вдоль линии", "Дар тӯли хат", "در امتداد خط"),
    ("nothing_near", "No incident with a known place and date lies within {km} km of the line.",
     "В пределах {km} км от линии нет инцидентов с известными местом и датой.",
     "Дар масофаи то {km} км аз хат ҳодисае бо ҷой ва санаи маълум нест.",
     "تا فاصلهٔ {km} کیلومتر از خط رویدادی با محل و تاریخ معلوم نیست."),
    ("zones", "Distance to the line", "Расстояние до линии", "Масофа то хат", "فاصله تا خط"),
    ("frontier", "state border", "государственная граница", "сарҳади давлатӣ", "مرز کشورها"),
    ("col_km", "km from the line", "км от линии", "км аз хат", "کیلومتر از خط"),
    ("km_from_border", "{km} km from the line", "{km} км от линии", "{km} км аз хат", "{km} کیلومتر از خط"),
    ("order_nearest", "nearest to the line first", "сначала ближайшие к линии",
     "аввал наздиктарин ба хат", "نخست نزدیک‌ترین به خط"),
    ("strip", "Line strip", "Лента линии", "Навори хат", "نوار خط"),
    ("strip_label",
     ("The incidents along the line, from its start to its end, and in time, old at the bottom; "
      "the list has them all"),
     "Инциденты вдоль линии, от её начала до конца, и во времени, старые внизу; все они есть в списке",
     "Ҳодисаҳо қад-қади хат, аз оғоз то охири он, ва дар вақт, кӯҳнаҳо дар поён; ҳама дар рӯйхат ҳаст",
     "رویدادها در طول خط، از آغاز تا پایان آن، و در زمان، کهنه‌ها در پایین؛ همه در فهرست هست"),
    ("facet_zone", "Distance to the line", "Расстояние до линии", "Масофа то хат", "فاصله تا خط"),
    ("facet_reach", "Reach of the line", "Участок линии", "Қитъаи хат", "بخش خط"),
    ("outside_zone", "farther than 50 km from the line: {n}", "дальше 50 км от линии: {n}",
     "дуртар аз 50 км аз хат: {n}", "دورتر از ۵۰ کیلومتر از خط: {n}"),
    ("zones_note",
     ("Bands along the line are drawn to within 100 m, the line itself to within 50 m; distances in figures "
      "are exact to the line as it was given."),
     ("Полосы вдоль линии показаны с точностью до 100 м, сама линия – до 50 м; расстояния в цифрах точны "
      "относительно линии в том виде, как она дана."),
     ("Навораҳо қад-қади хат бо дақиқии 100 м, худи хат бо дақиқии 50 м кашида шудаанд; масофаҳо дар рақам "
      "нисбат ба хати додашуда дақиқанд."),
     ("نوارهای کنار خط با دقت ۱۰۰ متر و خود خط با دقت ۵۰ متر کشیده شده است؛ فاصله‌ها در ارقام نسبت به خط "
      "داده‌شده دقیق است.")),
    ("field:border_km", "Distance to the line, km", "Расстояние до линии, км", "Масофа то хат, км",
     "فاصله تا خط، کیلومتر"),
    ("field:chainage_km", "Along the line, km", "Вдоль линии, км", "Қад-қади хат, км",
     "در طول خط، کیلومتر"),
    ("field:nearest_lon", "Nearest point of the line, longitude", "Ближайшая точка линии, долгота",
     "Нуқтаи наздиктарини хат, тӯл", "نزدیک‌ترین نقطهٔ خط، طول"),
    ("field:nearest_lat", "Nearest point of the line, latitude", "Ближайшая точка линии, широта",
     "Нуқтаи наздиктарини хат, арз", "نزدیک‌ترین نقطهٔ خط، عرض"),
)  # fmt: skip


def own_line(border: Border | None) -> Border | None:
    """
    Return the line that was given in place of the packaged border; None where it is that border.

    Raises
    ------
    StyleError
        If it is no `Border`.
    """
    given = given_border(border, StyleError)
    return None if given == load_border() else given


def words_along(language: str, border: Border | None = None) -> dict[str, str]:
    """
    Return the words of a map in a language, naming the line that the incidents were measured against.

    Raises
    ------
    StyleError
        If there are no words in that language.
    """
    return words(language) | line_words(language, border)


def line_words(language: str, border: Border | None = None) -> dict[str, str]:
    """
    Return the words that depend on the line; they go before those of `words` and of the page.

    Parameters
    ----------
    language
        en, ru, tg or fa.
    border
        The packaged one by default. The border with a neighbour has its name in each language; any other line
        has the one it was given, between quotes.

    Returns
    -------
    words
        By key; `reach:NAME` is what a reach is called.
    """
    usual, own = words(language), own_line(border)
    if own is None:
        reaches = {f"reach:{reach.name}": usual[reach.name] for reach in load_border().reaches}
        return {"line": usual["border"], "left": usual["TJ"], "right": usual["AF"], **reaches}
    code = next((code for code in _PAIRS if own.name == f"{ADJECTIVES[code]} border"), "")
    place = LANGUAGES.index(language)
    said = {row[0]: row[1 + place] for row in (_BORDER if code else _LINE)}
    lon, lat = shapely.get_coordinates(own.course)[0].tolist()
    start = {"lat": degrees_text(lat, "lat", usual), "lon": degrees_text(lon, "lon", usual)}
    said["chainage"] = said["chainage"].format(**start)
    for key, country in zip(("left", "right"), own.sides, strict=True):
        said[key] = usual.get(country, said[key])
    said |= _named(_NAMED_BORDER, place, "{pair}", _PAIRS[code][place]) if code else {}
    said |= {} if code else _named(_NAMED_LINE, place, "{name}", shown_name(own))
    return said | {"border": said["line"], f"reach:{own.name}": said["line"] if code else shown_name(own)}


def _named(rows: tuple[tuple[str, ...], ...], place: int, blank: str, name: str) -> dict[str, str]:
    """Return words with the name of the line in their blank, their first letter a capital."""
    filled = {}
    for row in rows:
        # what is filled in later is no part of a name
        safe = name.replace("{", "{{").replace("}", "}}") if "{by}" in row[1 + place] else name
        text = row[1 + place].replace(blank, safe)
        filled[row[0]] = text if row[0] == "measured_to" else text[:1].upper() + text[1:]
    return filled


def line_told(title: str | None, own: Border | None, text: dict[str, str]) -> list[str]:
    """Return the name of the line, for the text of a picture under a title of one's own; else nothing."""
    return [] if own is None or title is None else [text["line"]]


def why_no_strip(own: Border | None, text: dict[str, str]) -> str:
    """Return why there is no strip along a line of one's own; nothing where there is one."""
    if own is None or own.reaches:
        return ""
    count = digits(f"{shapely.get_num_geometries(own.course)}", text)
    return text["no_strip"].format(line=text["line"], n=count)


def shown_name(border: Border) -> str:
    """Return the name of a line on one line, the end of a long one left out."""
    name = one_line(border.name)
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
