"""Figures that another side gives in the same sentence: "one dead, officials said; the group spoke of 20"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure
from geo.incidents.reports.tolls.people import category_at, clause_ends
from geo.incidents.reports.tolls.rival_tolls import BUT, FRONTS, GROUPS, is_put_against, speaks_in
from geo.incidents.reports.tolls.unsure import with_denied_doubted
from geo.incidents.reports.words import normal

_THAT_ONLY, _SAYS_THAT = 2, {"that", "insist", "insists", "insisted", "maintain", "maintains", "says", "say"}
_HEAD, _ITS = 8, 4  # words at the head with who speaks; after the verb, with "it had", "its fighters"
_IT = {"it", "they", "its", "their"}
_SAYS = ("speech.verbs", "speech.of")
_ANYBODY = {"generic", ""}
_ARMED = frozenset({"attackers", "security"})
_ALL = _ARMED | {"civilians", "generic"}
_GOVERNMENT = frozenset(
    map(
        normal,
        [
            *(
                "амният",
                "амниятӣ",
                "амниятиро",
                "амниятии",
                "ҳукумат",
                "ҳукумати",
                "ҳукуматӣ",
                "давлат",
                "давлатӣ",
                "давлатии",
                "артиш",
                "артиши",
                "миллӣ",
            ),
            *("دولت", "دولتی", "حکومت", "حکومتی", "ارتش", "اردو", "اردوی", "ملی"),
        ],
    )
)
_CLAIMS_RU = ("утвержда", "уверя", "настаива", "отчит", "рапорт")  # of a side that boasts
_NEXT = 2  # sentences after a claim in which others tell theirs
_PUTS = {"put", "puts"}  # the toll at a figure
_PARTISANS = {"it", "they", "residents", "locals", "villagers", "activists", "protesters", "media"}
_PARTISANS |= {"witnesses", "eyewitnesses", "elders", "relatives", "families", "tribesmen", "neighbours"}
_MAY = {"might", "may", "could"}
_TURN = 4  # words at the head of a sentence with "but", "however"
_THAT = {"что", "как"}  # before what somebody else says
_CONFIRMS, _SIDES = "подтвердил", {"attackers", "security"}
_ENDS = '.!?…"”'  # of a sentence, not of a heading
_ABOUT, _DASHES = {"о", "об"}, ("—", "–", "-")
_SEMICOLONS = frozenset(";؛")
_POLICE = ("پولیس", "پلیس", "полис")
_THEIRS = {"security", "generic", ""}
_THEMSELVES = {"они", "сами"}
_HE, _SPEAKS_FOR, _SPOKESMAN = {"او", "وی", "نامبرده", "موصوف"}, "سخنگو", 9  # words to whose spokesman one is


def with_rivals_doubted(passage: Passage, sentence: Sentence, figures: Sequence[Figure]) -> list[Figure]:
    """Return figures, one that somebody else gives of the same people after another as not sure."""
    if passage.language not in BUT:
        return list(figures)
    result: list[Figure] = []
    for figure in with_denied_doubted(passage, sentence, figures):
        before = [one for one in result if one.kind == figure.kind and one.last <= figure.first]
        rival = before and not (figure.toll or figure.moved or figure.earlier)
        if passage.language != "en" and before:
            rival = rival and not (figure.more or before[-1].earlier or before[-1].doubted)
        end = _speech_end(passage, sentence, figure)
        if (
            rival
            and _may_be_same(before[-1], figure)
            and (
                is_left_to_say(passage, before[-1].last, figure.first - 1)
                or _other_speaks(passage, before[-1].last, figure.first, end)
            )
        ):
            result.append(figure._replace(doubted=True))
        else:
            result.append(figure)
    return result


def _speech_end(passage: Passage, sentence: Sentence, figure: Figure) -> int:
    """Return where the words end in which somebody may tell a figure: in Tajik and Dari behind it, too."""
    if passage.language == "fa":
        return sentence.last
    if passage.language != "tg":
        return figure.first
    after = range(figure.last + 1, sentence.last)
    return next((index for index in after if clause_ends(passage, index)), sentence.last)


def _may_be_same(one: Figure, other: Figure) -> bool:
    """Return whether two figures may be of the same people."""
    told = one.categories | other.categories
    return bool(told & {"", "generic"}) or one.categories == other.categories


def _other_speaks(passage: Passage, first: int, last: int, end: int) -> bool:
    """Return whether a statement with a verb of speech before `end` begins between two figures."""
    foes = passage.family_in("actor", first, last) if passage.language == "fa" else ()
    if any(passage.has("killed.forward", foe - 1) for foe, _, _ in foes):
        return False  # "نُه سرباز کشته شدند؛ دربارهٔ تلفات طالبان، منابع از دوازده جسد سخن می‌گویند"
    for index in range(first, last):
        between = passage.text[passage.words[index - 1].end : passage.words[index].start]
        if passage.language in {"ru", "tg"} and "," in between and _says_soon(passage, index, last):
            return True  # "жители говорят о десяти погибших, власти подтвердили гибель троих"
        if not _SEMICOLONS.isdisjoint(between) or passage.words[index].norm in BUT[passage.language]:
            if passage.language == "ru" and passage.has_any("speech.of", index, end):
                return True  # "по данным властей, один убит; по сведениям врача, двое"
            if passage.has_any("speech.unsure", index, end):
                return True  # "…; the Front had claimed ten dead"
            return _says(passage, index, end) or passage.has_any("speech.count", index, end)
    return False


def is_left_to_say(passage: Passage, first: int, about: int) -> bool:
    """Return whether a Russian dash stands for the verb of who speaks: "…; министерство — о 56 убитых"."""
    dash = passage.text[passage.words[about - 1].end : passage.words[about].start].strip()
    return about > first and passage.words[about].norm in _ABOUT and dash in _DASHES


def _says_soon(passage: Passage, index: int, end: int) -> bool:
    """Return whether somebody speaks at the head of a clause."""
    return _says(passage, index, min(end, index + _HEAD // 2))


def _says(passage: Passage, first: int, last: int) -> bool:
    """Return whether words have a verb of speech; not Tajik "посух дода", of who hit back."""
    if passage.language != "tg":
        return passage.has_any("speech.verbs", first, last)
    marks = passage.marks_in("speech.verbs", first, last)
    return any(not passage.words[one.last - 1].norm.endswith("а") for one in marks)


def with_side_doubted(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, what a group boasts of after others' as not sure: "The Front said it killed ten"."""
    if passage.language in {"tg", "fa", "ru"}:
        figures = _with_disputed(passage, sentence, figures) if passage.language == "ru" else figures
        figures = _with_unofficial_doubted(passage, sentence, figures)
        return _with_boasts_doubted(passage, sentence, _as_confirmed(passage, sentence, figures))
    if passage.language != "en" or not figures:
        return figures
    front = _front_at_head(passage, sentence)
    reach = figures[0].first - sentence.first if front else _HEAD
    head = range(sentence.first, min(sentence.last, sentence.first + max(reach, _HEAD)))
    verb = next((index for index in head if _is_verb_of_speech(passage, index)), None)
    if verb is None and front and passage.has("speech.of", sentence.first):
        verb = sentence.first  # "According to the Front"
    rival = _puts_rival(passage, sentence)
    if rival or passage.has_any("context.unproven", sentence.first, sentence.last):
        theirs = rival and not any(word.norm in _IT for word in passage.words[sentence.first : sentence.last])
        figures = [one._replace(doubted=one.doubted or one.toll or theirs) for one in figures]
    if any(index < sentence.first for index in passage.casualty_words):
        objects = _objects(passage, sentence)
        figures = [
            one._replace(
                doubted=one.doubted
                or _may_be(passage, one)
                or _only_said(passage, sentence, one)
                or (objects and not (one.toll or one.moved))
            )
            for one in figures
        ]
    if verb is None:
        return figures
    if verb + 1 < sentence.last and passage.words[verb + 1].norm.startswith("claim"):
        verb += 1  # "the Taliban claimed"
    group = front or next((one[2] for one in passage.family_in("actor", sentence.first, verb)), "")
    that = any(word.norm == "that" for word in passage.words[verb + 1 : verb + 1 + _HEAD])
    claims = passage.words[verb].norm.startswith("claim")  # "claimed responsibility and put the dead at five"
    if group not in FRONTS and not (claims and that) and not _says_it_did(passage, sentence, verb):
        return figures
    told = passage.sentences[: passage.sentence_number(sentence.first)]
    told = [one for one in told if passage.text[one.end - 1] in _ENDS]
    others = not any(speaks_in(passage, one, group) for one in told)
    known = any(not passage.casualty_words.isdisjoint(range(one.first, one.last)) for one in told)
    if group not in GROUPS or not (others and known):
        return figures
    return [
        one._replace(doubted=one.doubted or ((claims or not one.toll) and not one.moved and one.first > verb))
        for one in figures
    ]


def _with_unofficial_doubted(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, those that unnamed sources give after others as not sure: "некоторые СМИ сообщают"."""
    marks = passage.marks_in("context.unofficial", sentence.first, sentence.last)
    if not (marks and figures) or not any(index < marks[0].first for index in passage.casualty_words):
        return figures
    return [one._replace(doubted=one.doubted or one.first > marks[0].first) for one in figures]


def _with_disputed(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """
    Return Russian figures, fighters whom forces claim to have killed as not sure if others tell of civilians.

    "Минобороны утверждает, что уничтожено сорок талибов. Депутат насчитала двенадцать мирных жителей."
    """
    claims = any(
        passage.words[index].norm.startswith(_CLAIMS_RU) for index in range(sentence.first, sentence.last)
    )
    if not claims or all(one.kind != "killed" or one.categories != {"attackers"} for one in figures):
        return figures
    number = passage.sentence_number(sentence.first)
    disputed = any(
        passage.has_any("killed.back", after.first, after.last)
        and not passage.has_any("part.more", after.first, after.last)
        and any(
            category_at(passage, at) == "civilians"
            for one in passage.numbers_in(after.first, after.last)
            for at in range(one.last, min(after.last, one.last + _ITS))
        )
        for after in passage.sentences[number + 1 : number + 1 + _NEXT]
    )
    return [one._replace(doubted=one.doubted or disputed) for one in figures]


def _may_be(passage: Passage, figure: Figure) -> bool:
    """Return whether people are only thought to have come to harm: "100 people might have been killed"."""
    return any(word.norm in _MAY for word in passage.words[figure.first : figure.last])


def _objects(passage: Passage, sentence: Sentence) -> bool:
    """Return whether somebody says otherwise than others did: "But residents said seven"."""
    head = range(sentence.first, min(sentence.last, sentence.first + _TURN))
    if not passage.has_any("part.but", head.start, head.stop):
        return False
    if passage.has_any("speech.unsure", sentence.first, sentence.last):
        return True
    partisan = any(passage.words[index].norm in _PARTISANS - _IT for index in head)
    return partisan and passage.has_any("speech.verbs", head.start, head.stop)


def _only_said(passage: Passage, sentence: Sentence, one: Figure) -> bool:
    """Return whether somebody says that there were no more: "they insist that only one was hurt"."""
    low = max(sentence.first, one.first - _THAT_ONLY)
    only = passage.marks_in("part.only", low, one.first + 1)
    if not only or passage.words[only[0].first - 1].norm not in _SAYS_THAT:
        return False
    return passage.has_any("speech.verbs", sentence.first, only[0].first)


def _as_confirmed(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, those after "подтвердили нападение, но сообщили" as not sure where others are known."""
    known = not passage.casualty_words.isdisjoint(range(sentence.first))
    if passage.language != "ru" or not (known and figures) or any(one.categories & _SIDES for one in figures):
        return figures
    confirmed = False
    for index in range(sentence.first, figures[0].first):
        confirmed = confirmed or passage.words[index].norm.startswith(_CONFIRMS)
        if confirmed and passage.words[index].norm in BUT["ru"] and clause_ends(passage, index):
            return [one._replace(doubted=one.doubted or not one.toll) for one in figures]
    return figures


def _front_at_head(passage: Passage, sentence: Sentence) -> str:
    """Return the front at the head of an English sentence, also as "the front" once it was named; or ""."""
    if [word.norm for word in passage.words[sentence.first : sentence.first + 2]] == ["the", "front"]:
        return next((name for name in sorted(FRONTS) if f"actor.{name}" in passage.marks), "")
    of = passage.marks_in("speech.of", sentence.first, sentence.first + 2)
    named = passage.family_in("actor", sentence.first, min(sentence.last, sentence.first + _HEAD))
    at_head = bool(named) and named[0][0] - (of[0].last if of else sentence.first) <= 1  # "the"
    return named[0][2] if at_head and named[0][2] in FRONTS else ""


def _puts_rival(passage: Passage, sentence: Sentence) -> bool:
    """Return whether somebody puts a toll at a figure after others told theirs: "It put the dead at nine"."""
    words = range(sentence.first, sentence.last)
    verb = next((index for index in words if passage.words[index].norm in _PUTS), sentence.first)
    rival = any(passage.words[index].norm in _PARTISANS for index in range(sentence.first, verb)) or any(
        one[2] in GROUPS for one in passage.family_in("actor", sentence.first, verb)
    )
    return rival and any(index < sentence.first for index in passage.casualty_words)


def _with_boasts_doubted(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, what an armed group says of the government's men after others' figures as not sure."""
    if not figures or passage.casualty_words.isdisjoint(range(sentence.first)):
        return figures
    figures = [
        one._replace(doubted=True) if one.toll and is_put_against(passage, sentence, one) else one
        for one in figures
    ]
    figures = _with_front_doubted(passage, sentence, figures)
    ours = [one for one in figures if _of_government(passage, sentence, one)]
    if not ours:
        return figures
    until = min(one.first for one in ours)
    groups = passage.family_in("actor", sentence.first, until) or _who_goes_on(passage, sentence)
    if passage.language == "ru":  # whose verb of speech may be another's
        themselves = passage.words[sentence.first].norm in _THEMSELVES
        groups = [one for one in groups if themselves or _boasts(passage, sentence, one, until)]
        own = themselves or passage.has_any(
            "claim.own", sentence.first, sentence.last
        )  # "что его бойцы убили шестерых"
        foes = {_foes(groups[0][2]) if groups else ""}
        ours = [one for one in ours if one.categories == foes or (own and groups and one.categories == {""})]
    group = groups[0][2] if groups else ""
    said = passage.has_any("speech.verbs", sentence.first, sentence.last)
    told = passage.sentences[: passage.sentence_number(sentence.first)]
    told = [one for one in told if not passage.casualty_words.isdisjoint(range(one.first, one.last))]
    if group not in GROUPS or not said or any(speaks_in(passage, one, group) for one in told):
        return figures
    if passage.language != "ru":  # "۱۸ پولیس کشته و ۱۰ تن زخمی"
        ours = [one for one in figures if one.first >= until and one.categories <= _THEIRS]
    return [one._replace(doubted=True) if one in ours and not one.toll else one for one in figures]


def _with_front_doubted(passage: Passage, sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return figures, Taliban whom a front says it killed as not sure: they may be guards told of."""
    fronts = FRONTS | {"islamic_state"} if passage.language == "tg" else FRONTS
    if passage.language == "en" or passage.marks.keys().isdisjoint(f"actor.{name}" for name in fronts):
        return figures
    ours = [one for one in figures if one.categories == {"attackers"} and not (one.moved or one.more)]
    until = min(ours[0].first, sentence.first + _HEAD) if ours else sentence.first
    groups = passage.family_in("actor", sentence.first, until)
    group = groups[0][2] if groups else ""
    told = passage.sentences[: passage.sentence_number(sentence.first)]
    said = group in fronts and passage.has_one_of(_SAYS, sentence.first, sentence.last)
    if passage.language == "ru":  # nobody else may have counted them
        said = said and any(_counts_armed(passage, one) for one in told)
    if not said or any(speaks_in(passage, one, group) for one in told):
        return figures
    first = ours[0].first  # "سه طالب کشته و چهار تن زخمی"
    return [
        one._replace(doubted=True, categories=_ALL)
        if one in ours or (one.first > first and one.categories <= _ANYBODY and not one.moved)
        else one
        for one in figures
    ]


def _counts_armed(passage: Passage, sentence: Sentence) -> bool:
    """Return whether a sentence tells of harm done to guards or fighters, and names no front."""
    words = range(sentence.first, sentence.last)
    if passage.casualty_words.isdisjoint(words):
        return False
    if any(passage.has_any(f"actor.{name}", words.start, words.stop) for name in FRONTS):
        return False
    return any(category_at(passage, index) in _ARMED for index in words)


def _who_goes_on(passage: Passage, sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return whose spokesman a Dari "he added" goes on for, who spoke right before; nobody else's."""
    number = passage.sentence_number(sentence.first)
    if passage.language == "ru" and number and passage.words[sentence.first].norm in _THEMSELVES:
        before = passage.sentences[number - 1]
        return passage.family_in("actor", before.first, min(before.last, before.first + _ITS))
    if passage.language != "fa" or number == 0 or passage.words[sentence.first].norm not in _HE:
        return []
    before = passage.sentences[number - 1]
    until = min(before.last, before.first + _SPOKESMAN)
    spoke = any(_SPEAKS_FOR in passage.words[index].norm for index in range(before.first, until))
    return passage.family_in("actor", before.first, until) if spoke else []


def _boasts(passage: Passage, sentence: Sentence, group: tuple[int, int, str], until: int) -> bool:
    """Return whether a Russian group speaks before a word: "талибы заявили", "по словам талибов"."""
    first, last, _ = group
    for index in range(max(sentence.first, first - _ITS + 1), min(until, last + _HEAD)):
        if not passage.has("speech.verbs", index):
            continue
        words = range(index + 1, first + 1) if index < first else range(last, index)
        if index < first and any(clause_ends(passage, one) for one in words):
            continue
        if all(passage.words[one].norm not in _THAT for one in words):
            return True
    return False


def _foes(group: str) -> str:
    """Return the kind of people whom a group fights: the Taliban's are soldiers, a front's the Taliban."""
    return "attackers" if group in FRONTS else "security"


def _of_government(passage: Passage, sentence: Sentence, figure: Figure) -> bool:
    """Return whether a figure counts the government's men: "۲۰ نیروی دولتی", "20 сарбози ҳукумат"."""
    if passage.language == "ru" and len(figure.categories) == 1:
        return not (figure.moved or figure.more or figure.toll)
    if figure.categories != {"security"} or figure.moved or figure.more:
        return False
    near = passage.words[figure.first : min(sentence.last, figure.last + _ITS)]
    return any(word.norm in _GOVERNMENT or word.norm.startswith(_POLICE) for word in near)


def _is_verb_of_speech(passage: Passage, index: int) -> bool:
    """Return whether a word says that somebody speaks; "claimed" does so before a number, too."""
    return passage.has("speech.verbs", index) or passage.words[index].norm == "claimed"


def _says_it_did(passage: Passage, sentence: Sentence, verb: int) -> bool:
    """Return whether "it" or "they" follow a verb of speech: who speaks did what is told."""
    after = range(verb + 1, min(sentence.last, verb + _ITS))
    return passage.words[verb].norm.startswith("claim") or any(
        passage.words[index].norm in _IT for index in after
    )
