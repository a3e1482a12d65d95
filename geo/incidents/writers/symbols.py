"""How GIS files draw the layers: colours of event types, of the border, of its zones."""

# Colour by ACLED's event types; told apart by readers with any colour vision, by lightness as well as by hue.
EVENT_COLOURS = {
    "Battles": "#d31c0b",
    "Explosions/Remote violence": "#f8a514",
    "Violence against civilians": "#81358c",
    "Riots": "#58d3f0",
    "Protests": "#169a6e",
    "Strategic developments": "#1144c2",
}
OTHER_COLOUR = "#464545"
BORDER_COLOUR = "#3a1430"
ZONE_COLOURS = {5.0: "#e9bd7c", 10.0: "#f0d09e", 25.0: "#f6e2c1", 50.0: "#faefdc"}
PROVINCE_COLOUR = "#b9b4a6"
# Diameter of an incident's symbol, in mm: without deaths, and added for the square root of their number.
SIZE_MM, SIZE_PER_ROOT_MM, LARGEST_MM = 2.0, 0.6, 8.0
