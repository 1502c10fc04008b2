import "server-only";
import { AppError } from "@/lib/server/errors";

/** One of the allowed values of a parameter; the default where it is absent. Throws bad-request for another. */
export function oneOf<T extends string>(
  allowed: readonly T[],
  params: URLSearchParams,
  name: string,
  otherwise: T,
): T {
  const text = params.get(name);
  if (text === null || text === "") return otherwise;
  const found = allowed.find((value) => value === text);
  if (!found)
    throw new AppError("bad-request", `${name}=${text} is not one of ${allowed.join(", ")}.`);
  return found;
}
