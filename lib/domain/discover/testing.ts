import type { ScannedFile, ScannedImport } from "@/lib/domain/scan";

/** A file from lines such as `from a.b import C as D`, `import a.b`, `from a import *`, `patch a.b.C`, `in try: from a import b`. */
export function fileOf(path: string, ...statements: readonly string[]): ScannedFile {
  return { path, imports: statements.map((text, index) => importOf(text, index + 1)) };
}

function importOf(text: string, line: number): ScannedImport {
  const [, where, rest = text] = /^in (try|except|function): (.*)$/.exec(text) ?? [];
  const place = where === undefined ? {} : { where: where as "try" | "except" | "function" };
  const from = /^from (\S+) import (\S+)(?: as (\S+))?$/.exec(rest);
  if (from !== null) {
    const [, module = "", name = "", alias] = from;
    // `from a import (b)` stands for a name that is a module.
    const inner = /^\((.*)\)$/.exec(name)?.[1];
    const target =
      inner === undefined ? { module, name } : { module: `${module}.${inner}`, name: null };
    return { line, ...target, ...(alias === undefined ? {} : { alias }), kind: "from", ...place };
  }
  const patch = /^patch (\S+)\.([^.]+)$/.exec(rest);
  if (patch !== null)
    return { line, module: patch[1] ?? "", name: patch[2] ?? "", kind: "string", ...place };
  const [, module = "", alias] = /^import (\S+)(?: as (\S+))?$/.exec(rest) ?? [];
  return {
    line,
    module,
    name: null,
    ...(alias === undefined ? {} : { alias }),
    kind: "import",
    ...place,
  };
}
