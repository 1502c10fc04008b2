import type { CSSProperties } from "react";

/** CSS variables as a style. React's type does not list them; it passes every `--name` through unchanged. */
export function cssVariables(variables: Readonly<Record<`--${string}`, string>>): CSSProperties {
  return variables as CSSProperties;
}
