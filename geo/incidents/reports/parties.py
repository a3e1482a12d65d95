"""Whom an event's sentences name as its parties, and whether each acts, is hit or only speaks."""

from collections.abc import Sequence
from typing import NamedTuple

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.told import Told
from geo.incidents.reports.tolls.people import clause_ends

# The lexicon's actors → their names in the table; {} is the country, where the words beside tell it.
NAMED_GROUPS = {
    "taliban": "Taliban",
    "islamic_state": "Islamic State",
    "ansarullah": "Jamaat Ansarullah",
    "resistance_front": "National Resistance Front",
    "freedom_front": "Afghanistan Freedom Front",
}
_OTHER_GROUPS = {
    "smugglers": "Smugglers{}",
    "militants": "Militants{}",
    "gunmen": "Unidentified armed group{}",
}
FORCES = {
    "border_guards": "Border guards{}",
    "police": "Police{}",
    "soldiers": "Military forces{}",
    "security": "Security forces{}",
    "drug_control": "Drug Control Agency{}",
}
_LABELS = NAMED_GROUPS | _OTHER_GROUPS | FORCES
_VERB_LAST = {"tg", "fa"}  # the languages whose sentences end with their verb, and where "of" needs no word
_SPEECH_REACH = 3  # words between a speaker and the verb
_REACTION_REACH = 8  # words between who condemns and the verb
_OFFICE_REACH = 2  # words from "the Taliban's" to "ministry"
_RULED_REACH = 3  # words from "controlled" to "the Taliban"
_TARGET_REACH = 3  # words from "attacked" to "the Taliban", from "the Taliban" to "post"
_WHOSE_REACH = 4  # words from the victims to whose they are
_GENITIVE, _GENITIVES = ("ов", "ана"), ("а", "я", "ы", "и", "ов", "ев", "ей", "ого", "его", "ой", "их", "ых")
_VERB_REACH = 8  # words from whose post it is to the Dari verb
_FOLLOWING_REACH = 2  # the same, where what describes somebody follows him
_STATE_WORDS = 2  # of "of Tajikistan", "Tajikistan's"
_NATION_REACH = 3  # words between a nationality and whom it describes
_BY_REACH = 3  # words from "by" to the doer: "by suspected Taliban"
_BY_MEN = 6  # the same where he is told by his men: "by men of the Taliban group"
_UPON, _OBJECT = {"از", "بر", "به", "با", "بالای"}, "را"  # before and after whom Dari acts upon
_INSTRUMENTAL = ("ами", "ями")
_FORCES = {"сил", "армии", "войск", "полиции", "безопасности", "гкнб", "мвд", "служб"}
_PREPOSITIONS = {"on", "in", "from", "at", "with", "by", "of", "near", "to"}
_SPEECH_RU = ("speech.of", "speech.verbs", "speech.reactions")
_ASSAULTS = ("trigger.attack", "trigger.fire", "trigger.blast", "trigger.drone", "trigger.grenade")


class Party(NamedTuple):
    """
    One that an event names: its label and its class in the lexicon.

    `first` to `last` (not included) are its words; `hit` tells whether it was killed, wounded or attacked,
    `doer` whether words say that it was done by it.
    """

    label: str
    kind: str
    first: int
    last: int
    hit: bool
    doer: bool

    @property
    def is_group(self) -> bool:
        """Whether it is an armed group, not a force of a state."""
        return self.kind not in FORCES

    @property
    def is_named(self) -> bool:
        """Whether it is a group with a name of its own."""
        return self.kind in NAMED_GROUPS


def find_parties(
    passage: Passage, told: Sequence[Told], country: str, *, speakers: bool = False
) -> list[Party]:
    """
    Return the parties that sentences name, in their order; who only speaks, reacts or rules is none.

    Parameters
    ----------
    passage
        The text.
    told
        The sentences.
    country
        The country whose forces are meant where no word beside tells it, or "".
    speakers
        Whether who speaks is one, too: police who tell of an arrest.
    """
    found: list[Party] = []
    for one in told:
        for first, last, kind in _mentions(passage, one):
            if not speakers and _only_said(passage, one, first, last):
                continue
            if passage.has_any("target.suspected", max(one.sentence.first, first - 2), first):
                continue  # "به اتهام همکاری با جبهه مقاومت"
            nation = nation_beside(passage, one.sentence, first, last) or (
                _nation_elsewhere(passage, told, kind) or country if kind in FORCES else ""
            )
            label = _LABELS[kind].format(f" ({nation})" if nation else "")
            doer = _is_doer(passage, one, first, last)
            found.append(
                Party(label, kind, first, last, not doer and _is_hit(passage, one, first, last), doer)
            )
    return found


def _nation_elsewhere(passage: Passage, told: Sequence[Told], kind: str) -> str:
    """Return the one country whose forces of a kind Russian sentences tell: "Военные … афганские военные"."""
    if passage.language != "ru":
        return ""
    nations = {
        nation_beside(passage, one.sentence, first, last)
        for one in told
        for first, last, other in _mentions(passage, one)
        if other == kind
    } - {""}
    return nations.pop() if len(nations) == 1 else ""


def _mentions(passage: Passage, one: Told) -> list[tuple[int, int, str]]:
    """Return the actors a sentence names; of "Taliban fighters" and "боевики Талибана" the name alone."""
    found: list[tuple[int, int, str]] = []
    ended = -1
    for first, last, kind in passage.family_in("actor", one.sentence.first, one.sentence.last):
        joined = first <= ended or (ended > 0 and passage.covers("ruling.of", ended, first))
        if not joined or (first > ended and kind not in NAMED_GROUPS):
            found.append((first, last, kind))
        elif kind in NAMED_GROUPS and found[-1][2] not in NAMED_GROUPS:
            found[-1] = (found[-1][0], last, kind)
        ended = max(ended, last)
    return found


def _is_doer(passage: Passage, one: Told, first: int, last: int) -> bool:
    """Return whether words say by whom it was done: "a bomb laid by the Taliban", "заложенной талибами"."""
    if passage.language == "ru":
        return passage.words[last - 1].norm.endswith(_INSTRUMENTAL)
    if passage.language == "en" and any(figure.value and figure.first == last for figure in one.figures):
        return True  # "border guards killed two civilians"
    if passage.has("target.blamed", last):
        return True  # "طالبان را مسوول این انفجار دانست"
    reach = _BY_REACH
    if passage.language == "fa" and first and passage.has_any("ruling.of", first - 1, first):
        reach = _BY_MEN  # "توسط افراد وابسته به گروه طالبان"
    return passage.has_any("target.by", max(one.sentence.first, first - reach), first)


def _is_hit(passage: Passage, one: Told, first: int, last: int) -> bool:
    """Return whether a party was killed, wounded or attacked: "three Taliban died", "a Taliban post"."""
    at_post = passage.language == "fa" and passage.has("object.post", first - 1)  # "در ایست بازرسی طالبان"
    if not at_post and any(
        figure.value and figure.first < last and first < figure.last for figure in one.figures
    ):
        return True
    if any(figure.value and _is_whose(passage, figure.last, first, last) for figure in one.figures):
        return True
    low, high = one.sentence.first, one.sentence.last
    if not passage.has_one_of(_ASSAULTS, low, high):
        return False
    before, after = max(low, first - _TARGET_REACH), min(high, last + _TARGET_REACH)
    if passage.language == "en" and any(
        mark.first == last or (mark.first == last + 1 and passage.words[last].norm not in _PREPOSITIONS)
        for mark in passage.marks_in("target.things", last, after)
    ):
        return True  # "a Taliban post was attacked"; but "gunmen on motorcycles"
    if not passage.has_any("target.before", before, first):
        return False
    if passage.language == "fa":
        after = min(high, last + _VERB_REACH)  # "بر حوزهٔ سوم طالبان در شهر قندوز حمله کردند"
    return passage.language not in _VERB_LAST or passage.has_one_of(_ASSAULTS, last, after)


def _is_whose(passage: Passage, end: int, first: int, last: int) -> bool:
    """Return whether victims that end at a word are a party's: "a clerk of the Taliban's finance office"."""
    if not end < first <= end + _WHOSE_REACH or passage.language not in {"en", "ru"}:
        return False
    words = [word.norm for word in passage.words[end:first]]
    if any(clause_ends(passage, index) for index in range(end, first)):
        return False
    if passage.language == "en":
        return words[0] in {"of", "from", "at"} and passage.words[last - 1].possessive
    genitive = passage.words[last - 1].norm.endswith(_GENITIVE)
    return genitive and all(word.endswith(_GENITIVES) for word in words)


def _only_said(passage: Passage, one: Told, first: int, last: int) -> bool:
    """Return whether an actor only rules, speaks or reacts: "Taliban-ruled", "Taliban officials said"."""
    low, high = one.sentence.first, one.sentence.last
    if passage.has_any("ruling.after", last, min(high, last + _OFFICE_REACH)):
        return True
    if any(not is_acted_upon(passage, *mark) for mark in passage.marks_in("claim.own", last, high)):
        return False  # "the Front said its fighters attacked"
    return (
        passage.has_any("ruling.before", max(low, first - 1), first)
        or passage.has_any("ruling.held", max(low, first - _RULED_REACH), first)  # "under Taliban control"
        or _is_quoted(passage, max(low, first - _SPEECH_REACH), first)
        or passage.has_any("speech.verbs", last, min(high, last + _SPEECH_REACH))
        or _only_reacts(passage, one, last)
    )


def _is_quoted(passage: Passage, low: int, first: int) -> bool:
    """Return whether the words before an actor make him the speaker: "according to the provincial police"."""
    return passage.has_one_of(_SPEECH_RU if passage.language == "ru" else ("speech.of",), low, first)


def _only_reacts(passage: Passage, one: Told, last: int) -> bool:
    """Return whether an actor condemns, denies, keeps silent, or speaks before any deed is told."""
    high = one.sentence.last
    if not one.victims:
        reach = high if passage.language in _VERB_LAST else min(high, last + _REACTION_REACH)
        if passage.has_any("speech.reactions", last, reach):
            return True  # "the Taliban have strongly condemned the attack"
    if passage.language in _VERB_LAST and _is_first_verb_said(passage, one, last):
        return True
    return not (one.triggers or one.figures) and passage.has_one_of(
        ("speech.verbs", "speech.silent"), last, high
    )  # "the Taliban have not yet said anything about it"


def _is_first_verb_said(passage: Passage, one: Told, last: int) -> bool:
    """Return whether no deed is told from an actor to a verb of speech: "сухангӯи Толибон … гуфт, ки"."""
    for mark in passage.marks_in("speech.verbs", last, min(one.sentence.last, last + _REACTION_REACH)):
        between = range(last, mark.first)
        deeds = [deed.first for marks in one.triggers.values() for deed in marks]
        deeds += [figure.first for figure in one.figures]
        return not any(deed in between for deed in deeds)
    return False


def nation_beside(passage: Passage, sentence: Sentence, first: int, last: int) -> str:
    """Return the country whose adjective stands beside a word, or ""."""
    low = max(sentence.first, first - _NATION_REACH)
    high = min(sentence.last, last + _NATION_REACH)
    if passage.language == "en":
        high = last
    elif passage.language in _VERB_LAST:
        low, high = first, min(high, last + _FOLLOWING_REACH)  # "марзбонони тоҷик": what describes follows
    found = passage.family_in("nation", low, high) or [
        mark  # "Tajikistan's border guards", "сарбозони Тоҷикистон"
        for mark in passage.family_in(
            "state", max(sentence.first, first - _STATE_WORDS), max(high, last + _STATE_WORDS)
        )
        if mark[1] == first or mark[0] == last or _is_of_forces(passage, last, mark[0])
    ]
    return min(found, key=lambda mark: abs(mark[0] - first))[2] if found else ""


def _is_of_forces(passage: Passage, first: int, last: int) -> bool:
    """Return whether Russian words lead to whose forces those are: "военнослужащие правительственных сил"."""
    if passage.language != "ru" or not 0 < last - first <= _STATE_WORDS:
        return False
    return passage.words[last - 1].norm in _FORCES and not clause_ends(passage, last)


def is_acted_upon(passage: Passage, first: int, last: int) -> bool:
    """Return whether a side's own are no subject in Dari: "پنج تن از نیروهای این جبهه را کشتند"."""
    if passage.language != "fa" or last >= len(passage.words):
        return False
    return passage.words[first - 1].norm in _UPON or passage.words[last].norm == _OBJECT
