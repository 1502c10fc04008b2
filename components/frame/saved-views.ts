/** A view that somebody named: an address of this server, with everything that it shows in its query. */
export type SavedView = { readonly name: string; readonly href: string };

const KEY = "plumbline-views";
const CHANGED = "plumbline:views";
/** More would not be found again; the oldest goes. */
const MOST = 50;

/** The views with one more, the newest first; one of the same name is replaced. */
export function withView(views: readonly SavedView[], view: SavedView): readonly SavedView[] {
  const others = views.filter(({ name }) => name !== view.name);
  return [view, ...others].slice(0, MOST);
}

/** What storage holds, or nothing where it is empty, damaged or refused. Addresses of other servers are left out. */
export function parseViews(text: string | null): readonly SavedView[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter(isView) : [];
  } catch {
    return [];
  }
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== "object" || value === null) return false;
  const { name, href } = value as Partial<SavedView>;
  return typeof name === "string" && typeof href === "string" && /^\/(?![/\\])/.test(href);
}

/** Views are kept by the browser: there is nobody here to whom the server could keep them. */
export function readViewsText(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** False where the browser refuses to keep them. */
export function writeViews(views: readonly SavedView[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(views));
  } catch {
    return false;
  }
  window.dispatchEvent(new Event(CHANGED));
  return true;
}

/** Calls back when views change, here or in another tab; returns how to stop. */
export function onViewsChanged(callback: () => void): () => void {
  window.addEventListener(CHANGED, callback);
  window.addEventListener("storage", callback);
  return () => {
    window.removeEventListener(CHANGED, callback);
    window.removeEventListener("storage", callback);
  };
}
