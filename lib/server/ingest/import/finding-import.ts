import "server-only";
import { packMembers } from "@/lib/server/ingest/findings/members";
import { internFindingTexts } from "@/lib/server/ingest/findings/store-findings";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";
import type { FindingLine } from "./finding-lines";
import { notOurs } from "./lines";

/** Texts stored by one statement. */
const BATCH = 5_000;

/** Findings of other scanners of one project on their way into the store. */
export class FindingImport {
  private waiting: string[] = [];
  private readonly ids: number[] = [];
  /** Digests of uploads, in the order in which their first report came. */
  private readonly digests = new Map<string, number>();

  constructor(
    private readonly tx: Tx,
    private readonly project: HeldProject,
  ) {}

  async take(line: FindingLine): Promise<void> {
    if (line.kind === "finding") {
      this.waiting.push(line.value.finding);
      if (this.waiting.length >= BATCH) await this.flush();
    } else {
      await this.flush();
      await this.takeReport(line);
    }
  }

  /** Gives each report its upload: the one of its digest, or one made for it when receipts did not come along. */
  async finish(): Promise<void> {
    await this.flush();
    const { tx, project } = this;
    const digests = [...this.digests.keys()];
    if (digests.length === 0) return;
    const made = await tx.$executeRaw`
      insert into upload (project_id, id, digest, kind, state, received_at, bytes, detail)
      select ${project.id}, ${project.nextUpload}::int - 1 + row_number() over (order by d.ord)::int, decode(d.digest, 'hex'), 'findings', 'stored', now(), 0, '{"name":"import"}'
      from unnest(${digests}::text[]) with ordinality d(digest, ord)
      where not exists (select 1 from upload u where u.project_id = ${project.id} and u.digest = decode(d.digest, 'hex'))`;
    project.nextUpload += made;
    await tx.$executeRaw`
      update finding_report r set upload_id = u.id
      from unnest(${digests}::text[]) with ordinality d(digest, ord)
      join upload u on u.project_id = ${project.id} and u.digest = decode(d.digest, 'hex')
      where r.project_id = ${project.id} and r.upload_id = -d.ord`;
  }

  private async flush(): Promise<void> {
    const texts = this.waiting;
    this.waiting = [];
    if (texts.length === 0) return;
    this.ids.push(...(await internFindingTexts(this.tx, this.project, texts)));
  }

  /** Under a negative upload until its own is there. */
  private async takeReport({ value, number }: FindingLine & { kind: "findings" }): Promise<void> {
    const { digest, members, sha, startedAt, ...plain } = value.findings;
    const ids = members.map(([place]) => this.ids[place] ?? 0);
    if (ids.includes(0)) throw notOurs(number, "it names findings that do not come before it");
    const place = this.digests.get(digest) ?? this.digests.size + 1;
    this.digests.set(digest, place);
    await this.tx.findingReport.create({
      data: {
        ...{ ...plain, projectId: this.project.id, uploadId: -place, findings: ids.length },
        startedAt: new Date(startedAt),
        sha: new Uint8Array(Buffer.from(sha, "hex")),
        members: packMembers(ids, (at) => members[at]?.[1] ?? 0),
      },
      select: { uploadId: true },
    });
  }
}
