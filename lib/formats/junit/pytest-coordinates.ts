import type { Coordinates, RawCase } from "@/lib/formats/junit/raw";
import { filePlace, nameText } from "@/lib/formats/report-text";

/**
 * pytest writes `tests.sub.test_x.TestC` for the class `TestC` of `tests/sub/test_x.py`; only the family xunit1 gives the
 * file as well, and for an inherited test it is the file of the base class. So the class name decides where it can:
 * behind the dotted file stand classes; without a file, trailing parts with a capital are classes.
 */
export function pytestCoordinates({ name, classname, file }: RawCase): Coordinates {
  const dotted = nameText(classname ?? "");
  const own = nameText(name ?? "") || "(no name)";
  const given = filePlace(file ?? "") || null;
  if (dotted === "") {
    // A file that cannot be collected, or skips itself, is a case named like its module.
    return onFile(given ?? moduleFile(own.split(".")), ["(collection)"]);
  }
  const behind = given === null ? null : classesBehind(given, dotted);
  if (given !== null && behind !== null) return onFile(given, [...behind, own]);
  const { module, classes } = split(dotted);
  return onFile(moduleFile(module), [...classes, own]);
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
