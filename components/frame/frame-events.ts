/** The palette, the list of keys and the naming of views open on an event, so that any button or key may ask for them. */
const OPEN_PALETTE = "plumbline:palette";
const SAVE_VIEW = "plumbline:save-view";
const OPEN_KEYS = "plumbline:keys";

export function askForPalette(): void {
  window.dispatchEvent(new Event(OPEN_PALETTE));
}

export function askForKeys(): void {
  window.dispatchEvent(new Event(OPEN_KEYS));
}

export function askToSaveView(): void {
  window.dispatchEvent(new Event(SAVE_VIEW));
}

/** Calls back when the view is to be saved; returns how to stop. */
export function onSaveViewAsked(callback: () => void): () => void {
  window.addEventListener(SAVE_VIEW, callback);
  return () => window.removeEventListener(SAVE_VIEW, callback);
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
