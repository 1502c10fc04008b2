import type { Language } from "@/lib/scanner/languages/language";
import { editTypeScript } from "./edit-typescript";
import { createModules } from "./modules";
import { readTypeScript } from "./read-typescript";

export const typescript: Language = {
  id: "typescript",
  suffixes: [".ts", ".tsx", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs"],
  settings: ["package.json", "tsconfig*.json", "jsconfig*.json"],
  dialectOf,
  read: readTypeScript,
  edit: editTypeScript,
  createModules,
};

/** `.js` is read with JSX, as bundlers do; `.ts` without, for `<T>x` is a cast there. */
function dialectOf(path: string): string {
  if (/\.d\.[mc]?ts$/.test(path)) return "dts";
  if (path.endsWith(".tsx")) return "tsx";
  return /\.[mc]?ts$/.test(path) ? "ts" : "js";
}
