"""One file a format: file → incident table."""
