"""
Persian words that have lost the joiner between a stem and its ending, as on many pages: «میشود», «شدهاند».

With the joiner (U+200C) the parts are words of their own («می‌شود»); without it they have to be told by their
letters.
"""

import re

# Stems of verbs that news is told with: those of the present stand only with an ending.
_PRESENT = (
    "شو|کن|ده|گوی|گو|رو|آی|باش|خواه|توان|گیر|رس|بر|زن|کش|یاب|افت|دار|گذر|آور|ساز|پرداز|نمای|بین|دان|مان|گرد|شنو|نویس|"
    "خوان|فرست|انداز|پذیر|کوش|جنگ|رسان|نشین|خیز|گریز"
)
_PAST = (
    "شد|کرد|داد|گفت|رفت|آمد|بود|خواست|توانست|گرفت|رسید|برد|زد|کشت|یافت|افتاد|داشت|گذشت|آورد|ساخت|پرداخت|نمود|دید|دانست|"
    "ماند|گردید|شنید|نوشت|خواند|فرستاد|انداخت|پذیرفت|کوشید|جنگید|رساند|نشست|خاست|گریخت"
)
_VERB = re.compile(rf"(ن?می)(?:(?:{_PRESENT})(?:م|د|ند|یم|ید)|(?:{_PAST})(?:م|ند|یم|ید|ه)?)")
_PERFECT = re.compile(r"(\w+ه)(?:اند|ایم|گان)")  # شده‌اند
# Letters that the next one is joined to: behind the others the plural is often written without a joiner, as
# the lexicon has it (نیروهای).
_PLURAL = re.compile(r"(\w{2,}[بپتثجچحخسشصضطظعغفقکكگلمنهیيئ])ها(?:ی|یی|ئی|یش|یشان)?")
# Nouns in -ه, whose indefinite «منطقه‌ای» looks like a plural then.
_NOUN = re.compile(
    r"((?:حمل|حادث|منطق|بیانی|اعلامی|اطلاعی|واقع|ضرب|نقط|قری|دهکد|خان|هفت|رسان|محل|جبه|نام|دست|شبک|پروند|نشان|مسئل|جلس|"
    r"معامل|مبارز|مقابل|قضی|برنام|پروژ|نمون|نتیج|وسیل|قطع|گون|هست|دور|مرحل|توطئ|محمول|پای|پرند|فاجع|زمین|چهر|شیو|حوز|"
    r"گلول|اسلح|ناحی|در|تپ|کران|مصاحب|روزنام|معاهد|مقال)ه)ای"
)
# Parts of compounds that follow a stem whose last letter is joined to them.
_COMPOUND = re.compile(
    r"(\w{2,}[بپتثجچحخسشصضطظعغفقکكگلمنهیيئ])(?:شدگان|شدهگان|شده|شدن|کننده|کنندگان|دهنده|دهندگان|باختگان|باخته|یافتگان|یافته|خورده|"
    r"خوردگان|مانده|داشته|انداز|اندازی|سازی|ساز|سازان|پاکی|پاکان|افزار|افزارها|افگن|ترین|سوار|سواران|آباد|الدین|الله)"
)
_WITHOUT = re.compile(
    r"(بی)(?:سرنشین|پیلوت|گناه|گناهان|سابقه|بنیاد|اساس|درنگ|نتیجه|خانمان|خبر|جان|هوش|دفاع|رحمانه|هدف|سیم|ثباتی|احتیاطی)"
)
_PERSONS = re.compile(  # their persons: خانواده‌اش، تن‌شان، زخمی‌اند
    r"(\w{2,}ه)(?:اش|شان)|(تن|میان|برای|همه|همگی|هویت|سرنوشت|وضعیت|جسد|پسران|کودکان)شان|(\w{2,}[نی])اند"
)
_TIME = re.compile(
    r"(\w*شنبه|جمعه|نیمه)(?:شب|شام)|(سپیده)دم|(یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه|ده|یازده|دوازده|سیزده|چهارده|پانزده|شانزده|"
    r"هفده|هجده|نوزده|بیست|سی|چهل|پنجاه|شصت|هفتاد)(?:ساله|نفره|نفری|روزه|ماهه|شبه)|(دست)کم|(روز|شب|هفته|ماه|سال)گذشته"
)
# Words that a page runs into the next one: «دراستان», «ازسوی», «بهقتل», «زخمبرداشت».
_BEFORE = re.compile(
    r"(در)(?:ولایت|ولسوالی|استان|شهرستان|شهر|قریه|قریهٔ|روستای|منطقه|ناحیه|این|آن|اثر|نتیجه|نتیجهٔ|حالی|جریان|پی|میان|محل|حمله|درگیری|انفجار)"
    r"|(از)(?:سوی|طرف|جانب|میان|جمله|بین|پا)|(به)(?:قتل|شمول|دست|سوی|شدت|هلاکت|شهادت|سر|دنبال)"
    r"|(قلعه|خواجه)(?:زال|ذال|نو|غار|کلان|بهاءالدین)|(زخم)(?:برداشت|برداشتند|برداشته)|(بر?جای?)(?:گذاشت|گذاشته|مانده)"
)
_ONES = "یک|دو|سه|چهار|پنج|شش|هفت|هشت|نه"
_NUMBER = re.compile(rf"(بیست|سی|چهل|پنجاه|شصت|هفتاد|هشتاد|نود|صد)و(?:{_ONES})م?|(و)(?:{_ONES})م?")  # بیست‌و‌یک
_FORMS = (_VERB, _NOUN, _PERFECT, _PLURAL, _COMPOUND, _WITHOUT, _PERSONS, _TIME, _NUMBER, _BEFORE)
_WHOLE = {"انتها", "انتهای", "منتها", "منتهای", "اینها", "اینهای"}  # no plurals, or always written so


def unglued(word: str) -> int:
    """
    Return after how many letters of a Persian word a joiner is missing, or 0.

    >>> [unglued(word) for word in ("میشود", "شدهاند", "سلاحهای", "میدان", "تنها")]
    [2, 3, 4, 0, 0]
    """
    if word < "\u0600":
        return 0  # in Latin or Cyrillic letters
    for form in _FORMS:
        if (found := form.fullmatch(word)) and word not in _WHOLE:
            return found.end(found.lastindex or 0)
    return 0
