import "server-only";
import { z } from "zod";
import { patternProblem } from "@/lib/domain/source/source-links";
import { isStorable } from "@/lib/formats/text";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { announce } from "./announce";
import { holdProject, releaseProject } from "./transaction";

const LONGEST = 1_000;

const pattern = (of: "commit" | "line") =>
  z
    .string()
    .trim()
    .max(LONGEST)
    .refine(isStorable, "holds a NUL or half a character, which no text may")
    .transform((text) => (text === "" ? null : text))
    .nullable()
    .superRefine((text, context) => {
      const problem = text === null ? null : patternProblem(text, of);
      if (problem !== null) context.addIssue({ code: "custom", message: problem });
    });

const schema = z.strictObject({ commit: pattern("commit"), line: pattern("line") });

export type GivenLinks = z.infer<typeof schema>;

/** Reads the body of a request; throws unprocessable and names each field that is wrong. */
export function parseSourceLinks(body: unknown): GivenLinks {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.map(({ path, message }) => ({
    detail: `${path.join(".") || "the body"}: ${message}`,
    pointer: path.length === 0 ? "" : `/${path.join("/")}`,
  }));
  throw new AppError("unprocessable", errors.map(({ detail }) => detail).join(" "), {
    errors,
    total: errors.length,
  });
}

/** Sets how commits and lines of a project are linked; null leaves it to the host that its scans name. */
export async function setSourceLinks(slug: string, { commit, line }: GivenLinks): Promise<void> {
  await db().$transaction(async (tx) => {
    const project = await holdProject(tx, slug);
    if (!project) throw new AppError("not-found", `There is no project ${slug}.`);
    await tx.project.update({
      where: { id: project.id },
      data: { commitLink: commit, lineLink: line },
      select: { id: true },
    });
    await releaseProject(tx, project, "unchanged");
  });
  announce(slug);
}
