import type { HasModule } from "./replacement";

/** Whether there is a file or folder that a module could be; null for one whose first name no path begins with. */
export function moduleTest(paths: ReadonlySet<string>): HasModule {
  const known = new Map<string, boolean | null>();
  return (module) => {
    const answer = known.get(module);
    if (answer !== undefined) return answer;
    const found = findModule(module, paths);
    known.set(module, found);
    return found;
  };
}

function findModule(module: string, paths: ReadonlySet<string>): boolean | null {
  const file = findSource(module, paths);
  if (file === true || module.includes("/")) return file;
  if (!module.includes(".")) return null;
  const [top = ""] = module.split(".");
  const place = module.replaceAll(".", "/");
  const source = `${place}.py`;
  if (paths.has(source)) return true;
  const [innerSource, folder, innerFolder] = [`/${source}`, `${place}/`, `/${place}/`];
  let isOwn = false;
  for (const path of paths) {
    if (path.endsWith(innerSource) || path.startsWith(folder) || path.includes(innerFolder)) {
      return true;
    }
    isOwn ||= topNames(path).includes(top);
  }
  return isOwn ? false : null;
}

/** A module that is named by its path, without ending and without `/index`. */
function findSource(module: string, paths: ReadonlySet<string>): boolean | null {
  const [top = ""] = module.split("/");
  let isOwn = false;
  for (const path of paths) {
    if (path.endsWith(".py") || !path.startsWith(top)) continue;
    if (path === module || path.startsWith(`${module}.`) || path.startsWith(`${module}/index.`))
      return true;
    isOwn ||= path.startsWith(`${top}/`);
  }
  return isOwn ? false : null;
}

/** Names that a module of this path may begin with: its first folder, or the one below `src` or `lib`. */
function topNames(path: string): string[] {
  const [first = "", second = "", third] = path.split("/");
  if (second === "") return [];
  return third !== undefined && ["src", "lib"].includes(first) ? [first, second] : [first];
}
