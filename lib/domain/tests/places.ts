/**
 * The path in the tree that a report means by a test's place: the longest suffix that is a path there, else the one path
 * that ends with the place (a runner started in a sub-folder), else the place itself. `formats/FORMATS.md` 0 and 6.
 */
export function placeResolver(paths: readonly (string | undefined)[]): (place: string) => string {
  const known = new Set<string>();
  const byName = new Map<string, string[]>();
  for (const path of paths) {
    if (path === undefined) continue;
    known.add(path);
    const name = path.slice(path.lastIndexOf("/") + 1);
    const same = byName.get(name);
    if (same) same.push(path);
    else byName.set(name, [path]);
  }
  return (place) => {
    for (let from = 0; from >= 0; from = nextFolder(place, from)) {
      const suffix = place.slice(from);
      if (known.has(suffix)) return suffix;
    }
    const name = place.slice(place.lastIndexOf("/") + 1);
    const longer = (byName.get(name) ?? []).filter((path) => path.endsWith(`/${place}`));
    return longer.length === 1 ? (longer[0] ?? place) : place;
  };
}

/** Index behind the next `/`; -1 when there is none. */
function nextFolder(place: string, from: number): number {
  const slash = place.indexOf("/", from);
  return slash < 0 ? -1 : slash + 1;
}
