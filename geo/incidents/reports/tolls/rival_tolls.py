"""Tolls that another side puts against one told before: "сокинон шумори кушташудагонро нӯҳ тан медонанд"."""

from itertools import pairwise

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import Quantity

GROUPS = {"taliban", "islamic_state", "resistance_front", "freedom_front", "ansarullah", "militants"}
FRONTS = {"resistance_front", "freedom_front"}  # who speak of none but those whom they fought
BUT = {
    "en": {"but", "while", "whereas", "though", "although"},
    "ru": {"но", "а", "однако", "хотя"},
    "fa": {"اما", "ولی", "لیکن"},
    "tg": {"аммо", "вале", "лекин", "харчанд", "харчанде", "гарчи", "гарчанде", "агарчи"},
}  # before what another side says
_ACCOUNTS = ("speech.of", "part.other_account")
_WHICH = ("ки", "که", "котор", "who", "which")  # before what a source says of those told before it
_MORE = ("part.more", "part.further")
_ANDS = {"and", "и"}  # "трое солдат и, по данным полиции, четверо милиционеров"
_ANYBODY = {"", "generic"}
_HEAD = 8  # words at the head with who speaks
_OBJECT = "را"
_PARTISANS_TG = ("сокин", "мардум", "шохид", "расона", "хешованд", "пайванд", "муйсафед", "фаъолон")
_SINCE_TG = {"баъдтар", "баъдан", "сипас", "дертар", "холо", "акнун", "имруз", "нихоят"}  # update a toll
_TO_TG, _OBJECT_TG = "ба", "ро"


def by_account(passage: Passage, mine: list[Quantity]) -> tuple[list[Quantity], list[list[Quantity]]]:
    """Return people, those whom another source counts apart: "погибли трое, по словам врача — четверо"."""
    accounts: list[list[Quantity]] = [mine[:1]]
    for before, one in pairwise(mine):
        same = before.category == one.category or not _ANYBODY.isdisjoint((before.category, one.category))
        if same and counts_apart(passage, before.last, one):
            accounts.append([])
        accounts[-1].append(one)
    return accounts[0], accounts[1:]


def counts_apart(passage: Passage, first: int, one: Quantity) -> bool:
    """Return whether another source counts people, from a word on; not "по словам врача, ещё двое"."""
    sources = [mark for name in _ACCOUNTS for mark in passage.marks_in(name, first, one.first)]
    of_who = any(passage.words[mark.first - 1].norm.startswith(_WHICH) for mark in sources)
    return (
        bool(sources)
        and not of_who
        and passage.words[sources[0].first - 1].norm not in _ANDS
        and not any(
            not passage.has("part.other_account", mark.first)
            for name in _MORE
            for mark in passage.marks_in(name, first, one.last)
        )
    )


def is_put_against(passage: Passage, sentence: Sentence, toll: Figure) -> bool:
    """Return whether Dari has a group's toll after others': "سخنگوی طالبان شمار کشته‌ها را ۳۵ اعلام کرد"."""
    if passage.language == "tg":
        return _is_put_by_others(passage, sentence, toll)
    if passage.language != "fa":
        return False
    if _puts_own(passage, sentence, toll):
        return True
    for turn in passage.marks_in("part.but", sentence.first, toll.first):
        if passage.words[turn.first].norm in BUT["fa"]:
            groups = passage.family_in("actor", turn.last, toll.first)
            return any(
                name in GROUPS and first - 1 not in passage.event_words for first, _, name in groups
            )  # not "اما در حملهٔ طالبان شمار …"
    return False


def _puts_own(passage: Passage, sentence: Sentence, toll: Figure) -> bool:
    """Return whether a group at the head of a Dari sentence puts a toll that it has not spoken of before."""
    puts = any(passage.words[index].norm == _OBJECT for index in range(toll.first, toll.last))
    return puts and _speaks_first(passage, sentence, toll)


def _speaks_first(passage: Passage, sentence: Sentence, toll: Figure) -> bool:
    """Return whether a group at the head of a sentence, that has not spoken before, gives no correction."""
    groups = passage.family_in("actor", sentence.first, min(toll.first, sentence.first + _HEAD))
    name = groups[0][2] if groups else ""
    if name not in GROUPS or groups[0][0] - 1 in passage.event_words:
        return False
    told = passage.sentences[: passage.sentence_number(sentence.first)]
    corrects = passage.has_any("context.correction", sentence.first, sentence.last)
    return not corrects and not any(speaks_in(passage, one, name) for one in told)


def _is_put_by_others(passage: Passage, sentence: Sentence, toll: Figure) -> bool:
    """Return whether others put a Tajik toll otherwise: "сокинон шумори кушташудагонро нӯҳ тан медонанд"."""
    words = passage.words[sentence.first : sentence.last]
    if any(word.norm in _SINCE_TG for word in words):
        return False  # "аммо баъдтар шумори кушташудагонро панҷ нафар гуфтанд"
    turned = words[0].norm in BUT["tg"]
    theirs = any(
        word.norm.startswith(_PARTISANS_TG) for word in passage.words[sentence.first : toll.first]
    ) or any(one[2] in FRONTS for one in passage.family_in("actor", sentence.first, toll.first))
    theirs = theirs or _speaks_first(passage, sentence, toll)
    reached = any(
        passage.words[one.first - 1].norm == _TO_TG for one in passage.numbers_in(toll.first, toll.last)
    )
    if reached:  # "ба гуфтаи сокинон шумораи кушташудагон ба нӯҳ расид" is news
        return turned and theirs
    put = any(passage.words[index].norm.endswith(_OBJECT_TG) for index in range(toll.first, toll.last))
    said = passage.has_one_of(("speech.verbs", "speech.of"), sentence.first, sentence.last)
    return (put or said) and (turned or theirs)


def speaks_in(passage: Passage, sentence: Sentence, group: str) -> bool:
    """Return whether a group tells what a sentence says."""
    return any(
        name == group
        and last not in passage.event_words  # "in a Taliban attack, sources said"
        and passage.has_any("speech.verbs", last, min(sentence.last, last + _HEAD))
        for _, last, name in passage.family_in("actor", sentence.first, sentence.last)
    )
