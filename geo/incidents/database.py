"""Where a database is: its URL without what is ours in it, and without its secrets in messages."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from psycopg import sql

_OURS = ("table", "query")
DEFAULT_TABLE = "incidents"


@dataclass(frozen=True, slots=True)
class Address:
    """
    A database and what of it is meant.

    Parameters
    ----------
    dsn
        The URL as libpq takes it.
    shown
        The URL as messages show it: without the password.
    table
        Name of the table, with its schema where one was given.
    query
        A query instead of a table, "" for none.
    """

    dsn: str
    shown: str
    table: str
    query: str

    @classmethod
    def of(cls, url: str) -> "Address":
        """Part a URL such as `postgresql://user:secret@host/news?table=public.incidents`."""
        parts = urlsplit(url)
        pairs = parse_qsl(parts.query, keep_blank_values=True)
        ours = {name: value for name, value in pairs if name in _OURS}
        rest = urlencode([pair for pair in pairs if pair[0] not in _OURS], quote_via=quote)
        shown = [pair for pair in pairs if "pass" not in pair[0] and pair[0] not in _OURS]
        host = parts.netloc.rpartition("@")
        user = host[0].partition(":")[0]
        netloc = f"{user}@{host[2]}" if user else host[2]
        return cls(
            dsn=urlunsplit((parts.scheme, parts.netloc, parts.path, rest, "")),
            shown=urlunsplit((parts.scheme, netloc, parts.path, urlencode(shown, quote_via=quote), "")),
            table=ours.get("table") or DEFAULT_TABLE,
            query=ours.get("query", ""),
        )

    def masked(self, error: Exception) -> str:
        """Return what an error says in one line, without the password of the URL."""
        text = " ".join(str(error).split())
        secret = urlsplit(self.dsn).password
        return text.replace(secret, "***") if secret else text


def table_name(name: str) -> sql.Identifier:
    """Return a table's name, quoted; the schema before a dot."""
    return sql.Identifier(*name.split(".", 1))
