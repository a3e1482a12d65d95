"""How close places are to the others that a text names: of one district, province or country."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gazetteer.place import Place

# What nearness adds to the confidence of a candidate; chosen by hand, as are the hints in bearers.py.
_SAME_DISTRICT, _SAME_PROVINCE, _SAME_COUNTRY = 0.3, 0.25, 0.1
_NEIGHBOURS = 100  # names before and after that have a say
_PARENT = 0.1  # the area that another name lies in


class Kin:
    """Places named in a text, each counted once, by what they are and lie in."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._named: dict[str, int] = {}  # how often each is named
        self._districts: defaultdict[str, int] = defaultdict(int)
        self._provinces: defaultdict[str, int] = defaultdict(int)
        self._countries: defaultdict[str, int] = defaultdict(int)
        self.add(places)

    def add(self, places: Iterable[Place]) -> None:
        """Take in places that are named."""
        for place in places:
            times = self._named.get(place.place_id, 0)
            self._named[place.place_id] = times + 1
            if not times:
                self._districts[place.admin2_id] += 1
                self._provinces[place.admin1_id] += 1
                self._countries[place.country_code] += 1

    def remove(self, places: Iterable[Place]) -> None:
        """Take out places that were taken in: each one of the times that it is named."""
        for place in places:
            self._named[place.place_id] -= 1
            if not self._named[place.place_id]:
                del self._named[place.place_id]
                self._districts[place.admin2_id] -= 1
                self._provinces[place.admin1_id] -= 1
                self._countries[place.country_code] -= 1

    def kinships(self, places: Sequence[Place]) -> list[float]:
        """Return how close the district, province and country of each candidate are to those named."""
        if not self._named:
            return [0.0] * len(places)
        named, districts, provinces = self._named, self._districts, self._provinces
        countries: dict[str, int] = {}
        scores = []
        for place in places:
            mine, district, province = place.place_id, place.admin2_id, place.admin1_id
            known = mine in named  # it is no neighbour of itself
            count = len(named) - known
            if not count:
                scores.append(0.0)
                continue
            parent, within = districts.get(mine, 0) > 0, provinces.get(mine, 0) > 0
            same_district = parent or (
                bool(district) and (district in named or districts.get(district, 0) > known)
            )
            same_province = within or (
                bool(province) and (province in named or provinces.get(province, 0) > known)
            )
            score = (
                _PARENT * (parent or within) + _SAME_DISTRICT * same_district + _SAME_PROVINCE * same_province
            )
            code = place.country_code
            if code not in countries:
                countries[code] = self._of_country(code)
            same_country = countries[code] - known
            scores.append(score + 2 * _SAME_COUNTRY * same_country / count)
        return scores

    def _of_country(self, code: str) -> int:
        """Return how many of the places are of a country, or of one of the two of a border river."""
        total = 0
        for other, count in self._countries.items():
            if code in other or other in code:
                total += count
        return total


class Others:
    """The names of a text but those of one sentence, as far as they have a say."""

    def __init__(self, guesses: Sequence[Place]) -> None:
        self._guesses = guesses
        self._kin = Kin()
        self._low = self._high = 0  # the names that are taken in, but for those left out
        self._left_out: Sequence[Place] = ()

    def leave_out(self, low: int, high: int) -> None:
        """Leave out the names `low` to `high` (not included), which stand after those left out before."""
        until = min(len(self._guesses), high + _NEIGHBOURS)
        since = max(0, low - _NEIGHBOURS)
        left_out = self._guesses[low:high]
        self._kin.add((*self._left_out, *self._guesses[self._high : until]))
        self._kin.remove((*self._guesses[self._low : since], *left_out))
        self._low, self._high, self._left_out = since, until, left_out

    def kinships(self, places: Sequence[Place]) -> list[float]:
        """Return how close each candidate is to those names."""
        return self._kin.kinships(places)
