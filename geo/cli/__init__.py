"""The commands of the geo package."""
