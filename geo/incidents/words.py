"""The words around a place name that say how an event stands to it, in English, Russian, Tajik and Dari."""

from gazetteer.normalize import fold


def _folded(text: str) -> frozenset[str]:
    """Return the words of a list, folded as `gazetteer.normalize` folds the words of a text."""
    return frozenset(fold(word) for word in text.split())


# Somewhere about the place: a name with such a word beside it is known only to about ten kilometres.
NEAR = _folded(
    "near nearby close around outside beside by vicinity environs approaches surroundings adjacent "
    "близ вблизи около возле рядом неподалеку неподалёку недалеко окрестности окрестностях под у "
    "наздик наздики наздикии атроф атрофи гирду ҳавоии "
    "نزدیک نزدیکی اطراف حوالی پیرامون"
)
# About a town as far as "near"; of a district, some part of it.
AREA = _folded("area areas zone ҳудуди ҳудудҳои қитъаи зона зоне ساحه منطقه")
# A part of the place, or what lies on its edge.
EDGE = _folded(
    "suburb suburbs outskirts outskirt edge quarter neighbourhood neighborhood mahalla street square bazaar "
    "airport hospital "
    "пригород пригороде пригороды окраина окраине окраины квартал квартале махалла улица площадь аэропорт "
    "канори маҳалла маҳаллаи кӯча канораи حومه محله کنار میدان جاده بازار"
)
# A group of villages named after one of them.
SUBDISTRICT = _folded("jamoat jamoati sub-district subdistrict джамоат ҷамоат ҷамоати ҷамоатии جماعت")
# Where someone came from, went to, or stood opposite: not where it happened.
AWAY = _folded(
    "from towards toward opposite facing across via bound versus against "
    "из от напротив против навстречу рӯбарӯи муқобили аз тарафи مقابل روبروی روبه‌روی از سوی"
)
TO = _folded("to до к ба تا به")
BETWEEN = _folded("between между байни بین میان")
AND = _folded("and or und и или ва ё و یا")
IN = _folded("in at of within inside в во на дар ба در به")
_COMPASS = {
    0: "north northern север севернее шимол шимоли شمال",
    45: "northeast north-east северо-восток северо-восточнее шимолу-шарқ",
    90: "east eastern восток восточнее шарқ шарқи شرق",
    135: "southeast south-east юго-восток юго-восточнее ҷанубу-шарқ",
    180: "south southern юг южнее ҷануб ҷануби جنوب",
    225: "southwest south-west юго-запад юго-западнее ҷанубу-ғарб",
    270: "west western запад западнее ғарб ғарби غرب",
    315: "northwest north-west северо-запад северо-западнее шимолу-ғарб",
}
# Word → azimuth in degrees, clockwise from north.
COMPASS = {word: float(azimuth) for azimuth, text in _COMPASS.items() for word in _folded(text)}
KILOMETRES = _folded(
    "km kms kilometre kilometres kilometer kilometers "
    "км километр километра километрах километров کیلومتر کیلومتری"
)
_KINDS = {
    ("ADM2",): "district districts rayon raion nohiya nohiyai uluswali район районе района ноҳия ноҳияи "
    "улусволии ولسوالی ناحیه",
    ("ADM1",): "province region oblast viloyat viloyati wilayat область области вилоят вилояти ولایت",
    (
        "PPL",
        "PPLA",
        "PPLA2",
        "PPLC",
    ): "village town city settlement kishlak село селе села кишлак кишлаке город "
    "городе города посёлок посёлке деҳа деҳаи шаҳри шаҳраки қишлоқи قریه شهر ده روستای",
    ("BDG",): "crossing bridge bcp port мост мосте переход переходе кпп пул пули гузаргоҳи پل گذرگاه بندر",
    ("PSTB",): "checkpoint post outpost unit detachment garrison застава заставе заставы погранзастава "
    "погранзаставе отряд отряда пост посту поста комендатура комендатуры дидбонгоҳи постгоҳи پاسگاه پسته",
    ("STM",): "river реке река реки дарё дарёи دریا دریای",
    ("LK",): "lake озеро озере кӯл кӯли دریاچه",
    ("PASS",): "pass перевал перевале ағба ағбаи کوتل",
    ("MN", "VAL"): "mine gorge camp рудник прииск ущелье ущелья кон дара дараи معدن دره",
}
# Word for a kind of place → the GeoNames feature codes that such a place has in the gazetteer.
KINDS = {word: codes for codes, text in _KINDS.items() for word in _folded(text)}
# Words that neither name a place nor change where it is.
EMPTY = _folded(
    "the a an its s no number border borders frontier tajik afghan tajikistan afghanistan side bank forest "
    "jungle mountain mountains valley local remote territory section sector "
    "граница границе границы пограничный пограничной пограничная таджикский таджикской афганский афганской "
    "сторона территория территории участок участке лес лесу горы горах "
    "марз марзи марзии сарҳад сарҳади тоҷик афғон ҷангали қаламрави مرز مرزی سرحد سرحدی جنگل"
)
