"""What a sentence tells of the killed and the wounded: its figures, and the words that say them."""

from typing import NamedTuple

KINDS = ("killed", "wounded")
BURIED = "buried"  # who the one dead was whom only his burial or those he left behind tell
BY_AGE = "by age"  # who one is whom only his age and his name tell, of whatever side he may be
NAMED = "named"  # who one was who is told by his name
THE = "the "  # before the noun of one of whom English speaks as told before
BODY = "body"  # who one was of whom only his body is told
MISSING = "missing"  # the same, of one who had been missing until it was found
OF_BODY = frozenset({BODY, MISSING})
SUFFERED = "suffered"  # who several were of whom a word tells that leaves open whether they lived
VICTIMS = "victims"  # who several were of whom it is only told that they were among the victims
STRUCK = "struck"  # who one was of whom only a pronoun tells what struck him
MAN, WOMAN = "man", "woman"  # who one was whose Russian noun tells that, of whatever side
SEXES = frozenset({MAN, WOMAN})


class Figure(NamedTuple):
    """
    A figure of killed or wounded in one sentence.

    `categories` are the kinds of people counted; `toll` marks the whole number of victims, `earlier` a figure
    that the text itself calls outdated, `moved` the wounded who died later, `more` people besides those told
    before, `part` some of whom the whole is made, `doubted` what somebody only boasts of, `then` how it was
    before what was just told ("had been killed"); `who` the noun of one person told without a number, `whose`
    whether he is told by whose he is ("his driver"); `first` to `last` (not included) are the words it rests
    on.
    """

    kind: str
    value: int
    categories: frozenset[str]
    first: int
    last: int
    toll: bool = False
    earlier: bool = False
    moved: bool = False
    more: bool = False
    part: bool = False
    doubted: bool = False
    then: bool = False
    who: str = ""
    whose: bool = False


class Marker(NamedTuple):
    """A word that says killed or wounded, and whether its number may stand before or after it."""

    kind: str
    first: int
    last: int
    back: bool
    forward: bool
