"""Which of several bearers of a name is usually meant: the larger, the nearer to the border."""

from gazetteer.place import Place

_OF_CODE = {
    "PCLI": 1.0, "PPLC": 0.95, "ADM1": 0.9, "PPLA": 0.85, "ADM2": 0.8, "PPLA2": 0.7, "RGN": 0.65, "STM": 0.6,
    "PPL": 0.5, "LK": 0.5, "BDG": 0.45, "PSTB": 0.4,
}  # fmt: skip
_OF_OTHERS = 0.4
_OF_NAME = {"variant": 0.9, "romanisation": 0.9}
_OUTSIDE = 0.6  # of its weight is left to a place outside the zone
_KNOWN_EVERYWHERE = ("PCLI", "PPLC")  # countries and capitals, which a report names wherever it is from


def prominence(place: Place, kind: str) -> float:
    """Return from 0 to 1 how likely a place is meant by a name of this kind, all else unknown."""
    weight = _OF_CODE.get(place.feature_code, _OF_OTHERS) * _OF_NAME.get(kind, 1.0)
    return weight * _OUTSIDE if place.outside and place.feature_code not in _KNOWN_EVERYWHERE else weight
