"""One file a format: incident table → file."""
