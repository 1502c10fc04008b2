import type { Coordinates, RawCase } from "@/lib/formats/junit/raw";
import { filePlace, nameText } from "@/lib/formats/report-text";

/**
 * pytest writes `tests.sub.test_x.TestC` for the class `TestC` of `tests/sub/test_x.py`; only the family xunit1 gives the
 * file as well, and for an inherited test it is the file of the base class. So the class name decides where it can:
 * behind the dotted file stand classes; without a file, trailing parts with a capital are classes.
 */
export function pytestReader(): (raw: RawCase) => Coordinates {
  // Many tests share a class, and each has the same file: where they stand is worked out once.
  const known = new Map<string, Group>();
  return ({ name, classname, file }) => {
    const own = nameText(name ?? "") || "(no name)";
    let group = known.get(classname ?? "");
    if (group === undefined || group.file !== file) {
      group = { file, ...standing(nameText(classname ?? ""), filePlace(file ?? "") || null) };
      known.set(classname ?? "", group);
    }
    const { place, classes } = group;
    // A file that cannot be collected, or skips itself, is a case named like its module.
    if (classes === null) return onFile(place ?? moduleFile(own.split(".")), ["(collection)"]);
    return onFile(place ?? "", [...classes, own]);
  };
}

/** What cases with one class name and file share; `classes` null where there is no class name. */
type Standing = { readonly place: string | null; readonly classes: readonly string[] | null };
type Group = Standing & { readonly file: string | null };

function standing(dotted: string, given: string | null): Standing {
  if (dotted === "") return { place: given, classes: null };
  const behind = given === null ? null : classesBehind(given, dotted);
  if (given !== null && behind !== null) return { place: given, classes: behind };
  const { module, classes } = split(dotted);
  return { place: moduleFile(module), classes };
}

function onFile(place: string, path: readonly string[]): Coordinates {
  return { place, isFile: true, path, variant: "" };
}

/** What stands behind the file's dotted name in the class name, a `--junitprefix` in front allowed; null when it is not there. */
function classesBehind(file: string, dotted: string): string[] | null {
  const stem = file
    .replace(/\.pyi?$/, "")
    .replaceAll("/", ".")
    .replace(/^\.+/, "");
  const at = `.${dotted}.`.indexOf(`.${stem}.`);
  if (stem === "" || at < 0) return null;
  return dotted
    .slice(at + stem.length)
    .split(".")
    .filter((part) => part !== "");
}

function split(dotted: string): { module: string[]; classes: string[] } {
  const all = dotted.split(".");
  let from = all.length;
  while (from > 1 && /^_*\p{Lu}/u.test(all[from - 1] ?? "")) from -= 1;
  return { module: all.slice(0, from), classes: all.slice(from) };
}

function moduleFile(module: readonly string[]): string {
  return `${module.join("/")}.py`;
}
