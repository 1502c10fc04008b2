import "server-only";
import type { Moment } from "@/lib/domain/board/as-of";
import { parseDay, parseInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";

const DAY = 86_400_000;

/** `at` as a URL gives it: a sha of 7 or more digits, an instant with a zone, or a day (its end, UTC). Throws bad-request. */
export function parseMoment(text: string | null | undefined, name = "at"): Moment {
  if (!text) return { kind: "latest" };
  if (/^[0-9a-f]{7,64}$/.test(text)) return { kind: "sha", sha: text };
  const instant = parseInstant(text);
  if (instant !== null) return { kind: "time", at: instant };
  const day = parseDay(text);
  if (day !== null) return { kind: "time", at: day + DAY - 1 };
  throw new AppError(
    "bad-request",
    `${name}=${text} is neither a commit (7 or more hex digits), nor a day, nor an instant with a zone such as 2025-09-16T00:05:13Z.`,
  );
}

export function parseVersion(text: string | null | undefined): number | undefined {
  if (!text) return undefined;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new AppError("bad-request", `version=${text} is not a version number.`);
  return Number(text);
}
