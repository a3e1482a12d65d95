/** @file The colours of the canvas layers, light or dark as the reader's system has it. */

const dark = globalThis.matchMedia?.("(prefers-color-scheme: dark)");
const printing = globalThis.matchMedia?.("print");

/**
 * Return the palette of the moment; on paper it is the light one.
 * @template T
 * @param {{ light: T, dark: T }} themes
 * @returns {T}
 */
export function palette(themes) {
  return dark?.matches && !printing?.matches ? themes.dark : themes.light;
}

/**
 * Call a function whenever the palette changes.
 * @param {() => void} work
 */
export function onPalette(work) {
  dark?.addEventListener("change", work);
  printing?.addEventListener("change", work);
}
