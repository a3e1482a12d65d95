"""Made-up incidents in any number, the same ones every time: what the page benchmarks and tests are fed."""

import numpy as np
import pandas as pd

WORDS = (
    "guards", "post", "river", "crossing", "shots", "drone", "night", "village", "road", "convoy",
    "smugglers", "patrol", "clash", "border", "outpost", "explosion", "arrest", "mine", "shelling", "market",
)  # fmt: skip
TYPES = (
    "Battles", "Explosions/Remote violence", "Violence against civilians", "Riots", "Protests",
    "Strategic developments",
)  # fmt: skip
FIRST_DAY, LAST_DAY = "1992-01-01", "2026-11-21"


def generate_incidents(rows: int, seed: int = 1) -> pd.DataFrame:
    """
    Return made-up incidents along the border, with the 18 columns that most sources have.

    Parameters
    ----------
    rows
        How many.
    seed
        The same seed gives the same rows.

    Returns
    -------
    incidents
        `event_id` to `notes`; `latitude`, `longitude` (degrees, 4 decimals) strewn about a wave from 67.8 E
        to 74.9 E; dates from 1992 to 2026; `notes` of 12 words out of 20.
    """
    draw = np.random.default_rng(seed)
    days = pd.date_range(FIRST_DAY, LAST_DAY)
    place = draw.integers(0, 400, rows)
    words = np.asarray(WORDS, dtype=object)[draw.integers(0, len(WORDS), (rows, 12))]
    lon = draw.uniform(67.8, 74.9, rows)
    return pd.DataFrame(
        {
            "event_id": [f"GEN-{number:07d}" for number in range(rows)],
            "event_date": days[draw.integers(0, len(days), rows)].strftime("%Y-%m-%d"),
            "time_precision": draw.choice([1, 2, 3], rows, p=[0.8, 0.15, 0.05]),
            "event_type": draw.choice(TYPES, rows),
            "sub_event_type": draw.choice([f"Kind {n}" for n in range(25)], rows),
            "actor1": draw.choice([f"Group {n}" for n in range(120)], rows),
            "actor2": draw.choice([f"Group {n}" for n in range(120)], rows),
            "country": draw.choice(["Tajikistan", "Afghanistan"], rows),
            "admin1": [f"Province {n % 7}" for n in place],
            "admin2": [f"District {n % 60}" for n in place],
            "location": [f"Village {n}" for n in place],
            "latitude": np.round(37.3 + 0.9 * np.sin((lon - 67.8) * 1.7) + draw.normal(0, 0.25, rows), 4),
            "longitude": np.round(lon, 4),
            "geo_precision": draw.choice([1, 2, 3], rows, p=[0.5, 0.35, 0.15]),
            "fatalities": draw.poisson(1.5, rows),
            "source": draw.choice([f"Agency {n}" for n in range(40)], rows),
            "source_url": [f"https://news.example/{number}" for number in draw.integers(0, 10**7, rows)],
            "notes": [" ".join(row) for row in words],
        }
    )
