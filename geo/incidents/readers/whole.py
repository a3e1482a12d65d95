"""Whether a file is as long as it says at its beginning: GDAL gives what there is, without a word."""

from pathlib import Path

_HEAD = 100  # bytes that hold what is asked of each


def require_whole(path: Path) -> None:
    """
    Refuse a Shapefile, its table, or a GeoPackage that was cut off.

    Raises
    ------
    ValueError
        If it is shorter than its beginning says.
    """
    suffix = path.suffix.lower()
    parts = [path, path.with_suffix(".dbf")] if suffix == ".shp" else [path] if suffix == ".gpkg" else []
    for part in parts:
        if not part.exists():
            continue
        with part.open("rb") as stream:
            said = _said_length(part.suffix.lower(), stream.read(_HEAD))
        if said > part.stat().st_size:
            raise ValueError(f"{part.name} ends after {part.stat().st_size} of {said} bytes")


def _said_length(suffix: str, head: bytes) -> int:
    """Return the length in bytes that the beginning of a file states, 0 where it states none."""
    if suffix == ".shp":  # ESRI Shapefile Technical Description, 1998: in words of 16 bits, big-endian
        return int.from_bytes(head[24:28], "big") * 2
    if suffix == ".dbf":  # dBASE: number of records, length of the head, length of a record
        records, head_length, length = (
            int.from_bytes(head[start:end], "little") for start, end in ((4, 8), (8, 10), (10, 12))
        )
        return head_length + records * length
    page = int.from_bytes(head[16:18], "big")  # SQLite, "Database File Format", 1.3; 1 stands for 65,536
    in_date = head[24:28] == head[92:96]
    return int.from_bytes(head[28:32], "big") * (65_536 if page == 1 else page) if in_date else 0
