/** @file The page's words, numbers and dates in the reader's language. */

/** Browsers know no Tajik: its months, and the numbers of Russian, which are written alike. */
const TAJIK_MONTHS = [
  ..."январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри".split(" "),
];
const MONTHS_SHOWN = /** @type {const} */ ({ year: "numeric", month: "long", day: "numeric" });

/** Words by key, with numbers and dates in the language's form. */
export class Words {
  /**
   * @param {Record<string, string>} table
   * @param {string} language - en, ru, tg or fa
   */
  constructor(table, language) {
    this.table = table;
    this.language = language;
    // Dari as in Afghanistan, but with the Gregorian years that the data have.
    this.locale = { fa: "fa-AF-u-ca-gregory", tg: "ru" }[language] ?? language;
    this.integer = new Intl.NumberFormat(this.locale, { maximumFractionDigits: 3 });
    this.degrees = new Intl.NumberFormat(this.locale, { minimumFractionDigits: 4, maximumFractionDigits: 4 });
    this.compact = new Intl.NumberFormat(this.locale, { notation: "compact" });
    this.percent = new Intl.NumberFormat(this.locale, { style: "percent", maximumFractionDigits: 0 });
    this.day = new Intl.DateTimeFormat(this.locale, { ...MONTHS_SHOWN, timeZone: "UTC" });
  }

  /**
   * Return the word of a key, its {blanks} filled in; the key itself where there is none.
   * @param {string} key
   * @param {Record<string, string | number>} [blanks]
   */
  say(key, blanks = {}) {
    let text = Object.hasOwn(this.table, key) ? this.table[key] : key;
    for (const [name, value] of Object.entries(blanks)) text = text.replace(`{${name}}`, () => String(value));
    return text;
  }

  /**
   * Return what a reach is called.
   * @param {string} name - as in the data
   */
  reach(name) {
    const key = `reach:${name}`;
    return Object.hasOwn(this.table, key) ? this.table[key] : name;
  }

  /** @param {number} value */
  number(value) {
    return this.integer.format(value);
  }

  /**
   * Return the latitude and the longitude of a point, in that order.
   * @param {number} lat - degrees
   * @param {number} lon - degrees
   */
  point(lat, lon) {
    const [north, east] = [this.degrees.format(Math.abs(lat)), this.degrees.format(Math.abs(lon))];
    return `${north}°${this.say(lat < 0 ? "lat_S" : "lat_N")}, ${east}°${this.say(lon < 0 ? "lon_W" : "lon_E")}`;
  }

  /**
   * Return a date of the data, day for day as it is there: no time zone comes into it.
   * @param {string} text - ISO 8601, or anything else, which is returned as it is
   */
  date(text) {
    const day = dayNumber(text);
    return Number.isNaN(day) || text.length > 10 ? text : this.dayName(day);
  }

  /** @param {number} day - days since 1970-01-01 */
  dayName(day) {
    if (this.language === "tg") {
      const date = new Date(day * 86400000);
      return `${date.getUTCDate()} ${TAJIK_MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
    }
    return this.day.format(day * 86400000);
  }
}

/**
 * Return the days from 1970-01-01 to an ISO date, NaN if it is none. A year or a month stands for its first day.
 * @param {string} text
 */
export function dayNumber(text) {
  const parts = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?![\d-])/.exec(text);
  if (!parts) return NaN;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const stamp = new Date(0).setUTCFullYear(year, month - 1, day);
  const back = new Date(stamp);
  return back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? stamp / 86400000 : NaN;
}

/**
 * Return the ISO date of a day number.
 * @param {number} day - days since 1970-01-01
 */
export function isoDay(day) {
  return new Date(day * 86400000).toISOString().slice(0, 10);
}
