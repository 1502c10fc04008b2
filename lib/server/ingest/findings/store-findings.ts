import "server-only";
import type { FindingsReport, FindingsRun, ReportedFinding } from "@/lib/domain/findings/report";
import { packFinding } from "@/lib/domain/findings/stored";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { digestHex } from "@/lib/server/ingest/runs/digest";
import type { RunGiven } from "@/lib/server/ingest/runs/run-parameters";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";
import { packMembers } from "./members";

/** Where and when the scanner ran, as the request says it. */
export type FindingsOf = Pick<RunGiven, "sha" | "branch" | "variant" | "scope"> & {
  readonly startedAt: number;
};

/** A tool's run as it is stored: those of one report that nothing tells apart are one. */
export type StoredRun = Omit<FindingsRun, "variant"> & { readonly variant: string };

/** The runs of a report by tool and variant: two of one tool must not close each other's findings. */
export function runsByTool(report: FindingsReport, suffix: string): StoredRun[] {
  const runs = new Map<string, StoredRun>();
  for (const run of report.runs) {
    const variant = `${run.variant} ${suffix}`.trim();
    const key = `${run.tool}\0${variant}`;
    const known = runs.get(key);
    if (known === undefined) runs.set(key, { ...run, variant });
    else {
      runs.set(key, {
        ...known,
        incomplete: known.incomplete ?? run.incomplete,
        suppressed: known.suppressed + run.suppressed,
        findings: [...known.findings, ...run.findings],
      });
    }
  }
  return [...runs.values()];
}

/** Stores a report of findings, a row for each tool; what they say is dictionary rows, most known from the report before. */
export async function storeFindings(
  tx: Tx,
  project: HeldProject,
  uploadId: number,
  { format, runs, of }: { format: string; runs: readonly StoredRun[]; of: FindingsOf },
): Promise<void> {
  const ids = await internFindings(
    tx,
    project,
    runs.flatMap(({ findings }) => findings),
  );
  let from = 0;
  for (const [ordinal, run] of runs.entries()) {
    const own = ids.subarray(from, from + run.findings.length);
    from += run.findings.length;
    await tx.findingReport.create({
      data: {
        ...{ projectId: project.id, uploadId, ordinal },
        ...{ findings: run.findings.length, suppressed: run.suppressed },
        startedAt: new Date(of.startedAt),
        sha: new Uint8Array(Buffer.from(of.sha, "hex")),
        ...{ branch: of.branch, scope: of.scope, format },
        ...{ tool: run.tool, version: run.version, variant: run.variant },
        incomplete: run.incomplete,
        members: packMembers(own, (at) => run.findings[at]?.line ?? 0),
      },
      select: { uploadId: true },
    });
  }
}

/** Ids in the order of the findings; new ones are written in one statement. */
async function internFindings(
  tx: Tx,
  project: HeldProject,
  findings: readonly ReportedFinding[],
): Promise<Int32Array> {
  const contents = findings.map(packFinding);
  return internFindingTexts(tx, project, contents);
}

/** The same for what `packFinding` made of them. */
export async function internFindingTexts(
  tx: Tx,
  project: HeldProject,
  contents: readonly string[],
): Promise<Int32Array> {
  const distinct = [...new Set(contents)];
  const digests = distinct.map(digestHex);
  const known = await knownIds(tx, project.id, digests);
  const fresh = distinct.flatMap((content, at) =>
    known.has(digests[at] ?? "") ? [] : [{ content, digest: digests[at] ?? "" }],
  );
  const first = project.nextFinding;
  await insertColumns(tx, "finding_text", {
    project_id: { int: fresh.map(() => project.id) },
    id: { int: fresh.map((_, at) => first + at) },
    digest: { bytes: fresh.map(({ digest }) => Buffer.from(digest, "hex")) },
    content: { text: fresh.map(({ content }) => content) },
  });
  project.nextFinding += fresh.length;
  for (const [at, { digest }] of fresh.entries()) known.set(digest, first + at);
  const idOf = new Map(distinct.map((content, at) => [content, known.get(digests[at] ?? "") ?? 0]));
  return Int32Array.from(contents, (content) => idOf.get(content) ?? 0);
}

async function knownIds(
  tx: Tx,
  projectId: number,
  digests: readonly string[],
): Promise<Map<string, number>> {
  if (digests.length === 0) return new Map();
  const list = `{${digests.join(",")}}`;
  const rows = await tx.$queryRaw<{ digest: string; id: number }[]>`
    select u.digest, t.id from unnest(${list}::text::text[]) u(digest)
    join finding_text t on t.project_id = ${projectId} and t.digest = decode(u.digest, 'hex')`;
  return new Map(rows.map(({ digest, id }) => [digest, id]));
}
