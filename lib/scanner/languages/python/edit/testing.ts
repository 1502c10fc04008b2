import { createPythonModules } from "@/lib/domain/modules/python-modules";
import type { EditResult, NewImport } from "@/lib/scanner/languages/edit-imports";
import { resolveImports } from "../resolve";
import { editPython } from "./edit-python";

const modules = createPythonModules();
modules.add([
  "app/__init__.py",
  "app/old.py",
  "app/new.py",
  "app/deep/__init__.py",
  "app/deep/b.py",
  "app/deep/old.py",
  "app/far/new.py",
]);

/** `app.old` moves to `app.new`, but for some names; of these `Kept` stays, `Far` goes further, `Name` gets a new name. */
function target(module: string, name: string | null): NewImport | null {
  if (module === "top") return { module: "app.new", name };
  if (module === "app.deep.old") return { module: "app.far.new", name };
  if (module !== "app.old" || name === "Kept") return null;
  if (name === "Far") return { module: "app.far.new", name };
  return { module: "app.new", name: name === "Name" ? "NewName" : name };
}

/** Edits a file of a small code base as the targets above say. */
export function edit(source: string | Uint8Array, path = "app/deep/b.py"): EditResult {
  const bytes = typeof source === "string" ? Buffer.from(source) : source;
  return editPython({
    bytes,
    path,
    resolve: (written) => resolveImports(written, path, modules).imports,
    wish({ module, name }) {
      const to = target(module, name);
      return to === null ? null : { to, isAsked: true };
    },
  });
}
