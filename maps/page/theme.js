/** @file The colours of the canvas layers, light or dark as the reader's system has it. */

const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
const printing = globalThis.matchMedia?.("print");
let paper = false;
/** What is to be done when the palette changes. @type {(() => void)[]} */
const works = [];

/**
 * Draw for paper from now on, or for the screen again. The browser's own word comes too late: after the page was laid out.
 * @param {boolean} yes
 */
export function drawForPaper(yes) {
  paper = yes;
  for (const work of works) work();
}

/**
 * Return the palette of the moment; on paper it is the light one.
 * @template T
 * @param {{ light: T, dark: T }} themes
 * @returns {T}
 */
export function palette(themes) {
  return dark?.matches && !printing?.matches && !paper ? themes.dark : themes.light;
}

/**
 * Call a function whenever the palette changes.
 * @param {() => void} work
 */
export function onPalette(work) {
  works.push(work);
  dark?.addEventListener("change", work);
  printing?.addEventListener("change", work);
}
