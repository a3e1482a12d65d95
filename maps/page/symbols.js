/** @file The symbols of incidents: a shape for each type, hollow where the place is imprecise. */

/**
 * Corners of the shapes, as [number, turn in degrees]; a circle has none. The list is that of maps/style.py.
 * @typedef {Record<string, [number, number]>} Shapes
 */

/**
 * Add a shape to the current path; all shapes of one radius have the area of the circle.
 * @param {CanvasRenderingContext2D} context
 * @param {[number, number]} shape - number of corners, turn in degrees (y up)
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 */
export function traceShape(context, [corners, turn], x, y, radius) {
  if (corners === 0) {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, 2 * Math.PI);
    return;
  }
  const reach = radius * Math.sqrt(Math.PI / ((corners / 2) * Math.sin((2 * Math.PI) / corners)));
  for (let i = 0; i < corners; i++) {
    const angle = (turn * Math.PI) / 180 + (2 * Math.PI * i) / corners;
    const [cornerX, cornerY] = [x + reach * Math.cos(angle), y - reach * Math.sin(angle)];
    if (i === 0) context.moveTo(cornerX, cornerY);
    else context.lineTo(cornerX, cornerY);
  }
  context.closePath();
}

/**
 * Draw the symbol of an incident. The outline keeps it apart from any ground, light or dark.
 * @param {CanvasRenderingContext2D} context
 * @param {{ colour: string, corners: [number, number] }} style
 * @param {boolean} hollow - the place is imprecise
 * @param {number} x
 * @param {number} y
 * @param {number} radius
 * @param {{ paper: string, outline: string }} colours
 */
export function drawSymbol(context, style, hollow, x, y, radius, colours) {
  context.beginPath();
  traceShape(context, style.corners, x, y, radius);
  context.lineJoin = "round";
  if (hollow) {
    context.fillStyle = colours.paper;
    context.fill();
    context.lineWidth = 4;
    context.strokeStyle = colours.outline;
    context.stroke();
    context.lineWidth = 2.6;
    context.strokeStyle = style.colour;
    context.stroke();
  } else {
    context.lineWidth = 1.6;
    context.strokeStyle = colours.outline;
    context.stroke();
    context.fillStyle = style.colour;
    context.fill();
  }
}

/** Symbols drawn once each and copied from then on: copying is many times faster than drawing. */
export class Sprites {
  /**
   * @param {{ colour: string, corners: [number, number] }[]} styles
   */
  constructor(styles) {
    this.styles = styles;
    /** @type {Map<number, HTMLCanvasElement>} */
    this.cache = new Map();
  }

  clear() {
    this.cache.clear();
  }

  /**
   * Put a symbol on the canvas.
   * @param {CanvasRenderingContext2D} context
   * @param {number} style - index
   * @param {boolean} hollow
   * @param {number} x
   * @param {number} y
   * @param {number} radius
   * @param {{ paper: string, outline: string }} colours
   */
  put(context, style, hollow, x, y, radius, colours) {
    const size = Math.round(radius * 2); // half pixels
    const key = (style * 128 + Math.min(size, 127)) * 2 + Number(hollow);
    let sprite = this.cache.get(key);
    const side = size + 12;
    if (!sprite) {
      const ratio = Math.min(globalThis.devicePixelRatio || 1, 2);
      sprite = document.createElement("canvas");
      sprite.width = side * ratio;
      sprite.height = side * ratio;
      const pen = /** @type {CanvasRenderingContext2D} */ (sprite.getContext("2d"));
      pen.scale(ratio, ratio);
      drawSymbol(pen, this.styles[style], hollow, side / 2, side / 2, size / 2, colours);
      this.cache.set(key, sprite);
    }
    context.drawImage(sprite, x - side / 2, y - side / 2, side, side);
  }
}
