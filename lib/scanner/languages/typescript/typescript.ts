import { COMPONENT_ENDINGS, SCRIPT_ENDINGS } from "@/lib/domain/modules/source-paths";
import type { Language } from "@/lib/scanner/languages/language";
import { dialectOf } from "./dialect";
import { editTypeScript } from "./edit-typescript";
import { createModules } from "./modules";
import { readTypeScript } from "./read-typescript";

export const typescript: Language = {
  id: "typescript",
  suffixes: [...SCRIPT_ENDINGS, ...COMPONENT_ENDINGS],
  settings: ["package.json", "tsconfig*.json", "jsconfig*.json"],
  dialectOf,
  read: readTypeScript,
  edit: editTypeScript,
  createModules,
};
