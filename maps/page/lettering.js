/** @file Names on a canvas, each drawn once and copied from then on: outlines of letters are slow to draw. */

/** @type {Map<string, HTMLCanvasElement>} */
const drawn = new Map();
const MOST_KEPT = 1500;
const HALO = 3;

/**
 * Write text with a halo, so that it can be read over lines; the font and the alignment are those of the context.
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {number} x
 * @param {number} y - of the middle of the letters
 * @param {string} colour
 * @param {string} halo
 */
export function haloText(context, text, x, y, colour, halo) {
  const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
  const key = [ratio, context.font, colour, halo, text].join("\n");
  const picture = drawn.get(key) ?? drawName(key, context, text, colour, halo, ratio);
  const [width, height] = [picture.width / ratio, picture.height / ratio];
  const align = { left: HALO, right: width - HALO, center: width / 2 };
  const left = x - (align[/** @type {"left"} */ (context.textAlign)] ?? HALO);
  context.drawImage(picture, Math.round(left * ratio) / ratio, Math.round((y - height / 2) * ratio) / ratio, width, height);
}

/**
 * @param {string} key
 * @param {CanvasRenderingContext2D} context
 * @param {string} text
 * @param {string} colour
 * @param {string} halo
 * @param {number} ratio - device pixels of a CSS pixel
 */
function drawName(key, context, text, colour, halo, ratio) {
  const height = 2 * Number(/(\d+)px/.exec(context.font)?.[1] ?? 12);
  const picture = document.createElement("canvas");
  picture.width = Math.ceil((context.measureText(text).width + 2 * HALO) * ratio);
  picture.height = height * ratio;
  const pen = /** @type {CanvasRenderingContext2D} */ (picture.getContext("2d"));
  pen.scale(ratio, ratio);
  pen.font = context.font;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = HALO;
  pen.strokeStyle = halo;
  const middle = picture.width / ratio / 2;
  pen.strokeText(text, middle, height / 2);
  pen.fillStyle = colour;
  pen.fillText(text, middle, height / 2);
  if (drawn.size >= MOST_KEPT) drawn.clear();
  drawn.set(key, picture);
  return picture;
}
