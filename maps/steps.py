"""Lines as a page takes them: whole units of longitude and latitude, a point and then differences."""

import numpy as np
import shapely

# Of one degree: 1e-4 degrees are 11 m, a pixel at zoom 13.
UNITS = 10_000


def steps(shape: shapely.Geometry) -> list[list[int]]:
    """
    Return the lines of a shape, each as whole units of longitude and latitude: a point, then differences.

    Points that fall on the same unit as the one before are left out.
    """
    lines = []
    for part in shapely.get_parts(shape):
        rings = [part.exterior, *part.interiors] if isinstance(part, shapely.Polygon) else [part]
        for ring in rings:
            units = np.round(shapely.get_coordinates(ring) * UNITS).astype(np.int64)
            moves = np.diff(units, axis=0, prepend=np.zeros((1, 2), dtype=np.int64))
            moves[0] = units[0]
            keep = np.append(True, moves[1:].any(axis=1))
            lines.append(moves[keep].ravel().tolist())
    return lines
