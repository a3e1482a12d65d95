"""Words for kinds of places, and those that join them to a name, in the languages of reports."""

import re

from gazetteer.normalize import fold

# Kind of place → words for it in English, Tajik, Russian, Uzbek, Dari, Pashto, German, French and Turkish,
# inflected as they stand beside a name.
_KINDS = {
    "ADM2": (
        "district districts county nohiya nohiyai nohia nohiai nahiya nahiyai nahia nahya rayon raion "
        "rayona raiona rayonu "
        "rayone uluswali woluswali wuleswali wolaswali ulusvoli uluswoli ulusvolii olusvali oluswali "
        "woleswali "
        "olusvoli alaqadari alaqahdari alaqehdari tumani tuman "
        "район района районе району районом районы районов ноҳия ноҳияи ноҳияҳои нохия нохияи улусволӣ "
        "улусволии вулусволии "
        "уезд уезда уезде уезду уездом улусвали вулусвали волость волости шаҳристони "
        "ولسوالی ولسوالۍ ناحیه علاقه‌داری علاقه داری شهرستان ضلع تحصیل مديرية "
        "distrikt distrikts landkreis bezirk ilçe ilçesi ilçesinde bölgesi dist distr rajon "
        "tumanida tumanidagi tumanining тумани туманида туманидаги nohiyasi nohiyasida "
        "distrito distretto okres rejon "
        "rayonu rajoon ولسوالیهای"
    ),
    "ADM1": (
        "province provincia provintsiya region oblast oblasti viloyat viloyati viloyat viloyatiga vilayat "
        "wilayat wilayati velayat welayat "
        "wilaya autonomous avtonomnaya mukhtori muxtor "
        "провинция провинции провинцию провинцией область области областью областей вилоят вилояти "
        "вилояте вилаят "
        "автономная автономной автономную автономный мухтори ولایت مختار استان صوبہ ولاية محافظة مقاطعة "
        "provinz région autonome autonome autonomer vilayet vilayeti vilayetinde eyalet "
        "eyaleti özerk autonomes autonomen автономный обл prov gebiet ili "
        "viloyatida viloyatidagi viloyatining viloyatidan вилоятида вилоятидаги صوبے provincie "
        "prowincja "
        "obwód oblasť província região región regio regione vilayəti провінція облысы облусу "
        "إقليم autónoma autonoma"
    ),
    "P": (
        "city town village settlement jamoat shahri shahraki dehai qishloq qishloqi kishlak gorod goroda "
        "posyolok "
        "poselok selo qarya qaryai qaryeh qaryah qaryaye qaryahye jamoati shahrak sharak "
        "город города городе городу городом г посёлок посёлка посёлке поселок поселка поселке село села селе "
        "деревня деревни деревне кишлак кишлака кишлаке кишлаки джамоат джамоата джамоате "
        "шаҳри шаҳраки деҳаи қишлоқи ҷамоати ҷамоат شهر شهرک قریه "
        "русто рустои روستا روستای دهکده دیهه مدينة بلدة گاؤں "
        "stadt dorf ville village şehri köyü kenti kasabası kasaba hamlet пгт пос аул община деҳоти "
        "ښار centre center қишлоғи қишлоғида qishlogʻi qishlogʻida шаҳрида shahrida "
        "райцентр райцентра райцентре"
    ),
    "H": (
        "river lake stream daryo daryoi darya daryai daryosi reka reki ozero osero kuli kul "
        "река реки реке реку рекой озеро озера озере озеру дарё дарёи кӯли "
        "دریای دریاچه رود رودخانه سیند جهیل "
        "fluss see gölü nehri deryası ırmağı lac rivière fleuve koli دریاب río rio fiume rzeka řeka "
        "jezioro jezero lago meer بحيرة folyó річка rivier остров острова"
    ),
    "T": (
        "pass valley gorge mountain mountains mts mtns range kotal aghba aghbai pereval darai "
        "перевал перевала перевале ущелье ущелья хребет хребта хребте хребту хребты горы гор горах "
        "ағбаи дараи кӯҳҳои қаторкӯҳи کوتل دره کوه‌های "
        "долина долины долине долину хр gebirge kette tal dağları geçidi vadisi montagnes chaîne vallée col "
        "گردنه plateau плато cordillera montes montanhas góry جبال"
    ),
    "L": (
        "corridor strip reserve koridor koridoru korridor "
        "коридор коридора коридоре коридору заповедник заповедника заказник заказника zapovednik zakaznik "
        "граница границы границе границу границей сарҳади مرز دهلیز دالان "
        "couloir réserve frontière grenze sınırı panhandle salient йўлаги yolagi کریدور راہداری "
        "korytarz corredor corridoio ممر dəhlizi dehlizi"
    ),
    "BDG": (
        "crossing bcp bridge погранпереход погранперехода кпп мост моста мосту мосте пули гузаргоҳи гузаргоҳ "
        "brücke köprüsü pont sınırkapısı kapısı grenzübergang گذرگاه "
        "пропуска пропуск"
    ),
    "PSTB": (
        "post outpost detachment zastava komendatura guard guards garrison poste karakolu "
        "пост поста посту застава заставы заставе погранзастава погранзаставы погранзаставе погранпост "
        "погранпоста "
        "погранотряд погранотряда погранотряде отряд отряда отряди сарҳадии "
        "пограничная пограничный пограничной посгоҳи посгоҳ постгоҳи "
        "дидбонгоҳи پوسته پاسگاه دسته قطعه مرزبانی"
    ),
    "S": (
        "checkpoint frontier border unit camp site mine рудник рудника руднике городище крепость источник "
        "fortress festung forteresse kalesi مرزی سرحدی معدن airport airbase airfield аэропорт فرودگاه base "
        "авиабаза база قاعدة"
    ),
    "PCLI": (
        "republic emirate islamic республика республики эмират эмирата исламский исламская исламского "
        "исламской "
        "ҷумҳурии исломии جمهوری جمهوری‌اسلامی اسلامی امارت republik république cumhuriyeti"
    ),
}  # fmt: skip
UNIT_KIND = {fold(word): kind for kind, words in _KINDS.items() for word in words.split()}
# Words that are said of the units of one country rather than the other's: of its autonomous region, too.
SAID_IN = {
    country: frozenset(map(fold, words.split()))
    for country, words in {
        "TJ": (
            "nohiya nohiyai nohia nohiai nahia rayon raion rajon rayona raiona oblast oblasti "
            "viloyat viloyati jamoat jamoati gorno kuhistoni mountainous autonomous autonome "
            "autonomes autonomen autonomer avtonomnaya mukhtori muxtor togli berg haut alto górski horský "
            "daglyk dağlıq dağlık özerk гірський гірсько тоолуу тауулы горска الجبلیه جبلیه "
            "район района районе району районом ноҳия ноҳияи нохия нохияи область области областью обл "
            "джамоат джамоата джамоате ҷамоат ҷамоати горно горный автономная автономной автономную мухтори "
            "кӯҳистони кухистони ناحیه مختار خودمختار کوهی کوهستانی"
        ),
        "AF": (
            "uluswali woluswali wuleswali wolaswali ulusvoli uluswoli ulusvolii olusvali oluswali woleswali "
            "olusvoli alaqadari alaqahdari wilayat wilayati province provinz vilayeti "
            "уезд уезда уезде уезду уездом улусволӣ улусволии улусвали вулусвали провинция провинции "
            "провинцию провинцией ولسوالی ولسوالۍ علاقه‌داری"
        ),
    }.items()
}
# What is written short of units, with its full stop or hyphen: capitals are initials of names.
_SHORT = {
    "р-н": "район", "р-на": "района", "р-не": "районе", "р-ну": "району", "р-ном": "районом", "к-к": "кишлак",
    "р.": "река", "оз.": "озеро", "пер.": "перевал", "н.": "ноҳия", "ш.": "шаҳри", "к.": "кишлак",
    "с.": "село", "д.": "деревня", "дж.": "джамоат",
}  # fmt: skip
_TURKISH_CASE = re.compile(
    r"(?<=[^\W\d_]{3})['’ʼ](?:n?[dt][ae]n?|n?[ıiuü]n|y[aeıiuü])(?![^\W_])", re.IGNORECASE
)
_SIGN = re.compile("['’ʼ.-]")
_SHORTENED = re.compile(
    rf"(?<![^\W_])(?:{'|'.join(short for short in sorted(_SHORT, reverse=True) if '-' in short)})(?![^\W_])"
    rf"|(?:^|(?<=\s))(?:{'|'.join(re.escape(short) for short in _SHORT if '.' in short)})\s*(?=[^\W_])"
)


def written_out(text: str) -> str:
    """
    Return a text with its short forms of Cyrillic units written out, and without Turkish case endings.

    >>> written_out("Дарвазский р-н"), written_out("к. Ёл"), written_out("Н. Хусрав")
    ('Дарвазский район', 'кишлак Ёл', 'Н. Хусрав')
    >>> written_out("Horog'da"), written_out("Qal'ai Khumb")
    ('Horog', "Qal'ai Khumb")
    """
    if not _SIGN.search(text):
        return text
    text = _TURKISH_CASE.sub("", text)
    return _SHORTENED.sub(lambda found: _SHORT[found[0].rstrip()] + " ", text).rstrip()


# Words that join a unit to its name without meaning anything themselves; the others do only beside a unit.
LINKS = frozenset(fold(word) for words in ("the of i e в во имени imeni",) for word in words.split())
LINKS_BESIDE_UNITS = frozenset(
    fold(word)
    for words in (
        (
            "de d du des la le les of in der die den das im am ye point gold friendship "
            "dar dry del della di do da dos air aérea военная"
        ),
        "и на из им имама дружбы пункт د و کې په طلا طلای",
    )
    for word in words.split()
)
# Words that tell places of one name apart, of which one source has another or none; those of one line mean
# the same.
EPITHETS = tuple(
    tuple(map(fold, words.split()))
    for words in (
        (
            "bolo boloi bala balo balla olo yukarı yuqori юқори ulya ulyo olya oliya upper "
            "верхний верхняя верхнего بالا علیا"
        ),
        (
            "poyon poyoni payan payin pain poyin aşağı quyi қуйи lower sufla "
            "нижний нижняя нижнего нижнее پایین پایان سفلی"
        ),
        "nav navi naw new novyy новый новая نو",
        "kuhna kuhnai kohna kohnai old staryy старый старая کهنه",
        "little small kuchik kochak kichik khurd khurdi khord klein petit küçük malyy малый کوچک خورد",
        "great big kalon kaloni kalan buzurg bozorg bolshoy gross groß grand büyük большой великий کلان بزرگ",
    )
)
