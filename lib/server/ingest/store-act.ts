import "server-only";
import { z } from "zod";
import { ACT_KINDS, type Act, REASONED_ACTS } from "@/lib/domain/acts";
import { parseGoal } from "@/lib/domain/goals/goal";
import { fieldName, jsonPointer } from "@/lib/formats/issue";
import { isStorable } from "@/lib/formats/text";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { announce } from "./announce";
import { type HeldProject, holdProject, releaseProject, type Tx } from "./transaction";

/** The same act again within this time is a second click. */
const TWICE_MS = 5_000;

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .refine(isStorable, "holds a NUL or half a character, which no text may");

const actSchema = z
  .strictObject({
    kind: z.enum(ACT_KINDS),
    subject: line(500).min(1, "must not be empty"),
    by: line(200).min(1, "must not be empty: an act is somebody's"),
    reason: line(2_000).default(""),
  })
  .refine(({ kind, reason }) => reason !== "" || !REASONED_ACTS.includes(kind), {
    path: ["reason"],
    error: `must not be empty where kind is ${REASONED_ACTS.join(" or ")}`,
  })
  .refine(({ kind, subject }) => !/goal$/.test(kind) || parseGoal(subject) !== null, {
    path: ["subject"],
    error: "must be goal:convert:YYYY-MM-DD:PATH or goal:hold:PATH where kind is goal or ungoal",
  });

type GivenAct = z.infer<typeof actSchema>;

/** Reads the body of a request; throws unprocessable and names each field that is wrong. */
export function parseAct(body: unknown): GivenAct {
  const parsed = actSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => {
    const keys = path.map((key) => (typeof key === "number" ? key : String(key)));
    const name = fieldName(keys);
    return { detail: name === "" ? message : `${name}: ${message}`, pointer: jsonPointer(keys) };
  });
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  throw new AppError("unprocessable", `${errors[0]?.detail}${more}`, {
    errors,
    total: errors.length,
  });
}

/** Stores what somebody did or said about a plan. The same within five seconds answers the first one. */
export async function storeAct(
  slug: string,
  plan: string,
  act: GivenAct,
  at: number,
): Promise<{ readonly act: Act; readonly isNew: boolean }> {
  const stored = await db().$transaction(async (tx) => {
    const project = await holdProject(tx, slug);
    if (!project) throw new AppError("not-found", `There is no project ${slug}.`);
    await requirePlan(tx, project, plan);
    const twin = await findTwin(tx, project.id, plan, act, at);
    if (twin) return { act: twin, isNew: false };
    const id = project.nextAct++;
    const { kind, subject, by: byName, reason } = act;
    await tx.act.create({
      data: { projectId: project.id, id, plan, kind, subject, byName, at: new Date(at), reason },
      select: { id: true },
    });
    await releaseProject(tx, project, "unchanged");
    return { act: { id, kind, subject, by: byName, at, reason }, isNew: true };
  });
  if (stored.isNew) announce(slug);
  return stored;
}

async function requirePlan(tx: Tx, project: HeldProject, plan: string): Promise<void> {
  const where = { projectId: project.id, slug: plan };
  const found = await tx.planVersion.findFirst({ where, select: { version: true } });
  if (!found) throw new AppError("not-found", `There is no plan ${plan} in ${project.slug}.`);
}

async function findTwin(
  tx: Tx,
  projectId: number,
  plan: string,
  { kind, subject, by, reason }: GivenAct,
  at: number,
): Promise<Act | null> {
  const after = new Date(at - TWICE_MS);
  const found = await tx.act.findFirst({
    where: { projectId, plan, kind, subject, byName: by, reason, at: { gte: after } },
    orderBy: { id: "asc" },
    select: { id: true, at: true },
  });
  return found && { id: found.id, kind, subject, by, at: found.at.getTime(), reason };
}
