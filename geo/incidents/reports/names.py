"""Place names as running text writes them: inflected, hyphenated, romanised → places of the gazetteer."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import product

from gazetteer.gazetteer import Gazetteer
from gazetteer.normalize import fold
from gazetteer.place import Match, Place
from gazetteer.sounds import blur, sound_key
from geo.incidents.reports.skeletons import Skeletons
from geo.incidents.reports.spellings import Spellings

_SHORTEST = 3  # letters that an inflected name must keep
_SHORTEST_PART = 2  # letters that a word of a longer name must keep: "Чах-Абе"
_SOUND_SHORTEST = 5  # shorter names sound like too many others
_OTHER_FORM = 0.93  # how sure a name in the form of the other bank is
_SURE = 0.9  # of a name that is asked for in one country
_LIMIT = 12  # bearers of one name; "Langar" has the most
_BORDERS = "l-border-"  # the borders themselves, which the gazetteer lists as areas
_ALIKE = {"sound", "fuzzy", "script"}  # what is only like the name; another place may bear it as it stands
_AS_WRITTEN, _BESIDE = {"exact", "normalised"}, {"former", "variant"}  # kinds of matches, and of names
_ALIKE_SURE = 0.75  # how sure it has to be beside such a place
_UNWRITTEN = 0.75  # how sure a name is that Persian letters spell, where others have it as it stands
_KNOWN = {"PCLI", "PPLC"}  # countries and capitals, whose names are no others'
_WHOLE = {"A", "P"}  # whose names other places bear, too
_EZAFES = (["e"], ["i"], ["ye"])  # between the words of names from Persian
_REMEMBERED = 100_000  # spellings; a long run on hostile text must not fill the memory

# Endings, in the gazetteer's folded letters (Latin), with what the nominative has instead.
# Russian: adjectives of districts first (Дарвазский район), then cases of nouns (в Хороге, под Калаи-Хумбом).
_RUSSIAN = (
    *(
        (ending, "")
        for ending in (
            "skiy",
            "skogo",
            "skomu",
            "skom",
            "skim",
            "skaya",
            "skoy",
            "skuyu",
            "skoye",
            "skoe",
            "skie",
            "skikh",
        )
    ),
    *((ending, "") for ending in ("kiy", "kogo", "kom", "koy")),
    ("om", "o"),
    ("om", ""),
    ("em", ""),
    ("em", "y"),
    ("oy", "a"),
    ("oy", ""),
    ("ey", ""),
    ("ov", "y"),
    ("a", ""),
    ("u", ""),
    ("u", "a"),
    ("e", ""),
    ("e", "a"),
    ("y", ""),
    ("y", "a"),
    ("i", ""),
    ("i", "a"),
    ("i", "y"),
    ("ogo", "yy"),  # "жители Горного Бадахшана", "на Малом Памире"
    ("omu", "yy"),
    ("om", "yy"),
    ("ym", "yy"),
    ("ego", "iy"),
    ("emu", "iy"),
    ("em", "iy"),
    ("im", "iy"),
    ("ii", "iya"),
    ("iyu", "iya"),
    ("iey", "iya"),
    ("ya", "y"),
    ("yu", "y"),
    ("ye", "y"),
    ("yem", "y"),
    ("ya", ""),
    ("yu", ""),
)
# Tajik: izofa (Лангари), the object (Хоставро), "and" (Тоҷикистону), "a" (деҳае), and their joins.
_TAJIK = (("iro", ""), ("ro", ""), ("i", ""), ("u", ""), ("yu", ""), ("e", ""), ("ho", ""), ("yi", ""))
# Dari: the izofa after a vowel (ارگوی بدخشان).
_DARI = (("وی", "و"), ("ای", "ا"))
_ENDINGS = {"ru": _RUSSIAN, "tg": _TAJIK, "fa": _DARI}
_FOUR = "چهار", "چار"  # both are written, together with what follows: چهاربولک


class Names:
    """
    Looks up what running text writes.

    Parameters
    ----------
    gazetteer
        Where the names are looked up; answers are remembered, since texts repeat their places.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._folded: dict[str, str] = {}
        self._variants: dict[tuple[str, str, int], tuple[str, ...]] = {}
        self._starts: dict[str, dict[str, bool]] = {}
        self._answers: dict[tuple[str, str, bool], tuple[Match, ...]] = {}
        self._guesses: dict[str, tuple[Match, ...]] = {}
        self._spellings = Spellings(gazetteer)
        self._skeletons = Skeletons(gazetteer)
        self.spelt = self._spellings.bearers  # whose names, known in other letters only, Persian words spell

    @cached_property
    def _keys(self) -> frozenset[str]:
        return self._gazetteer.known_keys

    @cached_property
    def _sorted_keys(self) -> list[str]:
        return sorted(self._keys)

    def may_start(self, word: str, language: str, *, sound: bool) -> bool:
        """Return whether a word may begin a name, so that most words are passed over at once."""
        starts = self._starts.get(language)
        if starts is None:
            starts = self._starts[language] = {}
        known = starts.get(word)
        if known is None:
            self._trim(starts)
            known = starts[word] = self._starts_a_key(word, language, sound=sound)
        return known

    def _starts_a_key(self, word: str, language: str, *, sound: bool) -> bool:
        """Return whether a key of the gazetteer begins with a word, in one of its forms."""
        plain = self._fold(word)
        if len(plain) < _SHORTEST and not plain.isascii():
            return False  # Persian prepositions begin many keys, and no name
        spellings = [plain, *(self._stems(plain, language) if language in _ENDINGS else ())]
        if language == "tg":
            spellings += [one.replace("o", "a") for one in spellings]
        if language == "fa" and plain.startswith(_FOUR[0]):
            spellings.append(plain.replace(*_FOUR))
        if sound:
            spellings += [blur(sound_key(one)) for one in spellings]
        return any(map(self._begins_a_key, spellings)) or (sound and self._skeletons.may_start(plain))

    def _begins_a_key(self, start: str) -> bool:
        """Return whether a key of the gazetteer begins so."""
        position = bisect_left(self._sorted_keys, start)
        return (
            bool(start)
            and position < len(self._sorted_keys)
            and self._sorted_keys[position].startswith(start)
        )

    def place(self, place_id: str) -> Place:
        """Return the place with this id."""
        return self._gazetteer.get(place_id)

    @cached_property
    def _seats(self) -> dict[str, Place]:
        places = self._gazetteer.places()
        return {one.admin1_id: one for one in places if one.feature_code == "PPLA" and one.admin1_id}

    def seat(self, province_id: str) -> tuple[Match, ...]:
        """Return the seat of a province as the bearer of its name; empty where none is known."""
        seat = self._seats.get(province_id)
        return (Match(seat, "exact", seat.name, "official", 1.0),) if seat else ()

    def known(self, parts: Sequence[str], language: str, *, sound: bool) -> tuple[Match, ...]:
        """
        Return the bearers of the name that the words `parts` spell, best first; empty if there is none.

        Parameters
        ----------
        parts
            The words as the text has them.
        language
            Of the text; its endings are taken off where the words as they stand are no name.
        sound
            Whether a name that only sounds like one counts.
        """
        question = (" ".join(parts), language, sound)
        if question not in self._answers:
            self._trim(self._answers)
            self._answers[question] = tuple(
                match
                for match in self._look_up(parts, language, sound=sound)
                if not match.place.place_id.startswith(_BORDERS)
            )
        return self._answers[question]

    def _look_up(self, parts: Sequence[str], language: str, *, sound: bool) -> tuple[Match, ...]:
        """Look the words up: as they stand, without endings, by their sound."""
        plain = [self._fold(part) for part in parts]
        spellings = self._spellings_of(plain, language)
        found: dict[str, Match] = {}
        for spelling in spellings:
            if "".join(spelling) in self._keys:
                for match in self._bearers(" ".join(spelling)):
                    found.setdefault(match.place.place_id, match)
        if language == "tg":
            self._add_dari(spellings, found)
        if language == "fa" and found and not any(one.place.feature_code in _KNOWN for one in found.values()):
            self._add_unwritten(parts, found)
        if found or not sound:
            return tuple(found.values())
        for spelling in spellings:
            key = "".join(spelling)
            if len(key) >= _SOUND_SHORTEST and blur(sound_key(key)) in self._keys:
                matches = self._gazetteer.geocode(" ".join(spelling), limit=_LIMIT).matches
                near = tuple(match for match in matches if not match.place.outside)
                if near:
                    return near  # a far place that only sounds so is seldom meant
        return next(filter(None, map(self._skeletons.districts, spellings)), ())

    def _spellings_of(self, plain: list[str], language: str) -> list[list[str]]:
        """Return what folded words may be: as they stand, without endings, without the link of Persian."""
        spellings = [plain, *self._uninflected(plain, language)]
        if language == "ru" and plain[1:-1] in _EZAFES:  # "Имам-е-Сахиб"
            linked = [plain[0], plain[-1]]
            spellings += [linked, *self._uninflected(linked, language)]
        return spellings

    def _bearers(self, name: str) -> Iterator[Match]:
        """Yield the places that bear a name; beside one that bears it as it stands, what is most like it."""
        matches = self._gazetteer.geocode(name, limit=_LIMIT).matches
        own = any(match.match_type not in _ALIKE for match in matches)
        whole = any(match.match_type in _AS_WRITTEN for match in matches)
        for match in matches:
            part = match.match_type == "unit" and match.matched_kind in _BESIDE
            if whole and part and match.place.feature_class == "P":
                continue  # "Pamir" is no Pamir Post
            if match.match_type == "fuzzy" and match.confidence < _ALIKE_SURE:
                continue  # "Khwaja" is no Khwahan
            if not own or match.match_type not in _ALIKE or match.confidence >= _ALIKE_SURE:
                yield match

    def _add_dari(self, spellings: Sequence[Sequence[str]], found: dict[str, Match]) -> None:
        """Add the bearers of the Dari form of a Tajik name: Ишкошим is Ishkashim across the river."""
        for spelling in spellings:
            dari = [word.replace("o", "a") for word in spelling]
            if dari != list(spelling) and "".join(dari) in self._keys:
                for match in self._gazetteer.geocode(" ".join(dari), limit=_LIMIT).matches:
                    lower = replace(
                        match, match_type="sound", confidence=round(match.confidence * _OTHER_FORM, 3)
                    )
                    found.setdefault(match.place.place_id, lower)

    def _add_unwritten(self, parts: Sequence[str], found: dict[str, Match]) -> None:
        """Add what else a Dari name spells, of those that are known in other letters only."""
        far = all(one.place.outside for one in found.values())
        for match in self._spellings.bearers(parts):
            if match.place.feature_class in _WHOLE and not match.place.place_id.startswith(_BORDERS):
                found.setdefault(
                    match.place.place_id, match if far else replace(match, confidence=_UNWRITTEN)
                )

    def namesakes(self, name: str, country: str) -> tuple[Match, ...]:
        """Return the places of a country that bear a name, as it is or in other letters."""
        found = self._gazetteer.geocode(name, country=country, limit=_LIMIT).matches
        return tuple(match for match in found if match.confidence >= _SURE)

    def within(self, parts: Sequence[str], language: str, district: Place) -> tuple[Match, ...]:
        """Return the places around a district, in its province, whose name the words spell."""
        if language == "fa":
            return self._spellings.bearers(parts)
        plain = [self._fold(part) for part in parts]
        for spelling in (plain, *self._uninflected(plain, language)):
            province = district.admin1_id
            found = self._gazetteer.geocode(" ".join(spelling), admin1=province, limit=_LIMIT).matches
            if found and found[0].confidence >= _SURE:
                return found
        return ()

    def guess(self, parts: Sequence[str], language: str) -> tuple[Match, ...]:
        """Return the places whose name the words may misspell: for words that must name a place."""
        written = " ".join(parts)
        if written not in self._guesses:
            self._trim(self._guesses)
            plain = [self._fold(part) for part in parts]
            candidates = [plain, *self._uninflected(plain, language)][:8]
            answers = [
                self._gazetteer.geocode(" ".join(spelling), limit=_LIMIT).matches for spelling in candidates
            ]
            best = max(answers, key=lambda found: found[0].confidence if found else 0.0)
            self._guesses[written] = tuple(
                one for one in best if not one.place.outside or one.confidence >= _ALIKE_SURE
            )  # a far place that is only like it is seldom meant
        return self._guesses[written]

    def _uninflected(self, plain: Sequence[str], language: str) -> Iterator[list[str]]:
        """Yield what the words may be without their endings, each changed or not; Dari "four" made short."""
        endings = _ENDINGS.get(language)
        if endings is None:
            return
        if language == "fa" and plain[0].startswith(_FOUR[0]):
            yield [plain[0].replace(*_FOUR), *plain[1:]]
        shortest = _SHORTEST if len(plain) == 1 else _SHORTEST_PART
        choices = [(word, *self._stems(word, language, shortest)) for word in plain]
        for choice in product(*choices):
            if list(choice) != list(plain):
                yield list(choice)

    def _stems(self, word: str, language: str, shortest: int = _SHORTEST) -> tuple[str, ...]:
        """Return what a folded word may be without its ending, of as many letters at least."""
        known = self._variants.get((word, language, shortest))
        if known is None:
            stems = dict.fromkeys(
                word[: -len(ending)] + instead
                for ending, instead in _ENDINGS[language]
                if word.endswith(ending) and len(word) - len(ending) >= shortest
            )
            self._trim(self._variants)
            known = self._variants[word, language, shortest] = tuple(stems)
        return known

    def _fold(self, word: str) -> str:
        """Return a word in the gazetteer's letters."""
        if word not in self._folded:
            self._trim(self._folded)
            self._folded[word] = fold(word)
        return self._folded[word]

    @staticmethod
    def _trim(
        memory: dict[object, object]
        | dict[str, str]
        | dict[str, bool]
        | dict[str, tuple[Match, ...]]
        | dict[tuple[str, str, int], tuple[str, ...]]
        | dict[tuple[str, str, bool], tuple[Match, ...]],
    ) -> None:
        """Forget everything when too much has been remembered."""
        if len(memory) >= _REMEMBERED:
            memory.clear()
