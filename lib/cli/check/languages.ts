import type { Plan } from "@/lib/domain/plan";
import type { Language } from "@/lib/scanner/languages/language";
import { python } from "@/lib/scanner/languages/python/python";

/** The languages whose files a plan's scope may hold. Others are not even loaded: a parser that nobody asks costs its start. */
export async function languagesOf({ scope }: Plan): Promise<readonly Language[]> {
  const isPython = (glob: string) => python.suffixes.some((suffix) => glob.endsWith(suffix));
  if (scope.include.every(isPython)) return [python];
  const { LANGUAGES } = await import("@/lib/scanner/languages/registry");
  return LANGUAGES;
}
