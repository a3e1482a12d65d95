"""KMZ → raw rows: its KML document, unpacked."""

import io
import zipfile
import zlib

import pandas as pd

from gazetteer.files import working_folder
from geo.errors import IncidentError
from geo.incidents.readers import vector
from geo.incidents.readers.source import Source


def read(source: Source) -> pd.DataFrame:
    """
    Return the rows of `doc.kml`, or of the first KML document in the archive.

    Raises
    ------
    IncidentError
        If the archive or its document cannot be read.
    """
    with working_folder() as folder:
        unpacked = folder / "doc.kml"
        try:
            with zipfile.ZipFile(io.BytesIO(source.content)) as archive:
                names = sorted(
                    (name for name in archive.namelist() if name.lower().endswith(".kml")), key=len
                )
                unpacked.write_bytes(archive.read("doc.kml" if "doc.kml" in names else names[0]))
        except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError, OSError) as error:
            raise IncidentError(f"{source.title} cannot be unpacked: {error}; is it whole?") from error
        return vector.read(Source(str(unpacked)))
