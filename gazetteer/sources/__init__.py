"""Places that a user brings: one file a format, each turning rows into the rows of the index."""
