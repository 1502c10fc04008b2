import "server-only";
import { AppError } from "@/lib/server/errors";

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/**
 * The server listens on loopback without accounts: what a browser sends for another site, or under a name that only points
 * here (DNS rebinding), is not from this machine's user. Throws forbidden.
 */
export function requireSameSite(request: Request): void {
  const host = request.headers.get("host") ?? "";
  if (!LOOPBACK.test(host))
    throw new AppError(
      "forbidden",
      `This server answers on loopback only, not as ${host || "a nameless host"}.`,
    );
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") {
    throw new AppError("forbidden", "A page of another site cannot change what is stored here.");
  }
}
