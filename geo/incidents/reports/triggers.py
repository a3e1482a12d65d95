"""The words of each sentence that say what happened."""

from collections.abc import Collection, Iterator

from geo.incidents.reports.captures import fell_to_guards, is_of_people_at, named_captures, only_hides
from geo.incidents.reports.crossers import are_unknown, fight_next
from geo.incidents.reports.led_away import leave_raid, led_away
from geo.incidents.reports.lexicon import Mark
from geo.incidents.reports.mines import mines_that_harmed
from geo.incidents.reports.passage import Passage
from geo.incidents.reports.tolls.no_harm import is_fired_off
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.words import normal

TRIGGERS = (
    "suicide",
    "drone",
    "grenade",
    "mine",
    "shelling",
    "abduct",
    "clash",
    "attack",
    "fire",
    "blast",
    "overtake",
    "surrender",
    "arson",
    "infiltration",
    "arrest",
    "seize",
)

_CAPTURED, _WAS_CAPTURED, _BY_WHOM = (
    "захва",
    "захвачен",
    ("ами", "ями", "ом"),
)  # of a Russian word for a capture, of posts or of men
_CLUTCHES = "چنگ"  # of the police: people fall into them
_FELL, _THEY = "افتاد", "ند"  # beginning and end of what people did who were caught
_WEAPONS = ("shelling", "drone", "grenade")
_LOOT = ("object.weapons", "object.drugs", "object.weight")
_LOOT_REACH = 3  # words of "захватили 200 килограммов опия"
_BY_A_BOMB = 3  # words between "killed by" and what did it
_AWAY = "байн"  # in "done away with"
_AMBUSH = ("камин", "рабоянда", "одамрабо", "дузд", "рохзан", "горатгар")  # into which people fall
_AIMS = frozenset(
    map(normal, ["ҳамла", "оташ", "тир", "ҳадаф", "муҳосира", "асир", "гаравгон", "қарор", "тирборон"])
)
_FELL_TG, _FIRED = "афтод", ("object.munitions", "trigger.shelling", "trigger.drone")
_OBJECT, _CONDEMNED = "ро", "махкум"
_FOUND = "ефт"
_LIFE = "جان"  # what Dari says is taken of who is killed
_HALVES = frozenset(
    map(
        normal,
        (
            *("интиқол", "наҷот", "раҳоӣ", "шифо", "идома", "давом", "анҷом", "поён", "хотима"),
            *("вафот", "ҷароҳат", "захм", "осеб", "афзоиш", "коҳиш", "густариш", "табобат", "имкон", "даст"),
        ),
    )
)  # with which "ёфтанд" is no find
_TO_HAND = ["тир", "ба", "даст"]
_COUNTED = 3  # words from a number to cartridges: "812 дона тири ҷангӣ"
_OF_SHELLS = {"burst", "came"}  # what people and shells do
_NATIONALS = ("تبعه", "اتباع", "شهروند")  # who are no soldiers
_PIECES = 2  # words of "دو ضرب هاوان" before it
_TAKEN = {"seized", "captured"}


def find_triggers(passage: Passage, of_places: Collection[int]) -> dict[int, dict[str, list[Mark]]]:
    """Return the triggers of each sentence, by its number; words in the names of places are none."""
    found: dict[int, dict[str, list[Mark]]] = {}
    for name in TRIGGERS:
        for mark in passage.marks.get(f"trigger.{name}", ()):
            fled = name == "surrender"  # "retreated to Tajikistan"
            within = mark.first in of_places or (mark.last - 1 in of_places and not fled)
            within = within and not (name == "overtake" and _takes_named(passage, mark, of_places))
            number = passage.sentence_number(mark.first)
            shells = name == "attack" and is_fired_off(passage, passage.sentences[number], mark)
            arms = name == "overtake" and _is_capture_of_arms(passage, number, mark)
            arms = arms or (name == "overtake" and _is_only_aim(passage, mark))
            placed = name == "overtake" and is_of_people_at(passage, mark)
            placed = placed or (name == "overtake" and _takes_lives(passage, mark))
            placed = placed or (name == "seize" and _is_half_of_verb(passage, mark))
            placed = placed or (name == "surrender" and only_hides(passage, mark))
            if not (within or shells or arms or placed or _is_of_known(passage, name, mark)):
                found.setdefault(number, {}).setdefault(name, []).append(mark)
    for name, mark in _told_otherwise(passage, of_places):
        found.setdefault(passage.sentence_number(mark.first), {}).setdefault(name, []).append(mark)
    for number, mine in found.items():
        _leave_to_weapons(mine)
        if "overtake" in mine and passage.language != "en":
            _leave_to_arrest(passage, number, mine)
        _leave_to_others(passage, number, mine)
    if "context.in_wake" in passage.marks:
        _leave_what_came_after(passage, found)
    return found


def _told_otherwise(passage: Passage, of_places: Collection[int]) -> Iterator[tuple[str, Mark]]:
    """Yield what happened, with its words, where no word of the lexicon says so by itself."""
    if "context.took" in passage.marks:
        yield from (("abduct", mark) for mark in led_away(passage))
    yield from (("mine", mark) for mark in mines_that_harmed(passage, of_places))
    yield from (("overtake", mark) for mark in named_captures(passage, of_places))


def _takes_lives(passage: Passage, mark: Mark) -> bool:
    """Return whether Dari "took" is of lives: "در ولسوالی درقد جان چهار تن را گرفت"."""
    if passage.language != "fa" or passage.has_any("killed.forward", mark.first + 1, mark.last):
        return passage.language == "fa"
    before = range(passage.sentence_first(mark.first), mark.first)  # "جان مدیر ولسوالی را گرفت"
    return any(passage.words[at].norm == _LIFE and passage.has("killed.forward", at) for at in before)


def _is_half_of_verb(passage: Passage, mark: Mark) -> bool:
    """Return whether Tajik "found" is half of another verb: "ба беморхона интиқол ёфтанд"."""
    alone = passage.language == "tg" and mark.last - mark.first == 1
    found = alone and passage.words[mark.first].norm.startswith(_FOUND)
    return found and mark.first > 0 and passage.words[mark.first - 1].norm in _HALVES


def _leave_to_others(passage: Passage, number: int, mine: dict[str, list[Mark]]) -> None:
    """Take out what other words of a sentence say that it is not."""
    if passage.language == "en":
        _leave_to_bombs(passage, mine)
        _leave_to_shells(passage, mine)
        _leave_to_arrests(passage, number, mine)
        _take_as_arrests(passage, mine)
        leave_raid(passage, mine)
        _leave_to_capture(mine)
    if passage.language == "tg":
        _leave_to_find(passage, mine)
    if passage.language == "fa" and "seize" in mine:
        _leave_found_arms(passage, number, mine)
    if "surrender" in mine:
        _leave_to_crossing(passage, number, mine)
    elif passage.language == "fa" and "infiltration" in mine:
        _take_as_flight(passage, number, mine)
    if "mine" in mine and "shelling" in mine:  # "mines" out of a mortar
        kept = [one for one in mine.pop("mine") if not any(_within(one, two) for two in mine["shelling"])]
        if kept:
            mine["mine"] = kept


def _leave_what_came_after(passage: Passage, found: dict[int, dict[str, list[Mark]]]) -> None:
    """Take out what a Tajik sentence opens with as known: "Пас аз таркиш бандар баста шуд"."""
    first = min(found, default=0)
    for mark in passage.marks["context.in_wake"]:
        number = passage.sentence_number(mark.first)
        mine = found.get(number, {}) if number > first else {}
        if passage.sentences[number].first == mark.first and all(
            one.first < mark.last for marks in mine.values() for one in marks
        ):
            found.pop(number, None)


def _leave_to_find(passage: Passage, mine: dict[str, list[Mark]]) -> None:
    """Take the fire out of Tajik cartridges found: "812 дона тири ҷангӣ ёфт шуд", "30 мармӣ ёфтанд"."""
    if "fire" not in mine or "seize" not in mine:
        return
    kept = [
        one
        for one in mine.pop("fire")
        if not (
            passage.has("object.munitions", one.first)
            and passage.numbers_in(max(0, one.first - _COUNTED), one.first)
        )
        and [word.norm for word in passage.words[one.first : one.first + 3]] != _TO_HAND
    ]
    if kept:
        mine["fire"] = kept


def _leave_found_arms(passage: Passage, number: int, mine: dict[str, list[Mark]]) -> None:
    """Take the use out of Dari arms that are counted among finds: "پنج راکت و دو هاوان را ضبط کرد"."""
    sentence = passage.sentences[number]
    span = sentence.first, sentence.last
    if not (passage.has_any("object.weapons", *span) and passage.casualty_words.isdisjoint(range(*span))):
        return
    for name in ("shelling", "mine", "grenade", "blast"):
        kept = [
            one
            for one in mine.pop(name, ())
            if not any(
                passage.number_covering(index) for index in range(max(0, one.first - _PIECES), one.first)
            )
        ]
        if kept:
            mine[name] = kept


def _takes_named(passage: Passage, mark: Mark, of_places: Collection[int]) -> bool:
    """Return whether English tells the capture of a place by its name: "captured Imam Sahib district"."""
    if passage.language != "en" or mark.first in of_places:
        return False
    return all(
        index in of_places or passage.words[index].norm == "the" for index in range(mark.first + 1, mark.last)
    )


def _is_of_known(passage: Passage, name: str, mark: Mark) -> bool:
    """Return whether a noun only speaks of what was told: "the kidnappers", "ҳамларо маҳкум кард"."""
    if passage.language == "tg" and passage.words[mark.first].norm.endswith(_OBJECT):
        return mark.last < len(passage.words) and passage.words[mark.last].norm == _CONDEMNED
    if passage.language == "tg" and name == "abduct" and mark.first > 0:
        if any(word.norm == _AWAY for word in passage.words[mark.first : mark.last]):
            return True  # "мусаллаҳ аз байн бурда шуданд"
        counted = passage.number_covering(mark.first - 1) is not None
        return counted and passage.has("person.attackers", mark.first)
    known = name == "abduct" and mark.first > 0 and passage.has("person.known", mark.first - 1)
    return known and passage.has("person.attackers", mark.first)


def _leave_to_weapons(mine: dict[str, list[Mark]]) -> None:
    """Take the attack out of "rocket attack": the weapon says more."""
    weapons = [one for name in _WEAPONS for one in mine.get(name, ())]
    if "attack" in mine and weapons:
        kept = [one for one in mine.pop("attack") if not any(_within(one, two) for two in weapons)]
        if kept:
            mine["attack"] = kept


def _leave_to_arrest(passage: Passage, number: int, mine: dict[str, list[Mark]]) -> None:
    """Make it an arrest where people fell into the hands of forces: "به چنگ مأموران", "двое захвачены"."""
    first = passage.sentences[number].first
    caught = [
        mark
        for mark in mine["overtake"]
        if _is_capture_of_men(passage, number, mark)
        or fell_to_guards(passage, first, mark)
        or (
            passage.words[mark.last - 1].norm.startswith(_FELL)
            and passage.has_any("person.security", mark.first, mark.last)
            and (
                passage.words[mark.last - 1].norm.endswith(_THEY)
                or passage.has_any("person.attackers", first, mark.first)
                or passage.words[mark.first + 1].norm == _CLUTCHES
            )
        )
    ]
    if caught:
        mine.setdefault("arrest", []).extend(caught)
        mine["overtake"] = [mark for mark in mine["overtake"] if mark not in caught]
        if not mine["overtake"]:
            del mine["overtake"]


def _is_capture_of_arms(passage: Passage, number: int, mark: Mark) -> bool:
    """Return whether a word for a capture is of arms or drugs: "захватили пулемёт и два автомата"."""
    if passage.language == "en" and passage.words[mark.first].norm in _TAKEN:
        return passage.has_one_of(_LOOT, mark.first + 1, min(mark.last, mark.first + 1 + _LOOT_REACH))
    if passage.language != "ru" or not passage.words[mark.first].norm.startswith(_CAPTURED):
        return False
    after = range(mark.last, min(passage.sentences[number].last, mark.last + _LOOT_REACH))
    end = next((at for at in after if clause_ends(passage, at)), after.stop)
    return passage.has_one_of(_LOOT, mark.last, end)


def _is_only_aim(passage: Passage, mark: Mark) -> bool:
    """Return whether Tajik "took" is half of another verb: "ноҳияро зери оташ гирифтанд"."""
    if passage.language != "tg" or mark.last - mark.first < 2:  # noqa: PLR2004 - of one word
        return False
    first = passage.sentence_first(mark.first)
    if passage.words[mark.last - 1].norm.startswith(_FELL_TG) and passage.has_one_of(
        _FIRED, first, mark.first
    ):
        return True  # "гулӯлаи туп ба деҳаи X-и ноҳияи Y афтод"
    ambushed = any(word.norm.startswith(_AMBUSH) for word in passage.words[mark.first : mark.last])
    return ambushed or passage.words[mark.last - 2].norm in _AIMS


def _is_capture_of_men(passage: Passage, number: int, mark: Mark) -> bool:
    """Return whether a Russian word for a capture stands beside armed men: "захвачены двое боевиков"."""
    norm = passage.words[mark.first].norm
    if not norm.startswith(_CAPTURED):
        return False
    if passage.has("person.collective", mark.last):
        return True
    men = [
        index
        for index in (mark.first - 1, mark.last, mark.last + 1)
        if passage.sentences[number].first <= index < passage.sentences[number].last
        and (passage.has("person.collective", index) or category_at(passage, index) == "attackers")
    ]
    by_them = any(passage.words[index].norm.endswith(_BY_WHOM) for index in men)
    return norm.startswith(_WAS_CAPTURED) and bool(men) and not by_them


def _leave_to_bombs(passage: Passage, mine: dict[str, list[Mark]]) -> None:
    """Take the attack out of "killed by a bomb aboard a minibus"."""
    weapons = [one for name in ("blast", "mine", *_WEAPONS) for one in mine.get(name, ())]
    kept = [
        one
        for one in mine.pop("attack", ())
        if passage.words[one.last - 1].norm != "by"
        or not any(0 <= two.first - one.last <= _BY_A_BOMB for two in weapons)
    ]
    if kept:
        mine["attack"] = kept


def _leave_to_shells(passage: Passage, mine: dict[str, list[Mark]]) -> None:
    """Take "came over the river and burst in the orchards" from people where shells did it."""
    if not any(passage.has("trigger.shelling", mark.first) for mark in mine.get("shelling", ())):
        return
    first = mine["shelling"][0].first
    shells = {index for mark in mine["shelling"] for index in range(*mark)}
    bombs = [one for one in mine.pop("drone", ()) if shells.isdisjoint(range(*one))]
    if bombs:  # not "mortar bombs came down"
        mine["drone"] = bombs
    for name in ("attack", "infiltration"):
        kept = [
            one
            for one in mine.pop(name, ())
            if not (one.first > first and passage.words[one.first].norm in _OF_SHELLS)
        ]
        if kept:
            mine[name] = kept


def _leave_to_arrests(passage: Passage, number: int, mine: dict[str, list[Mark]]) -> None:
    """Leave out the fight that arrests are only told to follow: "The arrests follow a gunfight"."""
    sentence = passage.sentences[number]
    for mark in passage.marks_in("context.follows_on", sentence.first, sentence.last)[:1]:
        before = {name for name, marks in mine.items() if any(one.first < mark.first for one in marks)}
        if not before or before - {"arrest", "seize"}:
            return
        for name in list(mine):
            kept = [one for one in mine.pop(name) if one.first < mark.first]
            if kept:
                mine[name] = kept


def _take_as_arrests(passage: Passage, mine: dict[str, list[Mark]]) -> None:
    """Make it an arrest where forces led somebody away: "taken away in handcuffs", "led off by police"."""
    held = mine.get("arrest", [])
    arrests = [
        one
        for one in mine.get("abduct", ())
        if any(0 <= two.first - one.last < _BY_A_BOMB or _within(one, two) for two in held)
        or (
            [word.norm for word in passage.words[one.last : one.last + 1]] == ["by"]
            and passage.has_any("person.security", one.last, one.last + _BY_A_BOMB)
        )
    ]
    if arrests:
        mine["arrest"] = [*held, *arrests]
        mine["abduct"] = [one for one in mine["abduct"] if one not in arrests]
        if not mine["abduct"]:
            del mine["abduct"]


def _leave_to_capture(mine: dict[str, list[Mark]]) -> None:
    """Take the abduction out of a place that was seized: "the gold mine was seized by the group"."""
    held = mine.get("overtake", ())
    kept = [one for one in mine.pop("abduct", ()) if not any(_within(one, two) for two in held)]
    if kept:
        mine["abduct"] = kept


def _leave_to_crossing(passage: Passage, number: int, mine: dict[str, list[Mark]]) -> None:
    """Make it a crossing where armed men of no state are told only to have come over."""
    bare = {mark.first for mark in passage.marks.get("crossing.bare", ())}
    mine["surrender"] = [mark for mark in mine["surrender"] if not passage.has("crossing.other", mark.first)]
    if not mine["surrender"]:
        del mine["surrender"]  # "уезд перешёл под контроль"
        return
    first = passage.sentences[number].first
    if not all(mark.first in bare for mark in mine["surrender"]):
        return
    span = first, mine["surrender"][0].first
    if number and not passage.has_one_of(("person.attackers", "person.security"), *span):
        span = passage.sentences[number - 1].first, span[1]  # "Ин се тан шаби дигар аз Афғонистон гузаштанд"
    armed = [index for index in range(*span) if passage.has("person.attackers", index)]
    if passage.language == "fa":
        armed += [at for at in range(*span) if passage.words[at].norm.startswith(_NATIONALS)]
    since = max(armed) if passage.language == "fa" and armed else first  # not "the border guards say that …"
    gone = armed and not passage.has_any("person.security", since, span[1])
    if gone or are_unknown(passage, *span) or fight_next(passage, number, span):
        mine.setdefault("infiltration", []).extend(mine.pop("surrender"))


def _take_as_flight(passage: Passage, number: int, mine: dict[str, list[Mark]]) -> None:
    """Make it a flight where Dari tells that soldiers came over: "۱۰۳۷ نظامی از مرز گذشتند"."""
    first = passage.sentences[number].first
    over = [mark for mark in mine["infiltration"] if passage.words[mark.last - 1].norm.endswith(_THEY)]
    if over and any(
        category_at(passage, one.last) == "security" and not passage.has("actor.border_guards", one.last)
        for one in passage.numbers_in(first, over[0].first)
    ):
        mine["surrender"] = over
        del mine["infiltration"]


def _within(one: Mark, other: Mark) -> bool:
    """Return whether the words of a mark lie in those of another."""
    return other.first <= one.first and one.last <= other.last
