"""The incident table: read, place, measure, write."""
