import type { StackClass } from "./class-marks";

/** What fills the area of a class: plain colour, or the pattern of `ClassPatterns` with the same prefix. */
export function stackFill(of: StackClass, prefix: string): string {
  if (of === "unplanned" || of === "unclassified") return `url(#${prefix}-${of})`;
  return of === "canonical" ? tint(of, 90) : `var(--${of})`;
}

/** The patterns of the classes that are not on a named path; opaque, so that areas may lie over each other. */
export function ClassPatterns({ prefix }: { readonly prefix: string }) {
  return (
    <defs>
      <pattern
        id={`${prefix}-unplanned`}
        width="6"
        height="6"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="6" height="6" style={{ fill: tint("unplanned", 38) }} />
        <rect width="2.4" height="6" fill="var(--unplanned)" />
      </pattern>
      <pattern id={`${prefix}-unclassified`} width="5" height="5" patternUnits="userSpaceOnUse">
        <rect width="5" height="5" style={{ fill: tint("unclassified", 28) }} />
        <circle cx="1.5" cy="1.5" r="1.1" fill="var(--unclassified)" />
      </pattern>
    </defs>
  );
}

function tint(token: string, share: number): string {
  return `color-mix(in srgb, var(--${token}) ${share}%, var(--layer))`;
}
