import swc from "@swc/core";

/**
 * dependency-cruiser asks swc for TypeScript without JSX. Its other parser, the default, reads TypeScript loosely as
 * JavaScript: it finds imports in the prose of a page ("every import of it") and guesses at the rest.
 */
export function teachJsx() {
  const { parseFileSync } = swc;
  swc.parseFileSync = (path, options) =>
    parseFileSync(path, { ...options, tsx: path.endsWith(".tsx") });
}
