"""Whose dead and wounded a bare number counts, where words before it say so: "of the guards, three"."""

from collections.abc import Sequence

from geo.incidents.reports.passage import Passage, Sentence
from geo.incidents.reports.tolls.figures import Figure, Marker
from geo.incidents.reports.tolls.known_dead import is_known_dead, is_told_as_known
from geo.incidents.reports.tolls.people import Quantity, category_at, clause_ends
from geo.incidents.reports.tolls.whose_losses import side_of_actor, whose_losses
from geo.incidents.reports.words import normal

_REACH = 7  # words before a number in which its side may be told
_LEFT = 3  # words between "left" and bodies
_OF = 3  # words between "of" and the people
_TILL = {"تا", "به", "در"}  # before "حال" of "until now", "in any case"
_BY = frozenset(map(normal, ["ҷониби", "тарафи", "дасти", "тири", "سوی", "طرف", "جانب", "دست", "شلیک"]))
_MEN = frozenset(map(normal, ["men", "people", "members", "нафар", "тан", "نفر", "تن"]))
_PLURALS = ("ان", "ها", "ین")  # of Dari nouns
# Ends of Russian participles: "раненый"; verbs after which it is told who he was: "погибшим оказался майор".
_TURNED_OUT = ("оказал", "опознал")
_NOUNS = ("ый", "ий", "ая", "ого", "его", "ому", "ему", "ую", "ой", "ей", "ым", "им", "ом", "ем")
_THIS = {"این", "همین", "ин", "хамин"}
# Ends of Russian nouns that are no subject: "бойцов"; how the verb begins whose subject lost men.
_OF_MANY = ("ыми", "ими")  # endings of the instrumental, of an adjective
_BY_MANY = ("ами", "ями", "юдьми", *_OF_MANY)  # of a noun, or of an adjective for one ("неизвестными")
_BY_ONE, _SHORT = ("ом", "ем", "ой", "ей"), ("ны", "ты", "н", "т", "на", "та")  # "убиты террористом"
_OBLIQUE = ("ами", "ями", "ов", "ев", "ей", "ам", "ям", "ах", "ях", "ом", "ем", "у", "ю")
_LOST = "потеря"
_ARMED = {"attackers", "security"}
_AGED = 2  # words of "раненый, 27-летний житель" between its nouns
_WHO = "که"
_OTHERS = {"دیگر", "дигар", "дигари", "others"}
_WITH_THEM = "у"
_WE = {"we", "мы", "мо", "ما"}
_ON_PART = {"on", "among", "from"}
_OF_MANY_FA = {"نفری", "نفره"}
_LOSSES_ARE_PUT = ["تلفات", "را"]
_LOSSES = frozenset(map(normal, ["талафоти", "تلفات", "потери", "losses"]))


def side_of(passage: Passage, sentence: Sentence, marker: Marker, one: Quantity) -> str:
    """
    Return the kind of people that a number without a noun counts, or "".

    "Аз ҳамлагарон се тан кушта шуд", "Қочоқбарон се нафарро аз даст доданд", "تلفات طالبان سه تن" say it.
    """
    head = _loser(passage, sentence) or whose_losses(passage, sentence, one.first)
    if head or [word.norm for word in passage.words[marker.first : marker.first + 2]] == _LOSSES_ARE_PUT:
        return head  # "طالبان تلفات را هفت کشته اعلام کردند": of whomever
    lost = (
        passage.has_any("killed.lost", marker.first, marker.last)
        or passage.words[marker.first].norm in _LOSSES
    )
    after = passage.has_any("killed.loss", marker.first, marker.last) and one.first >= marker.last
    after = after or passage.has_any("killed.gave", marker.first, marker.last)  # "دشمن … نه کشته داد"
    verb = marker.first if after else _lost_before(passage, sentence, one)
    if passage.language == "fa" and passage.has_any("killed.left", one.first - 1, one.first):
        verb = one.first - 1  # "قاچاقبران با دادن دو کشته فرار کردند"
    if verb is not None:
        return _subject_of_loss(passage, sentence, verb)
    for index in range(one.first - 1, max(sentence.first, one.first - _REACH) - 1, -1):
        if clause_ends(passage, index + 1) or passage.number_covering(index) is not None:
            before_clause = lost and passage.language == "fa"  # "قاچاقبران که ده تن بودند، دو تن را"
            return _subject_of_loss(passage, sentence, one.first) if before_clause else ""
        if index in passage.casualty_words and not marker.first <= index < marker.last:
            return ""
        category = category_at(passage, index)
        if category and category != "generic":
            left = index == one.first - 1 and passage.has_any("killed.left", marker.last - 1, marker.last + 2)
            return category if lost or left or _is_of(passage, sentence, index) else ""
    return ""


def kind_beside(passage: Passage, marker: Marker, one: Quantity) -> str:
    """Return whom Russian words beside a number count: "20 убитых полицейских", "все уничтожены"; or ""."""
    if passage.language != "ru":
        return ""
    after = marker.last
    if marker.first == one.last and after < len(passage.words) and not clause_ends(passage, after):
        category = category_at(passage, after)
        apart = _is_doer(passage, after) or _are_others(passage, after)
        if category and after != passage.sentence_first(after) and not apart:
            return category
    foes = one.category != "security" and passage.has_any("killed.foes", marker.first, marker.last)
    if not foes or (one.category and _is_trade(passage, one)):
        return ""
    return "security" if not one.category and _taliban_tell(passage, marker) else "attackers"


def _taliban_tell(passage: Passage, marker: Marker) -> bool:
    """Return whether Taliban say whom they destroyed: "талибы заявили об уничтожении двенадцати"."""
    first = passage.sentence_first(marker.first)
    if {"actor.islamic_state", "actor.resistance_front", "actor.freedom_front"} & passage.marks.keys():
        return False  # whom they hunt
    said = passage.has_any("speech.verbs", first, marker.first)
    return said and passage.has_any("actor.taliban", first, first + 2)


def _is_doer(passage: Passage, index: int) -> bool:
    """Return whether a Russian word tells by whom: "убиты пограничниками", not "убитыми бойцами"."""
    verb, word = passage.words[index - 1].norm, passage.words[index].norm
    by_one = verb.endswith(_SHORT) and word.endswith(_BY_ONE)
    return by_one or (word.endswith(_BY_MANY) and not verb.endswith(_OF_MANY))


def _are_others(passage: Passage, index: int) -> bool:
    """Return whether a Russian noun is none that a participle before it tells of: "троих раненых | врачи"."""
    verb, word = passage.words[index - 1].norm, passage.words[index].norm
    return verb.endswith("ых") and word.endswith(("и", "ы")) and not word.endswith("ми")


def _is_trade(passage: Passage, one: Quantity) -> bool:
    """Return whether a noun tells more of people than whose citizens they are: not "граждан Афганистана"."""
    folk = any(passage.has("unit.folk", index) for index in range(one.first, one.last))
    return not folk and one.category != "generic"


def _subject_of_loss(passage: Passage, sentence: Sentence, verb: int) -> str:
    """Return the kind of armed people who lost men: those at the head of the clause, or of the sentence."""
    clause = next(
        (one for one in range(verb, sentence.first, -1) if clause_ends(passage, one)), sentence.first
    )
    for first in (clause, sentence.first):
        for index in range(first, verb):
            category = category_at(passage, index)
            if category in _ARMED and is_nominative(passage, index):
                return category
        side = side_of_actor(passage, first, verb)
        if side:
            return side
    return ""


def _lost_before(passage: Passage, sentence: Sentence, one: Quantity) -> int | None:
    """Return where a Russian verb says that a side lost those counted: "потеряли двоих убитыми"."""
    if passage.language != "ru":
        return None
    low = max(sentence.first, one.first - _REACH)
    for index in range(one.first - 1, low - 1, -1):
        if clause_ends(passage, index + 1):
            return None
        if passage.words[index].norm.startswith(_LOST):
            return index
    return None


def is_anybody(passage: Passage, one: Quantity, marker: Marker) -> bool:
    """Return whether a noun says only that they were people, where a side lost them: "lost four men"."""
    sentence = passage.sentences[passage.sentence_number(one.first)]
    lost = (
        passage.has_any("killed.loss", marker.first, marker.last)
        or _loser(passage, sentence)
        or _lost_before(passage, sentence, one) is not None
    )
    noun = one.last - 1
    return bool(lost) and (passage.has("person.generic", noun) or passage.words[noun].norm in _MEN)


def is_ours(passage: Passage, marker: Marker) -> bool:
    """Return whether somebody speaks of his own dead, who may have been told before: "We lost two men"."""
    lost = passage.has_any("killed.loss", marker.first, marker.last)
    return lost and marker.first > 0 and passage.words[marker.first - 1].norm in _WE


def _loser(passage: Passage, sentence: Sentence) -> str:
    """Return the kind of people whose losses a sentence begins to tell: "Талафоти ҳамлагаронро", or ""."""
    head = passage.words[sentence.first].norm
    if head == _WITH_THEM:  # "У полиции четверо убитых"
        return side_of_actor(passage, sentence.first + 1, min(sentence.last, sentence.first + _OF))
    if passage.language == "en" and passage.words[sentence.first + 1 : sentence.first + 2]:
        side = category_at(passage, sentence.first)
        if side in {"attackers", "security"} and passage.words[sentence.first + 1].norm in _LOSSES:
            return side  # "Opposition losses were given as 14 dead"
        if head in _ON_PART and (side := _on_the_part_of(passage, sentence)):
            return side
    if head not in _LOSSES:
        return ""
    after = range(sentence.first + 1, min(sentence.last, sentence.first + _OF))
    kind = next((found for index in after if (found := category_at(passage, index))), "")
    return kind or side_of_actor(passage, after.start, after.stop)


def _on_the_part_of(passage: Passage, sentence: Sentence) -> str:
    """Return the armed side at the head of an English sentence: "On the part of the militants, eight"."""
    head = [word.norm for word in passage.words[sentence.first : sentence.first + _OF + 1]]
    last = sentence.first + (_OF + 1 if head[2:3] in (["part"], ["side"]) and head[3:] == ["of"] else 1)
    if last == sentence.first + 1 and head[0] != "among":
        return ""
    for index in range(last, min(sentence.last, last + _OF)):
        if clause_ends(passage, index):
            return ""
        if (side := category_at(passage, index)) in _ARMED:
            return side
    return ""


def _is_of(passage: Passage, sentence: Sentence, index: int) -> bool:
    """Return whether a word follows "of" or Tajik "among", and not "by"."""
    of_many = passage.words[index - 1].norm in _OF_MANY_FA  # "از گروه هفت‌نفری قاچاقچیان"
    low = max(sentence.first, index - _OF - 2 * of_many)
    by = any(passage.words[before].norm in _BY for before in range(low, index))
    return not by and passage.has_one_of(("part.base", "part.in_ranks"), low, index)


def leaver(passage: Passage, index: int) -> str:
    """Return the kind of armed people who left bodies behind, or ""."""
    low = passage.sentence_first(index)
    left = [mark for mark in passage.marks_in("killed.left", low, index) if index - mark.last <= _LEFT]
    if passage.language == "tg":  # whose verb follows
        left += passage.marks_in("killed.left", index, index + _LEFT + _OF)
    if left:
        for word in range(_before_clause(passage, left[-1].first, low) - 1, low - 1, -1):
            category = category_at(passage, word)
            if category in _ARMED and is_nominative(passage, word):
                return category
    return ""


def of_those_beside(passage: Passage, one: Quantity, figure: Figure, before: Sequence[Figure]) -> Figure:
    """Return the figure of "the second one" with the kind of the first: "یکی کشته شد؛ دومی زخمی"."""
    if not before and passage.language == "fa" and figure.categories == {"generic"}:
        return figure._replace(categories=frozenset({_kind_of_first(passage, one) or "generic"}))
    further = passage.has("part.further", one.first) and figure.categories == {""} and before
    return figure._replace(categories=before[-1].categories) if further else figure


def _kind_of_first(passage: Passage, one: Quantity) -> str:
    """Return the armed people of whom Dari "two others" are: "سه دزد دستگیر و دو تن دیگر کشته شدند"."""
    if _OTHERS.isdisjoint(word.norm for word in passage.words[one.first : one.last + 1]):
        return ""
    first = passage.numbers_in(passage.sentence_first(one.first), one.first)[-1:]
    kind = category_at(passage, first[0].last) if first else ""
    return kind if kind in _ARMED else ""


def whose_bodies(passage: Passage, marker: Marker) -> str:
    """Return the armed side that a Dari word after "bodies" names: "هفت جسد مهاجمان"; or ""."""
    after = marker.last
    if passage.language != "fa" or after >= len(passage.words) or clause_ends(passage, after):
        return ""
    kind = category_at(passage, after)
    return kind if kind in {"attackers", "security"} else ""


def _before_clause(passage: Passage, verb: int, low: int) -> int:
    """Return where a Russian clause between subject and verb begins: "враги, среди которых …, оставили"."""
    finite = passage.language == "ru" and passage.words[verb].norm.endswith("ли")
    if not finite or not clause_ends(passage, verb):
        return verb
    return next((index for index in range(verb - 1, low, -1) if clause_ends(passage, index)), verb)


def is_nominative(passage: Passage, index: int) -> bool:
    """Return whether a noun may be the subject, by its ending; any but a Russian one may."""
    return passage.language != "ru" or not passage.words[index].norm.endswith(_OBLIQUE)


def body_of(passage: Passage, index: int) -> str:
    """Return the kind of people that Dari words after "the body" name: "جسد رحیمی، سرباز پیشین ارتش،"."""
    if passage.language != "fa":
        return ""
    after = range(index, min(passage.sentences[passage.sentence_number(index - 1)].last, index + _REACH))
    return next((found for step in after if (found := category_at(passage, step)) not in {"", "generic"}), "")


def of_speaker(passage: Passage, sentence: Sentence, one: Quantity) -> str:
    """Return the armed side that tells of its own losses: "Толибон мегӯянд, аз онҳо як нафар"; or ""."""
    own = passage.marks_in("moved.them", sentence.first, one.first) if passage.language == "tg" else []
    if not own or any(clause_ends(passage, index) for index in range(own[-1].last, one.first)):
        return ""  # the second of "аз онҳо як нафар кушта ва ду кас маҷрӯҳ шудааст" is theirs, too
    head = own[-1].first
    if any(passage.number_covering(index) is not None for index in range(sentence.first, head)):
        return ""
    said = passage.has_any("speech.verbs", sentence.first, head) or passage.has_any(
        "speech.of", sentence.first, head
    )
    if not said or not passage.casualty_words.isdisjoint(range(sentence.first, head)):
        return ""
    for index in range(sentence.first, head):
        category = category_at(passage, index)
        if category in {"attackers", "security"}:
            return category
    afghan = passage.has_any("nation.Afghanistan", sentence.first, head)
    return "attackers" if afghan else side_of_actor(passage, sentence.first, head)


def is_of_state(passage: Passage, one: Quantity) -> bool:
    """Return whether a word before people tells how they are: "حال دو تن خوب نیست", not "تا حال دو تن"."""
    told = passage.has("part.condition", one.first - 1)
    return told and passage.words[one.first - 2].norm not in _TILL


def hurt_in_state(passage: Passage, one: Quantity) -> bool:
    """Return whether it tells how wounded are who may have been counted: "ҳоли се захмӣ вазнин аст"."""
    told = passage.language in {"tg", "fa"} and is_of_state(passage, one)
    who = passage.language == "fa" and one.last < len(passage.words) and passage.words[one.last].norm == _WHO
    hurt = passage.has_one_of(("moved.adjective", "wounded.back"), one.first, one.last + 1 + who)
    return told and (hurt or passage.has_any("part.more", one.first, one.last + 1))


def speaks_of_known(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether "the body", or "раненый" alone or with who that is, may tell of one who was counted."""
    if hurt_in_state(passage, one) or is_known_dead(passage, marker, one):
        return True
    apposed = 0 <= one.first - marker.last <= _AGED and (
        clause_ends(passage, marker.last) or passage.words[marker.last].norm.startswith(_TURNED_OUT)
    )
    if is_told_as_known(passage, marker):
        return True
    if one.spoken or not (one.first == marker.first or apposed):
        return False
    noun = passage.language == "ru" and passage.words[marker.last - 1].norm.endswith(_NOUNS)
    return noun or passage.has("killed.body", marker.first)


def is_this_one(passage: Passage, marker: Marker, one: Quantity) -> bool:
    """Return whether "this" says that somebody after a noun was told before: "شهادت این سرباز"."""
    after = one.first > marker.last and not one.spoken and one.value == 1
    return after and passage.words[one.first - 1].norm in _THIS


def of_same_side(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """
    Return figures, "two others" hurt beside dead guards as guards: "سه پولیس کشته و دو تن دیگر زخمی".

    In English it is so of several attackers: "killing three insurgents and wounding two others".
    """
    dead = [one for one in figures if one.kind == "killed" and one.value]
    english = passage.language == "en"
    side = {"attackers"} if english else {"security"}
    if len(dead) != 1 or dead[0].categories != side or (english and dead[0].value == 1):
        return figures
    return [
        one._replace(categories=dead[0].categories)
        if one.kind == "wounded"
        and one.first >= dead[0].last
        and one.categories <= {"", "generic"}
        and any(word.norm in _OTHERS for word in passage.words[one.first : one.last])
        else one
        for one in figures
    ]


def others_than_dead(passage: Passage, figures: list[Figure]) -> list[Figure]:
    """Return figures, those of "two killed and three others wounded" as wounded besides the dead alone."""
    if passage.language != "ru":
        figures = of_same_side(passage, figures)
    if not any(figure.more for figure in figures):
        return figures
    dead = [one.last for one in figures if one.kind == "killed" and one.value and not (one.more or one.moved)]
    return [
        one._replace(more=False)
        if one.more and one.kind == "wounded" and any(last <= one.last for last in dead)
        else one
        for one in figures
    ]


def opens_sentence(passage: Passage, one: Quantity) -> bool:
    """Return whether a number stands at the head of its sentence, so that it speaks of those before."""
    return one.spoken and one.first == passage.sentence_first(one.first)


def is_further(passage: Passage, one: Quantity) -> bool:
    """Return whether "a third", "the sixth", "کارگر سوم" counts one besides those told before."""
    if one.spoken:
        return False
    nth = passage.has("part.nth", one.last) or passage.has("part.nth", one.last - 1)
    a_second = [word.norm for word in passage.words[one.first : one.first + 2]] == ["a", "second"]
    return nth or a_second or passage.has_any("part.further", one.first, min(one.last, one.first + 2))


def is_shot_attacker(passage: Passage, sentence: Sentence, marker: Marker, mine: Sequence[Quantity]) -> bool:
    """Return whether forces killed the one attacker, whom the dead told before do not count: Dari only."""
    alone = len(mine) == 1 and mine[0].value == 1 and not mine[0].spoken
    if alone and any(category_at(passage, at) == "civilians" for at in range(mine[0].first, mine[0].last)):
        return False  # "افراد مسلح … این دختر را کشتند"
    if passage.language != "fa" or marker.kind != "killed" or not alone:
        return False
    clause = marker.first
    while clause > sentence.first and not clause_ends(passage, clause):
        clause -= 1
    words = range(clause, marker.first)
    shot = any(
        passage.has("person.attackers", index) and not passage.words[index].norm.endswith(_PLURALS)
        for index in words
    )
    return shot and any(passage.has("person.security", index) for index in words)


def is_of_bodies(passage: Passage, marker: Marker) -> bool:
    """Return whether words speak of some of those told before: "one of the bodies", "яке аз кушташудагон"."""
    if passage.language == "tg":
        them = passage.has(f"{marker.kind}.them", marker.first) and marker.first > 0
        return them and passage.has("part.base", marker.first - 1)
    body = passage.has("killed.body", marker.first) or passage.words[marker.first].norm == "dead"
    body = passage.language == "en" and marker.first > 1 and body
    return body and [word.norm for word in passage.words[marker.first - 2 : marker.first]] == ["of", "the"]
