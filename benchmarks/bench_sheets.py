"""The static map beside a plain geopandas plot of the same incidents: seconds and memory, in one run."""

import argparse
import json
import subprocess
import sys
import tempfile

SETUP = """
import json, resource, sys, time
import geopandas as gpd, numpy as np, pandas as pd
count, target = int(sys.argv[1]), sys.argv[2]
rng = np.random.default_rng(1)
kinds = ["Battles", "Riots", "Protests", "Strategic developments"]
table = gpd.GeoDataFrame(
    {
        "event_date": "2024-05-01",
        "event_type": [kinds[i] for i in rng.integers(0, 4, count)],
        "fatalities": rng.geometric(0.3, count) - 1,
        "radius_km": 2.0,
    },
    geometry=gpd.points_from_xy(rng.uniform(67.5, 75.2, count), rng.uniform(36.5, 38.8, count)),
    crs=4326,
)
begun = time.perf_counter()
"""
PANJ = """
from maps.static import plot_map, save_figure
save_figure(plot_map(table), target, dpi=300)
"""
PEER = """
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from geo.layers import load_countries, load_lakes, load_provinces, load_rivers
figure = Figure(figsize=(11.69, 8.27))
FigureCanvasAgg(figure)
axes = figure.add_subplot()
crs = "+proj=lcc +lat_1=36.7 +lat_2=38.5 +lon_0=71.3"
for layer in (load_countries(), load_provinces(), load_lakes(), load_rivers()):
    layer.to_crs(crs).plot(ax=axes, facecolor="none", edgecolor="grey")
table.to_crs(crs).plot(ax=axes, column="event_type", legend=True, markersize=5 + 5 * table["fatalities"])
figure.savefig(target, dpi=300)
"""
END = """
used = time.perf_counter() - begun
print(json.dumps([used, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def run(body: str, count: int) -> tuple[float, float]:
    """Return seconds and megabytes of one drawing, in a process of its own, imports included."""
    with tempfile.TemporaryDirectory() as folder:
        command = [
            sys.executable,
            "-P",
            "-W",
            "ignore",
            "-c",
            SETUP + body + END,
            str(count),
            f"{folder}/map.png",
        ]
        answer = subprocess.run(command, capture_output=True, check=True).stdout
    seconds, megabytes = json.loads(answer)
    return seconds, megabytes


def main() -> None:
    """Print a line for each number of incidents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--small", action="store_true", help="fewer incidents")
    counts = (100, 1000) if parser.parse_args().small else (100, 1000, 100_000)
    print("A4 at 300 dots an inch, PNG, imports included; the peer draws shapes and points, and no names")
    print(f"{'incidents':>9}  {'panj':>14}  {'geopandas':>14}  {'ratio of time':>13}")
    for count in counts:
        own, peer = min(run(PANJ, count) for _ in range(2)), min(run(PEER, count) for _ in range(2))
        print(
            f"{count:>9}  {own[0]:>5.1f} s {own[1]:>4.0f} MB  {peer[0]:>5.1f} s {peer[1]:>4.0f} MB  "
            f"{own[0] / peer[0]:>12.2f}"
        )


if __name__ == "__main__":
    main()
