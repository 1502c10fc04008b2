/** The palette and the list of keys open on an event, so that any button or key may ask for them. */
const OPEN_PALETTE = "plumbline:palette";
const OPEN_KEYS = "plumbline:keys";

export function askForPalette(): void {
  window.dispatchEvent(new Event(OPEN_PALETTE));
}

export function askForKeys(): void {
  window.dispatchEvent(new Event(OPEN_KEYS));
}

/** Calls back when the palette is asked for; returns how to stop. */
export function onPaletteAsked(callback: () => void): () => void {
  window.addEventListener(OPEN_PALETTE, callback);
  return () => window.removeEventListener(OPEN_PALETTE, callback);
}

/** Calls back when the list of keys is asked for; returns how to stop. */
export function onKeysAsked(callback: () => void): () => void {
  window.addEventListener(OPEN_KEYS, callback);
  return () => window.removeEventListener(OPEN_KEYS, callback);
}
