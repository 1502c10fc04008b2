import "server-only";
import { db } from "@/lib/server/db/client";

export type Readiness =
  | { readonly ready: true; readonly projects: number }
  | { readonly ready: false; readonly reason: string };

export async function readReadiness(): Promise<Readiness> {
  try {
    return { ready: true, projects: await db().project.count() };
  } catch {
    return {
      ready: false,
      reason: "The database does not answer, or its migrations have not run.",
    };
  }
}
