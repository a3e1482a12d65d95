/** @file Builds elements without ever reading text as markup. */

/**
 * Make an element. Properties that start with "on" are listeners, "class" and "aria-…"/"data-…" attributes; strings among
 * the children become text nodes.
 * @param {string} tag
 * @param {Record<string, any>} [props]
 * @param {...(Node | string | null)} children
 * @returns {any}
 */
export function make(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/**
 * Return the address if it is one that a reader may follow: http or https, and nothing else.
 * @param {string} text
 * @returns {string | null}
 */
export function webAddress(text) {
  if (!/^https?:\/\//i.test(text.trim())) return null;
  try {
    const url = new URL(text.trim());
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

/**
 * Return a link that tells the other side nothing, or plain text where the address is none of the web.
 * @param {string} address
 * @param {string} [words]
 * @returns {Node}
 */
export function link(address, words = address) {
  const href = webAddress(address);
  if (!href) return document.createTextNode(words);
  return make("a", { href, rel: "noopener noreferrer", target: "_blank" }, words);
}

/**
 * Return parts of text joined by a separator, each kept to itself: what turns the direction of writing in one does not reach
 * the next.
 * @param {string[]} parts
 * @param {string} separator
 * @returns {Node[]}
 */
export function apart(parts, separator) {
  return parts.filter(Boolean).flatMap((part, i) => [
    ...(i > 0 ? [document.createTextNode(separator)] : []),
    make("bdi", {}, part),
  ]);
}

let identities = 0;

/**
 * Return an id that no other element of the page has.
 * @param {string} stem
 */
export function newId(stem) {
  identities += 1;
  return `panj-${stem}-${identities}`;
}

/**
 * Call a function once a frame at most, with the last arguments.
 * @template {any[]} A
 * @param {(...args: A) => void} work
 * @returns {(...args: A) => void}
 */
export function oncePerFrame(work) {
  /** @type {A | null} */
  let waiting = null;
  return (...args) => {
    const idle = waiting === null;
    waiting = args;
    if (!idle) return;
    requestAnimationFrame(() => {
      const last = /** @type {A} */ (/** @type {unknown} */ (waiting));
      waiting = null;
      work(...last);
    });
  };
}
