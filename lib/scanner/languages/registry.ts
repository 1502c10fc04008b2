import type { Language } from "./language";
import { python } from "./python/python";
import { typescript } from "./typescript/typescript";

/** The languages that the scanner reads; a file belongs to the first whose ending its name has. */
export const LANGUAGES: readonly Language[] = [python, typescript];
