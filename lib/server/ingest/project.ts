import "server-only";
import { slugProblem } from "@/lib/domain/slug";
import { parseAddress } from "@/lib/domain/source/address";
import { db } from "@/lib/server/db/client";
import { env } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import type { Ready } from "./prepare";
import type { Tx } from "./transaction";

/** What a project that an upload creates is called the repository of. */
export function repositoryOf({ parsed }: Pick<Ready, "parsed">, project: string): string {
  return parsed.kind === "scan" ? parsed.header.repository : project;
}

/** An unknown project is created on the embedded store, which only this machine reaches; elsewhere it is a 404. */
export async function ensureProject(
  client: Tx,
  slug: string,
  repository: string,
  isDemo: boolean,
): Promise<void> {
  const found = await client.project.findUnique({
    where: { slug },
    select: { id: true, repository: true },
  });
  if (found) return nameHost(client, found, repository);
  if (!env().isEmbedded) throw new AppError("not-found", `There is no project ${slug}.`);
  const problem = slugProblem(slug);
  if (problem) throw new AppError("unprocessable", `${slug} cannot be a project's id: ${problem}`);
  await client.$executeRaw`insert into project (slug, repository, demo) values (${slug}, ${repository}, ${isDemo}) on conflict (slug) do nothing`;
}

/** The first scan that says where the repository is kept names it; others were made of a copy without an origin. */
async function nameHost(
  client: Tx,
  { id, repository: known }: { readonly id: number; readonly repository: string },
  repository: string,
): Promise<void> {
  if (parseAddress(known) !== null || parseAddress(repository) === null) return;
  await client.project.update({ where: { id }, data: { repository }, select: { id: true } });
}

/** Deletes a project and everything received for it. */
export async function deleteProject(slug: string): Promise<void> {
  await db().$transaction(async (tx) => {
    const project = await tx.project.findUnique({ where: { slug }, select: { id: true } });
    if (!project) throw new AppError("not-found", `There is no project ${slug}.`);
    const where = { projectId: project.id };
    await tx.life.deleteMany({ where });
    await tx.spell.deleteMany({ where });
    await tx.fileFact.deleteMany({ where });
    await tx.treeFact.deleteMany({ where });
    await tx.factClaim.deleteMany({ where });
    await tx.testCase.deleteMany({ where });
    await tx.testSet.deleteMany({ where });
    await tx.failureText.deleteMany({ where });
    await tx.findingText.deleteMany({ where });
    await tx.path.deleteMany({ where });
    await tx.target.deleteMany({ where });
    await tx.person.deleteMany({ where });
    await tx.project.delete({ where: { id: project.id }, select: { id: true } });
  });
}
