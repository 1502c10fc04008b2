/**
 * Names of modules, whatever the language: dotted as in Python (`app.core.store`), or a path as in TypeScript and JavaScript
 * (`packages/core/src/store`, `@scope/pkg/sub`, `../x` where it leads out of the code base), in which a dot is a letter like
 * others (`src/vite.config`).
 */

/** `@scope/pkg` is one name. */
const PART = /^@[^/]+\/[^/]+|[^/]+/g;

/** `plotly.js` is a package, not a part of one. */
const PACKAGE = /^[^./]+\.js$/;

/** Whether the name is a path: one without a slash is dotted, or has one part. */
export function isPathModule(module: string): boolean {
  return module.includes("/");
}

/** What stands between the parts. */
export function separatorOf(module: string): "/" | "." {
  return isPathModule(module) ? "/" : ".";
}

/** The parts, outermost first; joined by the separator they are the module again, but for a slash at the beginning or end. */
export function moduleParts(module: string): readonly string[] {
  if (isPathModule(module)) return module.match(PART) ?? [module];
  return PACKAGE.test(module) ? [module] : module.split(".");
}

/** The name of a module within what holds it; `@scope/pkg` whole. */
export function lastPart(module: string): string {
  return moduleParts(module).at(-1) ?? module;
}

/** The package or folder that holds a module; empty at the top. */
export function parentModule(module: string): string {
  return moduleParts(module).slice(0, -1).join(separatorOf(module));
}
