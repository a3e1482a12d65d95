"""The border line: load, measure, buffer, reference; knows nothing of incidents."""
