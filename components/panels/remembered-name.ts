const NAME_KEY = "plumbline-name";

/** The name that this browser gave last; empty where nothing is kept. */
export function rememberedName(): string {
  try {
    return localStorage.getItem(NAME_KEY) ?? "";
  } catch {
    // A browser may forbid storage; then the name is asked for each time.
    return "";
  }
}

export function rememberName(name: string): void {
  try {
    localStorage.setItem(NAME_KEY, name);
  } catch {
    // See above: the act is stored all the same.
  }
}
