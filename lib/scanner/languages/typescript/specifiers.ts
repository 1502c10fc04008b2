import { relativeSpecifier } from "@/lib/domain/modules/source-paths";

/** A specifier in a file, what it means, and the module that it is to mean. */
export type SpecifierMove = {
  readonly path: string;
  readonly old: string;
  readonly oldModule: string;
  readonly module: string;
};

/** Specifiers in the style of the old one that may mean the new module, likeliest first; what they mean must be asked. */
export function specifierCandidates({ path, old, oldModule, module }: SpecifierMove): string[] {
  const ending = /\.[mc]?[jt]sx?$/.exec(old)?.[0] ?? "";
  if (old.startsWith(".")) {
    const base = relativeSpecifier(path, module);
    return ending === "" ? [base, `${base}/index`] : [`${base}${ending}`, `${base}/index${ending}`];
  }
  const written = old.slice(0, old.length - ending.length).split("/");
  const meant = oldModule.split("/");
  let same = 0;
  while (
    same < written.length &&
    same < meant.length &&
    written.at(-1 - same) === meant.at(-1 - same)
  ) {
    same += 1;
  }
  const candidates: string[] = [];
  // The longer the common end, the shorter the alias: try each cut of it.
  for (let cut = same; cut > 0; cut -= 1) {
    const alias = written.slice(0, written.length - cut);
    const place = meant.slice(0, meant.length - cut).join("/");
    if (place !== "" && !module.startsWith(`${place}/`)) continue;
    const rest = place === "" ? module : module.slice(place.length + 1);
    candidates.push(`${[...alias, rest].join("/")}${ending}`);
  }
  return candidates;
}
