"""District and province polygons that a user adds: read, matched with places, kept, downloaded."""
