/** A name as a statement imports it; null is the module itself. */
export type ImportedName = { readonly name: string | null; readonly alias: string | null };

/**
 * The Python of an import, built from its parts on one line. `string` is a dotted name in quotes, `dynamic` a call of
 * importlib; whatever else the source line holds is not known.
 */
export function statementText(
  module: string,
  names: readonly ImportedName[],
  kind: string,
): string {
  const [first] = names;
  if (kind === "string") return `"${first?.name ? `${module}.${first.name}` : module}"`;
  if (kind === "dynamic") return `importlib.import_module("${module}")`;
  if (kind === "import") return `import ${module}${asAlias(first?.alias ?? null)}`;
  const modules = names.filter(({ name }) => name === null);
  const list = names
    .filter(({ name }) => name !== null)
    .map(({ name, alias }) => `${name}${asAlias(alias)}`);
  if (list.length > 0) return `from ${module} import ${list.join(", ")}`;
  const cut = module.lastIndexOf(".");
  const alias = asAlias(modules[0]?.alias ?? null);
  if (cut < 0) return `import ${module}${alias}`;
  return `from ${module.slice(0, cut)} import ${module.slice(cut + 1)}${alias}`;
}

function asAlias(alias: string | null): string {
  return alias === null ? "" : ` as ${alias}`;
}
