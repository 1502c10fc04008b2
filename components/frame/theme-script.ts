/** Where the choice of light or dark is kept; absent means as the system says. */
const THEME_KEY = "plumbline-theme";

/** Runs before the first paint. */
export const THEME_SCRIPT = `try{var t=localStorage.getItem("${THEME_KEY}");if(t==="light"||t==="dark")document.documentElement.dataset.theme=t}catch(e){}`;

/** Switches light and dark on this page and keeps the choice where storage allows. */
export function switchTheme(): void {
  const root = document.documentElement;
  const isSystemDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const current = root.dataset.theme ?? (isSystemDark ? "dark" : "light");
  const next = current === "dark" ? "light" : "dark";
  root.dataset.theme = next;
  try {
    localStorage.setItem(THEME_KEY, next);
  } catch {
    // Storage is refused: the choice holds for this page.
  }
}
