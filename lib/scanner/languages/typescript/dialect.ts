import { COMPONENT_ENDINGS } from "@/lib/domain/modules/source-paths";

/** Of components the kind, whose scripts say how they are read. `.js` is read with JSX, as bundlers do; `.ts` without, for `<T>x` is a cast there. */
export function dialectOf(path: string): string {
  const component = COMPONENT_ENDINGS.find((ending) => path.endsWith(ending));
  if (component !== undefined) return component.slice(1);
  if (/\.d\.[mc]?ts$/.test(path)) return "dts";
  if (path.endsWith(".tsx")) return "tsx";
  return /\.[mc]?ts$/.test(path) ? "ts" : "js";
}
