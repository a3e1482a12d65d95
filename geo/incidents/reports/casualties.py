"""The killed and wounded of an event from the figures of its sentences: totals, sides, later corrections."""

from dataclasses import dataclass, field

from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.figures import BY_AGE, MISSING, OF_BODY, SEXES, STRUCK, Figure

_MOST_TIMES = 50  # a figure so many times the one before is of something else
_LINE, _SHORT_LINE = 14, 3  # words of a line over a sentence, of "Commander killed." before one
_FIGHTERS, _NOBODY = {"attackers", "security"}, {"nobody", "side", "survived"}  # no victims


@dataclass(slots=True)
class Casualties:
    """
    How many were killed (or wounded) in an event.

    Parameters
    ----------
    best
        The best figure; None where the text gives none.
    low, high
        The lowest and highest figures that the text gives for the whole.
    rest_on
        The figures that `best` is made of, each with its sentence.
    doubts
        What was in doubt, in words.
    moved
        Whether some of the wounded died after `best` was told.
    """

    best: int | None = None
    low: int | None = None
    high: int | None = None
    rest_on: list[tuple[Told, Figure]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    moved: bool = False
    _unmoved: int | None = None
    _died: int = 0
    _outdated: set[int] = field(default_factory=set)
    _lesser: int = 0  # those told since `best`, who may be some of them
    _named: int = 0  # of these, those of whom it is told one by one who they are
    _categories: set[str] = field(default_factory=set)

    def add(self, told: Told, figure: Figure, *, correction: bool) -> None:
        """Take in the figure of another sentence."""
        known = self.best is not None and bool(self._categories - _NOBODY)
        both = bool(told.triggers) and len({one.kind for one in told.figures if one.value}) > 1
        if known and not (figure.toll or both) and figure.value > _MOST_TIMES * max(1, self.best or 0):
            return  # "in Tajikistan nine hundred people have been maimed by mines"
        if figure.moved and known:
            self._add_later(told, figure)
        elif figure.earlier and self.best is None:
            self._set(told, figure)
            self.doubts.append("the only figure is one that the text calls an earlier one")
        elif figure.earlier or (figure.doubted and self.best is not None and not self._is_claim(figure)):
            self._note_unsure(figure)
        elif self._adds_nothing(figure, correction=correction):
            pass
        elif not known or (not figure.part and self._replaces(figure, correction=correction)):
            if known and figure.value != self.best:
                self._outdate(figure)
            known_as = self._corrected(figure)
            self._set(told, figure)
            self._categories = known_as or self._categories
        elif self._is_of_other_sex(figure) or (
            not figure.part
            and not self._is_headed(told, figure)
            and (self._other_side(figure) or self._is_more(told, figure) or self._died_apart(figure))
        ):
            self._add_side(told, figure)
        elif figure.value != self.best:
            self._differ(told, figure)

    def _is_headed(self, told: Told, figure: Figure) -> bool:
        """Return whether the line over a sentence has counted its people: "3 May, Balkh: two men killed"."""
        line = self.rest_on[0][0]
        above = line.sentence.paragraph < told.sentence.paragraph
        most = _LINE if above else _SHORT_LINE * (not line.position)
        over = line.position == told.position - 1 and line.sentence.number_of_words() <= most
        return over and not (line.triggers or figure.more or figure.whose) and figure.value == self.best

    def _note_unsure(self, figure: Figure) -> None:
        """Note a figure that no longer holds, or that is not sure; the best one may be that same figure."""
        self._widen(figure.value)
        self._outdated |= {figure.value} if figure.earlier else set()
        if figure.earlier and figure.value == self.best and 0 < self._lesser < figure.value:
            self.best = self._lesser  # "убиты пятеро. … убиты четверо. Ранее писали о пяти"
        self.doubts.append(f"an {'earlier' if figure.earlier else 'unsure'} figure was {figure.value}")

    def _outdate(self, figure: Figure) -> None:
        """Note that another figure takes the place of the best one: of the whole, or of who died since."""
        if figure.toll and self._only_died_later():
            self.low = self.high = None  # "one of the wounded died, which brings the dead to six"
            return
        self._widen(self.best or 0)
        self.doubts.append(f"an earlier figure was {self.best}")

    def _adds_nothing(self, figure: Figure, *, correction: bool) -> bool:
        """Return whether a figure tells nothing new: nobody of some, or wounded with those who died since."""
        if self.moved and figure.value == self._unmoved and not correction:
            self.doubts.append(f"{figure.value} may count those who died later")
            return True
        doubted = bool(self.rest_on) and all(one.doubted for _, one in self.rest_on)
        of_others = "side" in figure.categories or not doubted  # "писали о трёх убитых"
        return "nobody" in figure.categories and self.best is not None and of_others

    def _replaces(self, figure: Figure, *, correction: bool) -> bool:
        """Return whether a figure stands in the place of all before: a toll, a correction, a sure one."""
        if figure.toll and self._other_side(figure):
            return False  # "the number of attackers killed rose to six"
        if figure.toll and figure.categories < self._categories and figure.categories <= _FIGHTERS:
            return figure.value > (self.best or 0)  # of one side of all
        unsure = all(one.earlier or one.doubted or one.part for _, one in self.rest_on)
        some = all(one.part and not (one.earlier or one.doubted) for _, one in self.rest_on)
        apart = self._categories != {"attackers"} and self._other_side(figure)  # no bomber and his victims
        less = figure.value < (self.best or 0)
        some = (some and (apart or less)) or (figure.part and less)
        bomber = self._categories == {"attackers"} <= figure.categories and self.best == 1  # told again
        outdated = less and self._whole(figure) and all(one.earlier for _, one in self.rest_on)
        unsure = unsure and not some and (bomber or outdated or not (figure.more or figure.whose))
        since = self.moved and not figure.more and not figure.value == 1 < (self.best or 0)
        return since or figure.toll or unsure or (correction and self._whole(figure))

    def _corrected(self, figure: Figure) -> set[str]:
        """Return the kinds of people of an outdated figure that one of no kind corrects."""
        outdated = bool(self.rest_on) and all(one.earlier for _, one in self.rest_on)
        same = figure.categories <= {"", "generic"} and figure.value <= (self.best or 0)
        return set(self._categories) if outdated and same else set()

    def _add_later(self, told: Told, figure: Figure) -> None:
        """Add wounded who died, unless what was told before has counted them."""
        whole = (self.best or 0) - figure.value  # "Three have died. Two were killed at once, one died later"
        earlier = all(one.earlier for _, one in self.rest_on)
        if earlier and not figure.more and figure.value < (self.best or 0):  # "писали о семи. Умерли двое"
            self._set(told, figure)
        elif any(one.toll for _, one in self.rest_on) or whole in {*self._outdated, self._lesser or None}:
            self.doubts.append(f"{figure.value} of the wounded died, whom the toll before may count")
        else:
            self._add_side(told, figure)
            self.doubts.append(f"{figure.value} of the wounded died later")

    def _set(self, told: Told, figure: Figure) -> None:
        """Make a figure the best one."""
        self.best, self.moved, self._lesser, self._named = figure.value, False, 0, 0
        if (figure.earlier or figure.toll or figure.then) and figure.value > self._died > 0:
            self.best -= self._died  # an earlier figure, or one of all, still counts who has died since
        self.rest_on = [(told, figure)]
        self._categories = set(figure.categories)
        self._widen(figure.value)

    def _whole(self, figure: Figure) -> bool:
        """Return whether a figure counts people without saying which."""
        implied = figure.value == 1 and (self.best or 0) > 1  # "the third body was found" is no new total
        return bool(figure.categories & {"generic", ""}) and not implied

    def _other_side(self, figure: Figure) -> bool:
        """Return whether a figure counts people of another side than all before: they add up."""
        told = self._categories | figure.categories
        if figure.who == BY_AGE and figure.value == 1:
            return False  # "Погиб пограничник. 20-летний Саидов получил смертельное ранение"
        return not told & {"generic", ""} and not self._categories & figure.categories

    def _is_claim(self, figure: Figure) -> bool:
        """Return whether somebody claims dead of an armed side of which nobody else has told."""
        known = bool(self._categories - _NOBODY) and figure.categories <= _FIGHTERS
        return known and not (figure.part or figure.more or figure.toll) and self._other_side(figure)

    def _is_more(self, told: Told, figure: Figure) -> bool:
        """Return whether a figure of a later sentence counts people besides those told before."""
        if any(one.toll for _, one in self.rest_on) and "attackers" not in figure.categories:
            return False  # "the dead are 12 in all. … Two guards also died"
        if any(
            (one.heading or told.heading)
            and known.value == figure.value
            and (known.categories & figure.categories or "" in known.categories | figure.categories)
            for one, known in self.rest_on
        ):
            return False  # a heading told of the same people
        if self.moved and figure.value == self.best and figure.categories <= {"", "generic"}:
            return False  # "two of the nine wounded died; the other seven are in hospital"
        if self._named and self._lesser + figure.value <= (self.best or 0):
            return False  # "Пострадали девять. Ранен мальчик. Также пострадали мужчина и его мать"
        if self._lesser and self._lesser + figure.value == self.best:
            return False  # "Погибли шестеро. … Убиты четверо нападавших. Среди пограничников погибли двое"
        counted = "own" in figure.categories and figure.categories - {"own"} <= self._categories
        lost = figure.who == MISSING and all(one.who not in OF_BODY for _, one in self.rest_on)
        more = figure.more or lost or (figure.whose and self._is_his(figure))
        counted = counted or self._is_beside_others(figure)
        return more and not counted and all(told is not one for one, _ in self.rest_on)

    def _is_beside_others(self, figure: Figure) -> bool:
        """Return whether people told first are told again after others, "also": "two guards", "all three"."""
        (_, first), (_, last) = self.rest_on[0], self.rest_on[-1]
        again = first.value == figure.value and first.categories == figure.categories
        return again and first.categories.isdisjoint({"", "generic"} | last.categories)

    def is_as_many(self, figure: Figure) -> bool:
        """Return whether a figure may count the same people: several as many, or one of no kind."""
        return self.best == figure.value and (figure.value > 1 or self._categories <= {"", "generic"})

    def _is_his(self, figure: Figure) -> bool:
        """Return whether somebody told by whose he is ("his driver") is another than the one told before."""
        one = self.rest_on[0][1] if len(self.rest_on) == 1 else None
        return (
            one is not None
            and one.value == 1
            and not (one.whose or one.who in {STRUCK, BY_AGE})
            and (one.who != figure.who or figure.value > 1)
        )

    def _is_of_other_sex(self, figure: Figure) -> bool:
        """Return whether the one told so far was a man, and a figure is of a woman, or the other way."""
        only = self.rest_on[0][1] if len(self.rest_on) == 1 else None
        return only is not None and {only.who, figure.who} == SEXES and self.best == figure.value == 1

    def _was_missing(self, figure: Figure) -> bool:
        """Return whether the only dead so far was missing when others were told: "گم شده بود، یافت شد"."""
        only = self.best == 1 and all(one.who == MISSING for _, one in self.rest_on)
        return only and bool(figure.value) and not figure.toll and figure.who not in OF_BODY

    def _died_apart(self, figure: Figure) -> bool:
        """Return whether one who died of his wounds was told before, and now those killed in the fight."""
        if self._was_missing(figure):
            return True
        if figure.moved or figure.toll or not all(one.moved for _, one in self.rest_on):
            return False
        besides = all(one.more for _, one in self.rest_on) and figure.categories != {""}
        if figure.then or besides:
            return True  # "the third died in hospital. Two men had been killed"; not "we have three bodies"
        return self.best == 1 and figure.value > 1 and figure.categories <= _FIGHTERS

    def move(self, value: int) -> None:
        """Take off the wounded who died, as far as they were counted; a later figure counts without them."""
        if (self.best or 0) + value in self._outdated:
            return  # "first reports told of eight": seven without him who died
        self.moved, self._unmoved = True, self.best
        self._died += value if self.best is None else 0
        if self.best is not None and self.best >= value:
            self.best -= value

    def is_apart(self, figure: Figure) -> bool:
        """Return whether somebody who died of wounds is of another side than all the wounded told before."""
        return (
            self.best is not None
            and self._other_side(figure)
            and {"attackers"} in (self._categories, figure.categories)
        )

    def _add_side(self, told: Told, figure: Figure) -> None:
        """Add the figure of another side."""
        before = self.best or 0
        self.best = before + figure.value
        self.low = (self.low or 0) + figure.value
        self.high = (self.high or 0) + figure.value
        self.rest_on.append((told, figure))
        self._categories |= figure.categories

    def _differ(self, told: Told, figure: Figure) -> None:
        """Take in a figure that differs: the larger is the best, for the smaller may be a part of it."""
        if told.heading and figure.value in self._outdated:
            return  # "СМИ: убиты пятеро", and below it "писали о пяти, убиты четверо"
        rest = self._lesser and self._lesser + figure.value == self.best
        self._lesser += figure.value  # "Three of the dead are engineers. Two guards also died"
        self._named += figure.value * (figure.who in SEXES and not figure.part)
        if rest or (figure.part and figure.value < (self.best or 0)):
            return
        if not figure.part and figure.value > (self.best or 0) and self._only_died_later():
            self._set_whole(told, figure)
            return
        self.doubts.append(f"figures differ: {self.best} and {figure.value}")
        left = self._died > 0 and figure.value == (self.best or 0) - self._died  # "eight are being treated"
        if self.best is None or figure.value > self.best or left:
            known = self._categories
            self._set(told, figure)
            if figure.part and figure.categories <= {"", "generic"}:
                self._categories = known or self._categories  # "he is the second to die" of the guards
        self._widen(figure.value)

    def _only_died_later(self) -> bool:
        """Return whether all that is told so far are wounded who died."""
        return bool(self.rest_on) and all(one.moved and not one.more for _, one in self.rest_on)

    def _set_whole(self, told: Told, figure: Figure) -> None:
        """Make the best one a figure that counts who died later: "one of the wounded died. In all, four"."""
        self.low = self.high = None
        self._set(told, figure)

    def _widen(self, value: int) -> None:
        """Stretch low and high to a figure."""
        self.low = value if self.low is None else min(self.low, value)
        self.high = value if self.high is None else max(self.high, value)
