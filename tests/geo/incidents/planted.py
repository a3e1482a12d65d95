"""Incidents with planted duplicates, for tests and benchmarks: made from a seed, labelled."""

import numpy as np
import pandas as pd

from geo.incidents.table import build_table

_TYPES = {
    "Battles": ["Armed clash", "Non-state actor overtakes territory"],
    "Violence against civilians": ["Attack", "Abduction/forced disappearance"],
    "Explosions/Remote violence": ["Air/drone strike", "Remote explosive/landmine/IED"],
    "Strategic developments": ["Arrests", "Looting/property destruction", "Other"],
}
_ACTORS = (
    "Taliban", "Afghan drug smugglers", "Unidentified armed group", "Islamic State - Khorasan Province",
    "Tajik border guards", "Security officers", "Police", "Residents", "Mine workers", "Shepherds",
    "Truck drivers",
)  # fmt: skip
_VERBS = [
    "attacked",
    "fired on",
    "ambushed",
    "stopped",
    "detained",
    "shelled",
    "surrounded",
    "robbed",
    "threatened",
    "expelled",
]
_THINGS = [
    "patrol",
    "checkpoint",
    "convoy",
    "village",
    "post",
    "camp",
    "boat",
    "bridge",
    "market",
    "herd",
    "truck",
    "mosque",
    "school",
    "warehouse",
    "fuel",
    "depot",
    "ford",
    "island",
    "tower",
    "tunnel",
    "well",
    "orchard",
    "pasture",
    "quarry",
    "clinic",
]
_EXTRAS = [
    "at dawn",
    "after midnight",
    "in heavy fog",
    "during a search",
    "after a quarrel over water",
    "with grenades",
    "from the far bank",
    "while crossing the river",
    "for about an hour",
    "before reinforcements came",
    "with a drone",
    "near the old fort",
    "on the way to the market",
    "leaving {kg} kg of hashish behind",
    "as {n} men crossed",
]
_SAME = {
    "attacked": "assaulted", "fired on": "shot at", "ambushed": "waylaid", "stopped": "halted",
    "detained": "held",
    "shelled": "bombarded", "patrol": "patrol unit", "convoy": "column", "village": "settlement",
    "camp": "base",
}  # fmt: skip


def planted(events: int, duplicates: int, seed: int) -> tuple[pd.DataFrame, list[int]]:
    """
    Return rows in random order, and for each row the number of the event that it tells.

    Each event is told once; `duplicates` of them a second time, as another source would: up to two days
    later, up to some kilometres away, with another figure, shorter, reworded or no notes, another type, or
    a district only.
    """
    chance = np.random.default_rng(seed)
    hubs = np.column_stack([chance.uniform(67.8, 74.8, 150), chance.uniform(36.7, 38.6, 150)])
    told = [_event(chance, hubs) for _ in range(events)]
    numbers = list(range(events))
    for number in chance.choice(events, duplicates, replace=False):
        told.append(_retold(chance, told[number]))
        numbers.append(int(number))
    order = chance.permutation(len(told))
    raw = pd.DataFrame([told[at] for at in order], dtype=object)
    raw["event_id"] = [f"E{at:06}" for at in range(len(raw))]
    return build_table(raw).table, [numbers[at] for at in order]


def _event(chance: np.random.Generator, hubs: np.ndarray) -> dict[str, object]:
    """Return one event near one of the hubs, some time in thirty years."""
    kind = str(chance.choice(list(_TYPES)))
    lon, lat = hubs[chance.integers(len(hubs))] + chance.normal(0, 0.03, 2)
    actors = chance.choice(_ACTORS, 2, replace=False)
    thing, verb = chance.choice(_THINGS), chance.choice(_VERBS)
    extras = [str(extra) for extra in chance.choice(_EXTRAS, 2, replace=False)]
    told = " ".join(extras).format(kg=chance.integers(2, 90), n=chance.integers(3, 30))
    deaths = int(chance.geometric(0.4) - 1)
    return {
        "event_date": (pd.Timestamp("1995-01-01") + pd.Timedelta(days=int(chance.integers(11_000)))).strftime(
            "%Y-%m-%d"
        ),
        "event_type": kind,
        "sub_event_type": str(chance.choice(_TYPES[kind])),
        "actor1": str(actors[0]),
        "actor2": str(actors[1]),
        "location": "x",
        "latitude": round(float(lat), 4),
        "longitude": round(float(lon), 4),
        "geo_precision": int(chance.choice([1, 1, 1, 2])),
        "fatalities": deaths if chance.random() < 0.8 else None,
        "injured": int(chance.geometric(0.3) - 1) if chance.random() < 0.5 else None,
        "source": str(chance.choice(["Asia-Plus", "RFE/RL", "Khovar", "AFP"])),
        "notes": f"{actors[0]} {verb} a {thing} of {actors[1]} {told}; {deaths} killed.",
    }


def _retold(chance: np.random.Generator, event: dict[str, object]) -> dict[str, object]:
    """Return an event as another source tells it."""
    other = dict(event)
    days = int(chance.choice([0, 0, 0, 1, 1, 2]))
    other["event_date"] = (pd.Timestamp(str(event["event_date"])) + pd.Timedelta(days=days)).strftime(
        "%Y-%m-%d"
    )
    spread = float(chance.choice([0.0, 0.01, 0.04]))
    other["latitude"] = round(float(str(event["latitude"])) + float(chance.normal(0, spread or 1e-9)), 4)
    other["longitude"] = round(float(str(event["longitude"])) + float(chance.normal(0, spread or 1e-9)), 4)
    if event["fatalities"] is not None and chance.random() < 0.3:
        other["fatalities"] = max(0, int(str(event["fatalities"])) + int(chance.choice([-1, 1])))
    if chance.random() < 0.15:
        other["sub_event_type"] = None
    if chance.random() < 0.2:
        other["injured"] = None
    if chance.random() < 0.2:
        other["actor2"] = None
    other["source"] = "Another agency"
    notes = str(event["notes"])
    for word, same in _SAME.items():
        if chance.random() < 0.6:
            notes = notes.replace(f" {word} ", f" {same} ")
    words = notes.split()
    way = chance.random()
    if way < 0.3:
        notes = " ".join(word for word in words if chance.random() < 0.7)
    elif way < 0.5:
        notes = "Officials said: " + " ".join(chance.permutation(words))
    elif way < 0.6:
        notes = ""
    other["notes"] = notes or None
    return other
