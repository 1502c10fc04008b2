import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { unpackMembers } from "@/lib/server/ingest/findings/members";
import type { Tx } from "@/lib/server/ingest/transaction";
import { byText } from "./names";

type Row = {
  readonly startedAt: number;
  readonly members: string;
  readonly digest: string;
  readonly ordinal: number;
  readonly findings: number;
  readonly sha: string;
};

/** Findings of other scanners: what they say by its text, then the reports that name it by place. */
export async function* exportFindings(tx: Tx, projectId: number): AsyncGenerator<object> {
  const rows = await tx.$queryRaw<Row[]>`
    select (extract(epoch from r.started_at) * 1000)::float8 as "startedAt", encode(r.members, 'hex') as members, encode(u.digest, 'hex') as digest,
      r.ordinal, r.findings, r.suppressed, encode(r.sha, 'hex') as sha, r.branch, r.format, r.tool, r.version, r.variant, r.scope, r.incomplete
    from finding_report r join upload u on u.project_id = r.project_id and u.id = r.upload_id where r.project_id = ${projectId}`;
  const ordered = rows.sort(
    (a, b) => byText(a.sha + a.digest, b.sha + b.digest) || a.ordinal - b.ordinal,
  );
  const used = new Set<number>();
  const membersOf = (row: Row) => unpackMembers(Buffer.from(row.members, "hex"));
  for (const row of ordered) for (const { id } of membersOf(row)) used.add(id);
  const texts = await readTexts(tx, projectId, used);
  for (const { content } of texts) yield { finding: content };
  const placeOf = new Map(texts.map(({ id }, place) => [id, place]));
  for (const row of ordered) {
    const { members: _, findings: __, startedAt, ...plain } = row;
    const members = membersOf(row).map(({ id, line }) => [placeOf.get(id) ?? 0, line] as const);
    members.sort(([a, line], [b, other]) => a - b || line - other);
    yield {
      findings: { ...plain, startedAt: new Date(startedAt).toISOString(), members },
    };
  }
}

async function readTexts(tx: Tx, projectId: number, used: ReadonlySet<number>) {
  const { id, content } = await readColumns(
    tx,
    { id: "int", content: "text" },
    Prisma.sql`select id, content from finding_text where project_id = ${projectId}`,
  );
  return Array.from(id, (text, at) => ({ id: text, content: content[at] ?? "" }))
    .filter((text) => used.has(text.id))
    .sort((a, b) => byText(a.content, b.content));
}
