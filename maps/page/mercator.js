/** @file Spherical Mercator as Leaflet has it, and circles that are true on the ground. */

/** Radius of the sphere of EPSG:3857, in metres. */
const MERCATOR_RADIUS_M = 6378137;
/** Squared eccentricity of the WGS 84 ellipsoid. */
const E2 = 0.00669437999014;
const RADIANS = Math.PI / 180;

/**
 * Return the place of a point in the square world of side 1, west to east and north to south.
 * @param {number} lon - degrees
 * @param {number} lat - degrees
 * @returns {[number, number]}
 */
export function toWorld(lon, lat) {
  const sine = Math.min(Math.max(Math.sin(lat * RADIANS), -0.9999), 0.9999);
  return [lon / 360 + 0.5, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)];
}

/**
 * Return the longitude and latitude of a point of that world, in degrees.
 * @param {number} x
 * @param {number} y
 * @returns {[number, number]}
 */
export function fromWorld(x, y) {
  return [(x - 0.5) * 360, (2 * Math.atan(Math.exp((0.5 - y) * 2 * Math.PI)) - Math.PI / 2) / RADIANS];
}

/**
 * Return the metres on the ground of one pixel at a zoom level.
 * @param {number} lat - degrees
 * @param {number} zoom
 */
export function metresPerPixel(lat, zoom) {
  return (2 * Math.PI * MERCATOR_RADIUS_M * Math.cos(lat * RADIANS)) / (256 * 2 ** zoom);
}

/**
 * Return a circle on the ground: points on the sphere that touches the WGS 84 ellipsoid at the centre (its radius is the
 * Gaussian one), true to 0.3 % for radii up to 300 km.
 * @param {number} lon - degrees
 * @param {number} lat - degrees
 * @param {number} radiusKm
 * @param {number} [count] - number of points
 * @returns {Float64Array} x and y in the world of side 1, alternating
 */
export function groundCircle(lon, lat, radiusKm, count = 72) {
  const sine = Math.sin(lat * RADIANS);
  const gaussM = (MERCATOR_RADIUS_M * Math.sqrt(1 - E2)) / (1 - E2 * sine * sine);
  const angle = (radiusKm * 1000) / gaussM;
  const points = new Float64Array(2 * count);
  for (let i = 0; i < count; i++) {
    const azimuth = (2 * Math.PI * i) / count;
    const north = Math.asin(
      sine * Math.cos(angle) + Math.cos(lat * RADIANS) * Math.sin(angle) * Math.cos(azimuth),
    );
    const east = Math.atan2(
      Math.sin(azimuth) * Math.sin(angle) * Math.cos(lat * RADIANS),
      Math.cos(angle) - sine * Math.sin(north),
    );
    points.set(toWorld(lon + east / RADIANS, north / RADIANS), 2 * i);
  }
  return points;
}

/**
 * Unpack lines that maps/elements.py wrote as steps of whole units: first point, then differences.
 * @param {number[]} steps - longitude and latitude alternating
 * @param {number} units - of one degree
 * @returns {Float64Array} x and y in the world of side 1, alternating
 */
export function unpackLine(steps, units) {
  const points = new Float64Array(steps.length);
  let lon = 0;
  let lat = 0;
  for (let i = 0; i < steps.length; i += 2) {
    lon += steps[i];
    lat += steps[i + 1];
    points.set(toWorld(lon / units, lat / units), i);
  }
  return points;
}
