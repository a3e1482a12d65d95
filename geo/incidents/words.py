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
    "suburb suburbs outskirts outskirt edge quarter neighbourhood mahalla street square bazaar airport hospital "
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
COMPASS = {
    word: azimuth
    for words, azimuth in (
        ("north northern север севернее шимол шимоли شمال", 0.0),
        ("northeast north-east северо-восток северо-восточнее шимолу-шарқ", 45.0),
        ("east eastern восток восточнее шарқ шарқи شرق", 90.0),
        ("southeast south-east юго-восток юго-восточнее ҷанубу-шарқ", 135.0),
        ("south southern юг южнее ҷануб ҷануби جنوب", 180.0),
        ("southwest south-west юго-запад юго-западнее ҷанубу-ғарб", 225.0),
        ("west western запад западнее ғарб ғарби غرب", 270.0),
        ("northwest north-west северо-запад северо-западнее шимолу-ғарб", 315.0),
    )
    for word in _folded(words)
}
KILOMETRES = _folded("km kms kilometre kilometres kilometer kilometers км километр километра километрах километров کیلومتر کیلومتری")
# Words for a kind of place → the GeoNames feature codes that such a place has in the gazetteer.
KINDS = {
    word: codes
    for words, codes in (
        ("district districts rayon raion nohiya uluswali район районе района ноҳия ноҳияи улусволии ولسوالی ناحیه", ("ADM2",)),
        ("province region oblast viloyat wilayat область области вилоят вилояти ولایت", ("ADM1",)),
        ("village town city settlement kishlak село селе кишлак кишлаке город городе посёлок посёлке деҳа деҳаи шаҳри шаҳраки قریه شهر ده روستای", ("PPL", "PPLA", "PPLA2", "PPLC")),
        ("crossing bridge bcp port мост мосте переход переходе кпп пул пули гузаргоҳи پل گذرگاه بندر", ("BDG",)),
        ("checkpoint post posts outpost outposts unit units detachment detachments commandant garrison застава заставе заставы погранзастава погранзаставе отряд отряда пост посту поста комендатура комендатуры дидбонгоҳи постгоҳи پاسگاه پسته", ("PSTB",)),
        ("river реке река реки дарё дарёи دریا دریای", ("STM",)),
        ("lake озеро озере кӯл кӯли دریاچه", ("LK",)),
        ("pass перевал перевале ағба ағбаи کوتل", ("PASS",)),
        ("mine mines gorge camp рудник прииск ущелье ущелья кон дара дараи معدن دره", ("MN", "VAL")),
    )
    for word in _folded(words)
}
# Words that neither name a place nor change where it is.
EMPTY = _folded(
    "the a an its s no number border borders frontier tajik afghan tajikistan afghanistan side bank forest jungle "
    "mountain mountains valley local remote territory section sector "
    "граница границе границы пограничный пограничной пограничная таджикский таджикской афганский афганской сторона "
    "территория территории участок участке лес лесу "
    "марз марзи марзии сарҳад сарҳади тоҷик афғон ҷангали қаламрави مرز مرزی سرحد سرحدی جنگل"
)
