"""The words on a map in the region's languages: English, Russian, Tajik, and Persian as in Kabul."""

from maps.errors import StyleError

LANGUAGES = ("en", "ru", "tg", "fa")

# One row a word: key, English, Russian, Tajik, Dari.
_TABLE = (
    ("title", "Incidents along the Tajik–Afghan border", "Инциденты на таджикско-афганской границе",
     "Ҳодисаҳо дар сарҳади Тоҷикистон ва Афғонистон", "رویدادها در مرز تاجیکستان و افغانستان"),
    ("strip_title", "The Tajik–Afghan border unrolled", "Таджикско-афганская граница, развёрнутая в линию",
     "Сарҳади Тоҷикистону Афғонистон дар як хат", "مرز تاجیکستان و افغانستان در یک خط"),
    ("chainage", "kilometres along the border from the Uzbek tripoint",
     "километры вдоль границы от стыка с Узбекистаном", "километр дар тӯли сарҳад аз гӯшаи Ӯзбекистон",
     "کیلومتر در امتداد مرز از نقطهٔ ازبکستان"),
    ("rate", "incidents per 100 km", "инцидентов на 100 км", "ҳодисаҳо дар 100 км",
     "رویداد در هر ۱۰۰ کیلومتر"),
    ("chance", "95 % of what chance gives", "95 % случайных распределений", "95 % тақсимоти тасодуфӣ",
     "۹۵٪ توزیع تصادفی"),
    ("busier", "more than chance", "больше, чем случайно", "зиёда аз тасодуф", "بیش از تصادف"),
    ("series_title", "Incidents along the Tajik–Afghan border, {by}",
     "Инциденты на таджикско-афганской границе, {by}", "Ҳодисаҳо дар сарҳади Тоҷикистону Афғонистон, {by}",
     "رویدادها در مرز تاجیکستان و افغانستان، {by}"),
    ("by_year", "by year", "по годам", "аз рӯйи сол", "به تفکیک سال"),
    ("by_quarter", "by quarter", "по кварталам", "аз рӯйи семоҳа", "به تفکیک سه‌ماهه"),
    ("by_month", "by month", "по месяцам", "аз рӯйи моҳ", "به تفکیک ماه"),
    ("by_type", "by type", "по видам", "аз рӯйи навъ", "به تفکیک نوع"),
    ("only_with", "Only periods with incidents are shown.", "Показаны только периоды с инцидентами.",
     "Танҳо давраҳои дорои ҳодиса нишон дода шудаанд.", "تنها دوره‌های دارای رویداد نشان داده شده‌اند."),
    ("counts_title", "Incidents in numbers", "Инциденты в числах", "Ҳодисаҳо дар рақам",
     "رویدادها در اعداد"),
    ("counts_time", "Incidents {by}", "Инциденты {by}", "Ҳодисаҳо {by}", "رویدادها {by}"),
    ("counts_dead", "Fatalities by type: best figure, and from the lowest to the highest reported",
     "Погибшие по видам: лучшая оценка и от наименьшей до наибольшей",
     "Кушташудагон аз рӯйи навъ: рақами беҳтарин ва аз камтарин то бештарин",
     "کشته‌شدگان به تفکیک نوع: بهترین رقم، و از کمترین تا بیشترین"),
    ("report_title", "Report on incidents along the Tajik–Afghan border",
     "Отчёт об инцидентах на таджикско-афганской границе",
     "Гузориш дар бораи ҳодисаҳо дар сарҳади Тоҷикистону Афғонистон",
     "گزارش رویدادهای مرز تاجیکستان و افغانستان"),
    ("table", "The incidents", "Инциденты", "Ҳодисаҳо", "رویدادها"),
    ("col_date", "Date", "Дата", "Сана", "تاریخ"),
    ("col_place", "Place", "Место", "Ҷой", "محل"),
    ("col_km", "km from the border", "км от границы", "км аз сарҳад", "کیلومتر از مرز"),
    ("col_source", "Source", "Источник", "Сарчашма", "منبع"),
    ("measured_to", "the border line of OpenStreetMap", "линии границы по данным OpenStreetMap",
     "хати сарҳади OpenStreetMap", "خط مرزی OpenStreetMap"),
    ("no_strip",
     ("{line}: its {n} pieces do not join end to end, so that there are no kilometres along it, and no strip "
      "is drawn; distances to it are as usual."),
     ("{line}: состоит из отдельных частей ({n}), поэтому километров вдоль неё нет и лента не построена; "
      "расстояния до неё – как обычно."),
     ("{line}: аз {n} қисми ҷудогона иборат аст, бинобар ин километрҳо дар тӯли он нестанд ва навор "
      "кашида нашудааст; масофаҳо то он чун ҳамешаанд."),
     ("{line}: از {n} بخش جدا تشکیل شده است؛ ازاین‌رو کیلومتری در امتداد آن نیست و نوار رسم نشده است؛ "
      "فاصله‌ها تا آن مانند همیشه است.")),
    ("method", "Method", "Метод", "Усул", "روش"),
    ("method_text",
     ("Place names were looked up in the gazetteer; a place known only as an area or a neighbourhood "
      "has the radius of "
      "that area. Distances are geodesic on the WGS 84 ellipsoid, from the place to {line}; in "
      "brackets stand the limits between which the distance lies with 95 % probability, given the "
      "radius. Fatalities are "
      "the best figure reported, with the lowest and the highest where reports differ. Incidents "
      "without a place or a "
      "date are in the table, and counted where a figure leaves them out."),
     ("Названия мест найдены в газеттире; место, известное лишь как район или окрестность, имеет "
      "радиус этого района. "
      "Расстояния – геодезические на эллипсоиде WGS 84, от места до {line}; в скобках – "
      "пределы, между которыми расстояние лежит с вероятностью 95 % при этом радиусе. Число погибших – "
      "лучшая из "
      "сообщённых оценок, с наименьшей и наибольшей, где сообщения расходятся. Инциденты без места или "
      "даты есть в "
      "таблице и сосчитаны там, где рисунок их не показывает."),
     ("Номҳои ҷойҳо дар газеттир ёфта шудаанд; ҷое, ки танҳо ҳамчун ноҳия ё атроф маълум аст, радиуси "
      "ҳамон ноҳияро "
      "дорад. Масофаҳо геодезӣ дар эллипсоиди WGS 84 буда, аз ҷой то {line} чен "
      "шудаанд; дар қавс "
      "ҳудуде, ки масофа бо эҳтимоли 95 % дар байни он аст. Шумораи кушташудагон рақами беҳтарини "
      "хабарҳост, бо камтарин "
      "ва бештарин дар ҷое, ки хабарҳо фарқ мекунанд. Ҳодисаҳои бе ҷой ё бе сана дар ҷадвал ҳастанд."),
     ("نام محل‌ها در فرهنگ جغرافیایی یافته شده‌اند؛ محلی که تنها به‌صورت یک ناحیه معلوم است، شعاع همان "
      "ناحیه را دارد. "
      "فاصله‌ها ژئودزیک بر بیضوی WGS 84 و از محل تا {line} هستند؛ در پرانتز حدودی آمده "
      "که فاصله با احتمال "
      "۹۵٪ میان آن‌ها است. شمار کشته‌شدگان بهترین رقم گزارش‌شده است، با کمترین و بیشترین در جایی که "
      "گزارش‌ها اختلاف دارند.")),
    ("density", "Incidents in a cell", "Инцидентов в ячейке", "Ҳодисаҳо дар катак", "رویدادها در هر خانه"),
    ("along", "Along the border", "Вдоль границы", "Дар тӯли сарҳад", "در امتداد مرز"),
    ("stretch", "where along it, if not known", "где вдоль неё, если неизвестно",
     "дар куҷои он, агар номаълум",
     "کجای آن، اگر نامعلوم"),
    ("time_away", "Time runs away from the border on both banks; the bank is that of the place.",
     "Время идёт от границы в обе стороны; берег – по месту.",
     "Вақт аз сарҳад ба ҳар ду тараф меравад; соҳил аз рӯйи ҷой аст.",
     "زمان از مرز به هر دو سو می‌رود؛ کرانه بر پایهٔ محل است."),
    ("far", "farther than {km} km: {n}", "дальше {km} км: {n}", "дуртар аз {km} км: {n}",
     "دورتر از {km} کیلومتر: {n}"),
    ("nothing_near", "No incident with a known place and date lies within {km} km of the border.",
     "В пределах {km} км от границы нет инцидентов с известными местом и датой.",
     "Дар масофаи то {km} км аз сарҳад ҳодисае бо ҷой ва санаи маълум нест.",
     "تا فاصلهٔ {km} کیلومتر از مرز رویدادی با محل و تاریخ معلوم نیست."),
    ("undated", "without a date: {n}", "без даты: {n}", "бе сана: {n}", "بدون تاریخ: {n}"),
    ("Battles", "Battles", "Боевые столкновения", "Задухӯрдҳо", "درگیری‌ها"),
    ("Explosions/Remote violence", "Explosions, remote violence", "Взрывы, удары на расстоянии",
     "Таркишҳо, зарбаҳо аз дур", "انفجارها و حملات از راه دور"),
    ("Violence against civilians", "Violence against civilians", "Насилие против гражданских лиц",
     "Зӯроварӣ бар зидди шаҳрвандон", "خشونت علیه غیرنظامیان"),
    ("Riots", "Riots", "Беспорядки", "Бетартибиҳо", "شورش‌ها"),
    ("Protests", "Protests", "Протесты", "Эътирозҳо", "اعتراض‌ها"),
    ("Strategic developments", "Strategic developments", "Стратегические события", "Рӯйдодҳои стратегӣ",
     "تحولات راهبردی"),
    ("Other", "Other", "Прочее", "Дигар", "دیگر"),
    ("type", "Type of event", "Вид события", "Навъи ҳодиса", "نوع رویداد"),
    ("fatalities", "Fatalities", "Погибшие", "Кушташудагон", "کشته‌شدگان"),
    ("fatalities_few", "few, none or not known", "мало, нет или неизвестно", "кам, нест ё номаълум",
     "کم، هیچ یا نامعلوم"),
    ("place", "Place", "Место", "Ҷой", "محل"),
    ("exact", "known to 5 km", "известно до 5 км", "то 5 км маълум", "معلوم تا ۵ کیلومتر"),
    ("imprecise", "known less well", "известно хуже", "камтар маълум", "کمتر معلوم"),
    ("disc", "where it may have been", "где это могло быть", "ҷойи имконпазир", "محدودهٔ احتمالی"),
    ("spread", "moved aside from its place", "отнесено от своего места", "аз ҷояш дур кашида шуд",
     "کنار محل خود نهاده شده"),
    ("zones", "Distance to the border", "Расстояние до границы", "Масофа то сарҳад", "فاصله تا مرز"),
    ("within_km", "within {km} km", "до {km} км", "то {km} км", "تا {km} کیلومتر"),
    ("lines", "Lines and places", "Линии и пункты", "Хатҳо ва маҳалҳо", "خطوط و محل‌ها"),
    ("border", "Tajik–Afghan border", "Таджикско-афганская граница", "Сарҳади Тоҷикистону Афғонистон",
     "مرز تاجیکستان و افغانستان"),
    ("frontier", "other state border", "другая госграница", "сарҳади давлатии дигар", "مرز دیگر کشورها"),
    ("province", "province", "область, провинция", "вилоят", "ولایت"),
    ("river", "river, lake", "река, озеро", "дарё, кӯл", "دریا، جهیل"),
    ("town_1", "capital", "столица", "пойтахт", "پایتخت"),
    ("town_2", "provincial seat", "центр области", "маркази вилоят", "مرکز ولایت"),
    ("town_3", "district seat", "центр района", "маркази ноҳия", "مرکز ولسوالی"),
    ("Amu Darya", "Amu Darya", "Амударья", "Амударё", "آمودریا"),
    ("Panj", "Panj", "Пяндж", "Панҷ", "پنج"),
    ("Pamir", "Pamir", "Памир", "Помир", "پامیر"),
    ("Zorkul and beyond", "Zorkul and beyond", "Зоркуль и далее", "Зоркӯл ва минбаъд", "زورکول و آن‌سوتر"),
    ("TJ", "Tajikistan", "Таджикистан", "Тоҷикистон", "تاجیکستان"),
    ("AF", "Afghanistan", "Афганистан", "Афғонистон", "افغانستان"),
    ("UZ", "Uzbekistan", "Узбекистан", "Ӯзбекистон", "ازبکستان"),
    ("KG", "Kyrgyzstan", "Киргизия", "Қирғизистон", "قرغزستان"),
    ("CN", "China", "Китай", "Чин", "چین"),
    ("PK", "Pakistan", "Пакистан", "Покистон", "پاکستان"),
    ("TM", "Turkmenistan", "Туркмения", "Туркманистон", "ترکمنستان"),
    ("KZ", "Kazakhstan", "Казахстан", "Қазоқистон", "قزاقستان"),
    ("km", "km", "км", "км", "کیلومتر"),
    ("scale_at", "scale at {lat}", "масштаб на {lat}", "миқёс дар {lat}", "مقیاس در {lat}"),
    ("north", "N", "С", "Ш", "ش"),
    ("direction", "ltr", "ltr", "ltr", "rtl"),
    ("digits", "0123456789", "0123456789", "0123456789", "۰۱۲۳۴۵۶۷۸۹"),
    ("date", "%Y-%m-%d", "%d.%m.%Y", "%d.%m.%Y", "%Y/%m/%d"),
    ("lat_N", "N", " с. ш.", " а. ш.", " شمالی"),
    ("lat_S", "S", " ю. ш.", " а. ҷ.", " جنوبی"),
    ("lon_E", "E", " в. д.", " т. ш.", " شرقی"),
    ("lon_W", "W", " з. д.", " т. ғ.", " غربی"),
    ("Karakul", "Karakul", "Каракуль", "Қарокӯл", "قره‌کول"),
    ("Sarez", "Sarez", "Сарезское озеро", "Сарез", "سریز"),
    ("Zorkul", "Zorkul", "Зоркуль", "Зоркӯл", "زورکول"),
    ("Yashilkul", "Yashilkul", "Яшилькуль", "Яшилкӯл", "یشیل‌کول"),
    ("Chaqmaqtin", "Chaqmaqtin", "Чакмактын", "Чақмоқтин", "چقمقتین"),
    ("Shiva", "Shiva", "Шива", "Шева", "شیوه"),
    ("Zarafshon", "Zarafshon", "Зеравшан", "Зарафшон", "زرافشان"),
    ("Indus", "Indus", "Инд", "Ҳинд", "سند"),
    ("Naryn", "Naryn", "Нарын", "Норин", "نارین"),
    ("Syr Darya", "Syr Darya", "Сырдарья", "Сирдарё", "سیردریا"),
    ("projection", "Projection", "Проекция", "Проексия", "سیستم تصویر"),
    ("sources", "Sources", "Источники", "Сарчашмаҳо", "منابع"),
    ("incidents_cutoff", "Incidents {first} to {last}", "Инциденты с {first} по {last}",
     "Ҳодисаҳо аз {first} то {last}", "رویدادها از {first} تا {last}"),
    ("shown", "{n} of {of} incidents shown", "показано инцидентов: {n} из {of}",
     "ҳодисаҳои нишондода: {n} аз {of}",
     "رویدادهای نشان‌داده‌شده: {n} از {of}"),
    ("incident_sources", "Incidents as reported by {n} sources", "Инциденты по сообщениям источников: {n}",
     "Ҳодисаҳо аз рӯйи хабари сарчашмаҳо: {n}", "رویدادها به گزارش {n} منبع"),
    ("lcc", "Lambert conformal conic, parallels {parallels}, meridian {meridian}, WGS 84",
     "равноугольная коническая Ламберта, параллели {parallels}, меридиан {meridian}, WGS 84",
     "конусии мувофиқкунҷаи Ламберт, мувозиҳо {parallels}, нисфуннаҳор {meridian}, WGS 84",
     "مخروطی همدیس لامبرت، مدارهای {parallels}، نصف‌النهار {meridian}، WGS 84"),
    ("tmerc", "transverse Mercator, meridian {meridian}, WGS 84",
     "поперечная Меркатора, меридиан {meridian}, WGS 84",
     "Меркатори кӯндаланг, нисфуннаҳор {meridian}, WGS 84",
     "مرکاتور عرضی، نصف‌النهار {meridian}، WGS 84"),
    ("crossing", "border crossing", "пункт пропуска", "гузаргоҳи сарҳадӣ", "گذرگاه مرزی"),
    ("outside", "outside this map: {n}", "за пределами карты: {n}",
     "берун аз харита: {n}", "بیرون از نقشه: {n}"),
    ("too_vague", "too vague to draw: {n}", "слишком неопределённых для карты: {n}",
     "барои харита хеле номуайян: {n}", "برای نمایش بیش از اندازه مبهم: {n}"),
    ("unplaced", "without a place: {n}", "без места: {n}", "бе ҷой: {n}", "بی‌محل: {n}"),
    ("note", ("Borders are drawn as OpenStreetMap has them and imply no opinion on the "
     "status of any territory."),
     "Границы показаны по данным OpenStreetMap и не выражают мнения о статусе какой-либо территории.",
     ("Сарҳадҳо мувофиқи OpenStreetMap кашида шудаанд ва ҳеҷ гуна назарро "
     "оид ба вазъи ягон ҳудуд ифода намекунанд."),
     "مرزها مطابق OpenStreetMap ترسیم شده‌اند و بیانگر هیچ نظری دربارهٔ وضعیت هیچ قلمروی نیستند."),
)  # fmt: skip

_WORDS = {lang: {row[0]: row[1 + i] for row in _TABLE} for i, lang in enumerate(LANGUAGES)}


def words(language: str = "en") -> dict[str, str]:
    """
    Return the words of a language, by key.

    Parameters
    ----------
    language
        One of `LANGUAGES`; `fa` is Persian as written in Afghanistan (Dari).

    Raises
    ------
    StyleError
        If there are no words in that language.
    """
    if language not in _WORDS:
        raise StyleError(f"there are no words in the language {language!r}: use {', '.join(LANGUAGES)}")
    return dict(_WORDS[language])


def degrees_text(value: float, axis: str, language_words: dict[str, str]) -> str:
    """Return an angle in degrees and minutes with its side, as in 37°30′N; `axis` is lat or lon."""
    minutes = round(abs(value) * 60)
    side = ("N" if value >= 0 else "S") if axis == "lat" else ("E" if value >= 0 else "W")
    number = f"{minutes // 60}°{minutes % 60:02d}′" if minutes % 60 else f"{minutes // 60}°"
    # after an Arabic letter, the parts of a number would run from right to left: the marks keep it whole
    marks = "\u200f\u200e" if language_words["direction"] == "rtl" else ""
    return marks + digits(number, language_words) + language_words[f"{axis}_{side}"]


def digits(text: str, language_words: dict[str, str]) -> str:
    """Return text with its digits as the language writes them."""
    return text.translate(str.maketrans("0123456789", language_words["digits"]))
