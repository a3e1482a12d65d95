"""Words, numbers, sentences and languages of running text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.incidents.reports.extract import Extractor, Report
from geo.incidents.reports.language import detect_language, is_of_none
from geo.incidents.reports.lexicon import LANGUAGES, Lexicon, lexicon, wordings
from geo.incidents.reports.numbers import find_numbers
from geo.incidents.reports.paragraphs import paragraphs
from geo.incidents.reports.sentences import sentences
from geo.incidents.reports.words import normal, words


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "twenty-three men, 1,200 rounds, two dozen, a hundred", [23, 1200, 24, 100]),
        ("ru", "двадцать один, двух, сто пять, 1200", [21, 2, 105, 1200]),
        ("tg", "бисту як, сӣ, 14", [21, 30, 14]),
        ("fa", "بیست و یک، سی، ۱۴۰", [21, 30, 140]),
        ("en", "3.5 and 2.50 are no counts, nor 99999999", []),
    ],
)
def test_numbers_are_read_in_words_and_digits(language: str, text: str, values: list[int]) -> None:
    """Number words add up as the language has it; fractions and huge figures are left out."""
    assert [number.value for number in find_numbers(words(text), language)] == values


@pytest.mark.parametrize(
    "text",
    [
        "می‌شود نمی‌گیرند شده‌اند زخمی‌اند حمله‌کنندگان سلاح‌های پروژه‌های منطقه‌ای بی‌سرنشین نارنجک‌ها دست‌کم",
        "خانواده‌اش هفت‌ساله دوشنبه‌شب نیمه‌شب تن‌شان بیست‌ویک باشنده‌گان جان‌باختگان کشته‌شدگان تازه‌ترین",
    ],
)
def test_persian_words_are_the_same_without_their_joiners(text: str) -> None:
    """Many pages lose the zero-width non-joiner: what it parts are words of their own all the same."""
    glued = text.replace("\u200c", "")

    assert [one.norm for one in words(glued)] == [one.norm for one in words(text.replace("‌و", "‌و‌"))]
    assert all(glued[one.start : one.end] for one in words(glued))


def test_persian_words_that_are_whole_are_not_parted() -> None:
    """What only looks like a stem with an ending is one word."""
    text = "میدان میان میرزا بدخشان تنها آنها انتهای دریای نیروهای اتهام اند گروهی سپاهی بیان زنده"

    assert [one.norm for one in words(text)] == [normal(word) for word in text.split()]


def test_sentences_do_not_end_at_abbreviations() -> None:
    """Mr., initials and a lower-case word after a stop do not end a sentence."""
    text = "Mr. Karimov spoke. He left at 5 p.m. on Monday. Was he late? Yes."

    found = [text[start:end] for start, end in sentences(text, 0, len(text))]

    assert found == ["Mr. Karimov spoke.", "He left at 5 p.m. on Monday.", "Was he late?", "Yes."]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Long lines without a full stop at their end go on; short lines stand alone."""
    text = "A heading\n" + "word " * 15 + "\nand its end.\n\nAnother paragraph."

    assert [text[start:end].split(maxsplit=1)[0] for start, end in paragraphs(text)] == [
        "A",
        "word",
        "Another",
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two men were killed.", "en"),
        ("В Хороге произошла стрельба.", "ru"),
        ("Дар Хоруғ тирпарронӣ шуд.", "tg"),
        ("Дар ин чо се нафар кушта шуд.", "tg"),
        ("سه نفر کشته شدند.", "fa"),
        ("12345", "en"),
    ],
)
def test_the_language_is_told_by_letters_and_common_words(text: str, language: str) -> None:
    """Also Tajik typed on a Russian keyboard."""
    assert detect_language(text) == language


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("达尔瓦兹区一处中国工人营地周二遭无人机袭击,造成三人死亡,五人受伤。", True),
        ("У районі Дарваз троє людей загинули і п'ятеро дістали поранення.", True),
        ("Дарвоз туманида дрон ҳужуми натижасида уч киши ҳалок бўлди.", True),
        ("په درواز ولسوالۍ کې د کارګرانو پر کمپ په برید کې درې تنه ووژل شول " * 2, True),
        ("Trois ouvriers ont été tués mardi dans une attaque de drone à Darvoz. " * 3, True),
        ("Somebody shot at a post near Ayvaj on Monday, and two men of the guard were wounded. " * 2, False),
        ("Angriff in Darvoz.", False),
        ("12345", False),
    ],
)
def test_a_text_in_none_of_the_four_languages_is_known(text: str, none: bool) -> None:  # noqa: FBT001 - a case
    """By its letters, or for want of the commonest words; a few words may be in any."""
    assert is_of_none(text) is none


def test_patterns_match_stems_sequences_and_gaps() -> None:
    """A star stands for any ending, a tilde for some words between."""
    small = Lexicon("en")
    small.add("shoot*", "stem")
    small.add("opened fire", "two")
    small.add("killed ~ men", "gap")
    small.settle()

    found = small.marks(words("Shooting opened fire killed all the men"))

    assert found == {"stem": [(0, 1)], "two": [(1, 3)], "gap": [(3, 7)]}


def test_a_pattern_may_hold_alternatives() -> None:
    """One line stands for all its wordings; one without brackets for itself."""
    assert wordings("was (taken|flown) to (the hospital|hospital)") == [
        "was taken to the hospital",
        "was taken to hospital",
        "was flown to the hospital",
        "was flown to hospital",
    ]
    assert wordings("killed ~ men") == ["killed ~ men"]


def test_the_lexicons_have_the_same_classes() -> None:
    """What one language has a rule for, the others have, except where grammar differs."""
    classes = [
        {
            pattern.name
            for patterns in (*lexicon(one)._heads.values(), *lexicon(one)._stems.values())
            for pattern in patterns
        }
        for one in LANGUAGES
    ]
    needed = {
        "trigger.clash",
        "trigger.drone",
        "killed.back",
        "wounded.back",
        "person.security",
        "months.0",
        "weekdays.6",
        "unit.ADM2",
    }

    assert all(needed <= one for one in classes)


@settings(deadline=None)  # the first texts load the lexicons
@given(st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    """No text breaks the extractor; its toponyms stand in it."""
    extractor = EXTRACTOR

    extractor.incidents(Report(text))

    assert all(text[one["start"] : one["end"]] == one["text"] for one in extractor.toponyms(text))


EXTRACTOR = Extractor()
