import assert from "node:assert/strict";
import test from "node:test";

import { dayNumber, isoDay, Words } from "../../maps/page/words.js";

test("days are counted from 1970, without any time zone", () => {
  assert.equal(dayNumber("1970-01-01"), 0);
  assert.equal(dayNumber("2001-09-09"), 11574); // the day of the 1,000,000,000th second
  assert.equal(dayNumber("1969-12-31"), -1);
  assert.equal(dayNumber("2024-02-29T23:59:59+14:00"), dayNumber("2024-02-29"));
  assert.equal(isoDay(11574), "2001-09-09");
});

test("what is no date is no day", () => {
  for (const text of ["", "yesterday", "2023-02-29", "2023-13-01", "20230101", "13.07.1993", "2023-1-1"]) {
    assert.ok(Number.isNaN(dayNumber(text)), text);
  }
});

test("a year or a month stands for its first day", () => {
  assert.equal(isoDay(dayNumber("1993")), "1993-01-01");
  assert.equal(isoDay(dayNumber("1993-07")), "1993-07-01");
});

test("a point is said as latitude and longitude, each with its side", () => {
  const sides = { lat_N: "N", lat_S: "S", lon_E: "E", lon_W: "W" };
  assert.equal(new Words(sides, "en").point(37.49, 71.55), "37.4900°N, 71.5500°E");
  assert.equal(new Words(sides, "en").point(-33.9, -70.66), "33.9000°S, 70.6600°W");
  assert.equal(new Words(sides, "ru").point(37.49, 71.55), "37,4900°N, 71,5500°E");
});

test("dates and numbers have the form of the language", () => {
  const spoken = (language) => new Words({}, language);

  assert.equal(spoken("en").date("1993-07-13"), "July 13, 1993");
  assert.equal(spoken("ru").date("1993-07-13"), "13 июля 1993 г.");
  assert.equal(spoken("tg").date("1993-07-13"), "13 июли 1993");
  assert.match(spoken("fa").date("1993-07-13"), /۱۳.*۱۹۹۳/);
  assert.equal(spoken("fa").number(25), "۲۵");
});

test("a text that is no date is shown as it is", () => {
  assert.equal(new Words({}, "en").date("summer 1993"), "summer 1993");
});

test("words of the data are no keys of the page", () => {
  const words = new Words({ count: "{n} of {all}" }, "en");

  assert.equal(words.say("count", { n: "$&", all: "{n}" }), "$& of {n}");
  assert.equal(words.say("__proto__"), "__proto__");
  assert.equal(words.say("constructor"), "constructor");
});

test("a reach is called what the line calls it, never what a word of the page says", () => {
  const words = new Words({ "reach:Panj": "Пяндж", title: "Инциденты" }, "ru");

  assert.equal(words.reach("Panj"), "Пяндж");
  assert.equal(words.reach("title"), "title");
});
