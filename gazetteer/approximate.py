"""Recorded names that are spelt or heard nearly as the query is; loaded only where no name is the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from gazetteer.fuzzy import LEAST_LETTERS
from gazetteer.layout import SHORTEST_SKELETON, SKELETON, SOUND
from gazetteer.misspelling import (
    Form,
    consonants_across,
    distance,
    form_of,
    unlikeness_across,
    weighed_unlikeness,
    wrong_letters,
)
from gazetteer.normalize import words_of
from gazetteer.orthography import readings
from gazetteer.persian import ANY_VOWEL, hearings, with_long_alef
from gazetteer.query import Query, core_key
from gazetteer.ranking import Found, of_kind
from gazetteer.sounds import blur, consonants_of, is_arabic, one_letter_each, skeletons, sound_of, sounds
from gazetteer.store import Store
from gazetteer.units import epithet_sounds, loose_cores, split_unit

_SCRIPT_COST = 2  # of a name in another script with the same consonants
_FEW = 2  # wrong letters, beyond which a unit word may be misspelt too
_LITTLE_UNLIKE = (
    1.0  # the weight of wrong letters up to which their number does not matter beside a unit word
)
_GLUED = 10  # letters from which on one word may be a name with its unit glued on
_CHEAP = 0.5
_READ = 0.5  # of a wrong letter: a name read as another language writes it
_INITIAL = 0.5  # of a wrong letter: a first word that only its initial stands for
_LONG_ENOUGH = 4  # letters that must stand behind an initial, or before an epithet
_EPITHET = 0.9  # of a wrong letter: an epithet that a name ends in, and that was not said
_TOO_MANY = 0.6  # of the letters of a long name, in place of _TOO_FAR
_TOO_FAR = 6  # wrong letters in spelling and sound, beyond which a name is another one
# Letters of a name → the weight of wrong ones (`misspelling.unlikeness`) beyond which it is another name.
_MOST_UNLIKE = (*[2.5] * 6, 3.2, 3.2, 4.0)  # of longer names as of the last
_FAR = 4  # wrong letters are not counted beyond this
_recorded = lru_cache(maxsize=50_000)(form_of)  # of recorded keys, which come again
_recorded_letters = lru_cache(maxsize=50_000)(one_letter_each)


def find_approximate(stores: Sequence[Store], query: Query, *, as_written: bool = False) -> list[Found]:
    """
    Return the names that the query may be a misspelling or another script of.

    Unless it is taken `as_written`, it is also read as another language may write a name.
    """
    found = _misspelt(stores, query.core, query.kind)
    if is_arabic(query.core):
        found = [*_other_script(stores, query), *found]
    if query.core != query.key:
        found += _misspelt(stores, query.key)
    may_hold_a_unit = len(query.words_as_written) > 1 or len(query.key) >= _GLUED
    if may_hold_a_unit and _least_errors(found) > _FEW:
        for core, cost in loose_cores(query.words_as_written):
            across = _heard_as(stores, (core,), query.text) if is_arabic(core) else ()
            found += [
                one._replace(unlike=one.unlike + cost, spelt=one.spelt + cost)
                for one in (*_misspelt(stores, core), *across)
                if one.errors <= _FEW or not one.heard or one.unlike <= _LITTLE_UNLIKE
            ]
    found += _of_initials(stores, query.words)
    read = [] if as_written else readings(query.core, query.text)
    for core in read:
        heard = blur(sound_of(core))
        for store in stores:
            if store.heard(heard):
                found += [
                    one._replace(spelt=one.spelt + _READ) for one in _of_sound(store, heard, _asked(core), 0)
                ]
    if _least_errors(_of_that_kind(found, query.kind)) > _FEW:
        found += _with_an_epithet(stores, query)
        found += _same_consonants(stores, query)
        for core in read:
            found += [
                one._replace(spelt=one.spelt + _READ)
                for one in _misspelt(stores, core, few=True)
                if one.errors <= _FEW
            ]
    return found


def _of_that_kind(found: list[Found], kind: str) -> list[Found]:
    """Return the names of places of a kind; all where none was said."""
    return [one for one in found if of_kind(one.row.place, kind)] if kind else found


# How like two keys are: `spelt`, `heard`, `length` and `unlike` of `Found`, and whether they are of different
# names. No named tuple, which takes three times as long to make.
_Likeness = tuple[float, float, int, float, bool]


_NONE: Mapping[str, _Likeness] = {}


class _Asked(dict[str, _Likeness]):
    """What is asked for, and how like recorded keys are to it; compared when first looked up."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.form = form_of(key)

    def __missing__(self, key: str) -> _Likeness:
        other = _recorded(key)
        return self.compare(other, wrong_letters(self.form, other, _FAR))

    def compare(self, other: Form, wrong: int) -> _Likeness:
        """
        Return how like a key is of which so many letters are wrong (`wrong_letters`, up to _FAR).

        The length of a name in Arabic script is taken with its unwritten vowels.
        """
        asked = self.form
        length = min(len(asked.key), len(other.key))
        if asked.is_arabic:
            length = length * 4 // 3
        spelt: float = wrong
        heard, most = 0.0, _FEW
        if asked.sound != other.sound:  # a sound that is easily taken for the other counts half
            heard = distance(asked.sound, other.sound, score_cutoff=_FAR) / 2
            if asked.blurred != other.blurred:
                heard += distance(asked.blurred, other.blurred, score_cutoff=_FAR) / 2
                most = _FAR
                if spelt > _FEW and spelt + heard > max(_TOO_FAR, length * _TOO_MANY):
                    self[other.key] = likeness = spelt, heard, length, spelt, True
                    return likeness
        unlike = weighed_unlikeness(asked, other, spelt)
        # Many letters that are easily written for others are not so many.
        spelt = min(spelt, _CHEAP + 2 * unlike, most)
        self[other.key] = likeness = spelt, heard, length, unlike, unlike > _MOST_UNLIKE[min(length, 8)]
        return likeness


# Several steps ask for one key.
_asked = lru_cache(maxsize=16)(_Asked)


def _misspelt(stores: Iterable[Store], core: str, kind: str = "", *, few: bool = False) -> list[Found]:
    """
    Return names at most two wrong letters away: none below four letters, one below seven.

    Where one is found with one wrong letter, no more are sought, unless it is of another kind than was said.
    With `few`, those that have more than _FEW wrong letters in spelling and sound may be missing: what
    differs in two sounds has them.
    """
    asked = _asked(core)
    blurred = asked.form.blurred
    found: list[Found] = []
    for store in stores:
        spelt, heard = store.near("spelling", core, 1), store.near("sound", blurred, 1)
        like = _like(store, spelt, heard, asked, 1, heard_errors=1)
        if _least_errors(like) > _FEW or (kind and not any(of_kind(one.row.place, kind) for one in like)):
            spelt = list(dict.fromkeys(spelt + store.near("spelling", core, 2, least=2)))
            if not few:
                heard = list(dict.fromkeys(heard + store.near("sound", blurred, 2, least=2)))
            like = _like(store, spelt, heard, asked, 2, heard_errors=1 if few else 2)
        found += like
    return found


def _other_script(stores: Iterable[Store], query: Query) -> Iterator[Found]:
    """Yield names in Latin or Cyrillic whose consonants are those of a query in Arabic script."""
    if is_arabic(query.core):
        for words in dict.fromkeys((query.words, query.words_as_written)):
            if words:  # nothing is left of a hamza alone
                yield from _heard_as(stores, words, query.text)


def _heard_as(stores: Iterable[Store], words: tuple[str, ...], text: str) -> Iterator[Found]:
    """Yield names in Latin or Cyrillic whose consonants are those of words of a text in Arabic script."""
    key = "".join(words)
    heard = hearings(with_long_alef(words, text))
    by_consonants: dict[str, list[tuple[str, float]]] = {}
    for spoken, cost in heard:
        by_consonants.setdefault(consonants_of(spoken), []).append((spoken, cost))
    for store in stores:
        for row in store.find(*by_consonants):
            if row.level == SKELETON and not is_arabic(row.name):
                other = core_key(row.name)
                sound = _spoken(row.name)
                unlike = min(cost + unlikeness_across(one, sound) for one, cost in by_consonants[row.key])
                unlike += consonants_across(key, other)
                length = min(len(key) * 4 // 3, len(other))
                yield Found(row, "script", round(unlike), _SCRIPT_COST, length, unlike)
        if min(map(len, by_consonants), default=0) < SHORTEST_SKELETON:
            yield from _of_few_consonants(store, key, [spoken for spoken, cost in heard if not cost])


@lru_cache(maxsize=20_000)
def _spoken(name: str) -> str:
    """Return how a recorded name in Latin or Cyrillic sounds, word by word."""
    return sounds(split_unit(words_of(name))[0])[0]


def _same_consonants(stores: Iterable[Store], query: Query) -> Iterator[Found]:
    """Yield names that have the same consonants, as far as their vowels are not too unlike."""
    asked = _asked(query.core)
    for consonants in skeletons(list(query.words)):
        if len(consonants) < SHORTEST_SKELETON:
            continue
        for store in stores:
            for row in store.find(consonants):
                if row.level == SKELETON and is_arabic(row.name) == asked.form.is_arabic:
                    spelt, heard, length, unlike, is_another = asked[core_key(row.name)]
                    if not is_another:
                        yield Found(row, "fuzzy", spelt, heard, length, unlike)


def _with_an_epithet(stores: Iterable[Store], query: Query) -> Iterator[Found]:
    """Yield names that end in an epithet that was not said: Namadgut for Namadguti Bolo."""
    if len(query.core) >= _LONG_ENOUGH:
        heard = blur(query.sound)
        for store in stores:
            longer = store.sounds_beginning(heard)
            for row in store.find(*[key for key in longer if key[len(heard) :] in epithet_sounds()]):
                if row.level == SOUND:
                    yield Found(row, "sound", _EPITHET, 0, len(query.core), _EPITHET / 2)


def _of_initials(stores: Iterable[Store], words: Sequence[str]) -> Iterator[Found]:
    """Yield names of several words, of the first of which only the initial is said: N. Khusrav."""
    if not words or len(words[0]) != 1 or sum(map(len, words[1:])) < _LONG_ENOUGH:
        return
    initial, *others = words
    ending, last = blur(sound_of("".join(others))), sound_of(others[-1])
    first = blur(sound_of(initial))
    for store in stores:
        for key in store.sounds_ending(ending):
            if key.startswith(first):
                for core, rows in store.heard(key):
                    for row in rows:
                        spoken = [sound_of(word) for word in words_of(row.name)]
                        if last in spoken[1:] and core.startswith(initial):
                            yield Found(row, "fuzzy", _INITIAL, 0, len(core), 0.0)


def _of_few_consonants(store: Store, written: str, heard: Iterable[str]) -> Iterator[Found]:
    """Yield names that have no other sounds than those of the key `written`, and vowels between them."""
    for spoken in heard:
        consonants = consonants_of(spoken)
        for one in dict.fromkeys(spoken.replace(ANY_VOWEL, vowel) for vowel in ("a", "")):
            for key in store.near("sound", blur(one), 2):
                apart = Indel.distance(blur(one), key, score_cutoff=2)
                if apart <= 2 and len(key) == len(one) + apart:  # noqa: PLR2004 - vowels
                    for row in store.find(key):
                        same = consonants in skeletons(words_of(row.name))
                        if row.level == SOUND and same and not is_arabic(row.name):
                            unlike = unlikeness_across(spoken, _spoken(row.name))
                            unlike += consonants_across(written, core_key(row.name))
                            yield Found(row, "script", apart, _SCRIPT_COST, len(one), unlike)


def _like(
    store: Store, spelt: list[str], heard: list[str], asked: _Asked, errors: int, *, heard_errors: int
) -> list[Found]:
    """Return the names whose spelling or sound is near, of those with these keys and sound keys."""
    found: list[Found] = []
    by_spelling = _spelt_like(spelt, asked, errors) if spelt else _NONE
    for key, (wrong, misheard, length, unlike, _) in by_spelling.items():
        found += [Found(row, "fuzzy", wrong, misheard, length, unlike) for row in store.spelt(key)]
    if heard:
        blurred = asked.form.blurred
        most = _most_errors(heard_errors, len(blurred))
        for key, apart, _ in extract(blurred, heard, scorer=distance, score_cutoff=most, limit=None):
            if apart <= heard_errors or apart <= _most_errors(heard_errors, len(key)):
                found += _of_sound(store, key, asked, apart, by_spelling)
    return found


def _spelt_like(near: list[str], asked: _Asked, errors: int) -> dict[str, _Likeness]:
    """Return those of these keys whose spelling is near, with how like they are."""
    found: dict[str, _Likeness] = {}
    for key, wrong in _few_wrong(asked.form, near, _most_errors(errors, len(asked.form.key))).items():
        letters = len(key)
        few_enough = wrong <= errors or wrong <= _most_errors(errors, letters)
        if few_enough and letters >= LEAST_LETTERS[min(wrong, 2)]:
            if wrong < _FAR and key not in asked:
                likeness = asked.compare(_recorded(key), wrong)
            else:
                likeness = asked[key]
            _, heard, length, unlike, is_another = likeness
            if not is_another:  # a letter may make two sounds of one
                found[key] = wrong, min(wrong, heard), length, unlike, is_another
    return found


def _few_wrong(asked: Form, keys: list[str], most: int) -> dict[str, int]:
    """Return the keys of which at most some letters are wrong, with how many (see `wrong_letters`)."""
    found = {
        key: apart
        for key, apart, _ in extract(asked.key, keys, scorer=distance, score_cutoff=most, limit=None)
    }
    by_letter = list(map(_recorded_letters, keys))
    if by_letter != keys or asked.one_letter_each != asked.key:
        for _, apart, at in extract(
            asked.one_letter_each, by_letter, scorer=distance, score_cutoff=most, limit=None
        ):
            key = keys[at]
            if apart < found.get(key, _FAR):
                found[key] = apart
    return found


def _of_sound(
    store: Store, key: str, asked: _Asked, apart: int, by_spelling: Mapping[str, _Likeness] = _NONE
) -> list[Found]:
    """
    Return names whose sound key is `key`, which is `apart` letters from the blurred sound of the query.

    Those found `by_spelling` only where they sound the same, or fewer letters are wrong than were counted.
    """
    found: list[Found] = []
    least = LEAST_LETTERS[min(apart, 2)]
    for other, rows in store.heard(key):
        if len(other) < least:
            continue
        spelt, heard, length, unlike, is_another = asked[other]
        if not heard:
            found += [Found(row, "sound", spelt, heard, length, unlike) for row in rows]
        elif not is_another and (other not in by_spelling or spelt < by_spelling[other][0]):
            found += [Found(row, "fuzzy", spelt, heard, length, unlike) for row in rows]
    return found


def _most_errors(errors: int, length: int) -> int:
    """Return how many letters may be wrong: two, or a fifth of a long name."""
    return errors if errors < 2 or length < 15 else length // 5  # noqa: PLR2004 - as said


def _least_errors(found: Iterable[Found]) -> float:
    """Return the wrong letters of the name that has the fewest; more than _FEW where there is none."""
    return min([one.spelt + one.heard for one in found], default=_FAR)
