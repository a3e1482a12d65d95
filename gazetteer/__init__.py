"""Place names in any script → places with an honest radius."""
