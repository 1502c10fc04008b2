import "server-only";
import { createHash } from "node:crypto";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";
import type { ExportLine } from "./lines";

type Held = {
  readonly sha: string;
  readonly scanner: number;
  readonly digest: string;
  readonly upload: number;
};

const BATCH = 5_000;

/** Puts receipts back: uploads under their own numbers, and which facts came with which. */
export class ReceiptImport {
  private uploads = 0;
  private held: Record<"factFrom" | "claim", Held[]> = { factFrom: [], claim: [] };

  constructor(
    private readonly tx: Tx,
    private readonly project: HeldProject,
  ) {}

  async take(line: ExportLine, scannerId: (place: number) => number): Promise<void> {
    const { tx, project } = this;
    if (line.kind === "created") {
      const data = { createdAt: new Date(line.value.created) };
      await tx.project.update({ where: { id: project.id }, data, select: { id: true } });
    } else if (line.kind === "upload") {
      await this.takeUpload(line);
    } else if (line.kind === "factFrom") {
      const { scanner, ...rest } = line.value.factFrom;
      await this.hold("factFrom", { ...rest, scanner: scannerId(scanner) });
    } else if (line.kind === "claim") {
      const { scanner, ...rest } = line.value.claim;
      await this.hold("claim", { ...rest, scanner: scannerId(scanner) });
    } else if (line.kind === "planFrom") {
      const { id: slug, version, upload: uploadId } = line.value.planFrom;
      const where = { projectId_slug_version: { projectId: project.id, slug, version } };
      await tx.planVersion.update({ where, data: { uploadId }, select: { version: true } });
    }
  }

  /** Without receipts, one upload stands for them all. */
  async finish(upload: number): Promise<void> {
    await this.flush("factFrom");
    await this.flush("claim");
    if (this.uploads > 0) return;
    const { tx, project } = this;
    const plain = { kind: "scan", state: "stored", receivedAt: new Date(), bytes: 0 };
    const digest = createHash("sha256").update(`import of ${project.slug}`).digest();
    const detail = JSON.stringify({ name: "import" });
    const data = { ...plain, projectId: project.id, id: upload, digest, detail };
    await tx.upload.create({ data, select: { id: true } });
  }

  private async takeUpload({ value }: ExportLine & { kind: "upload" }): Promise<void> {
    const { digest, receivedAt, withdrawnAt, ...upload } = value.upload;
    const data = {
      ...upload,
      projectId: this.project.id,
      digest: new Uint8Array(Buffer.from(digest, "hex")),
      receivedAt: new Date(receivedAt),
      withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt),
    };
    await this.tx.upload.create({ data, select: { id: true } });
    this.uploads += 1;
    this.project.nextUpload = Math.max(this.project.nextUpload, upload.id + 1);
  }

  private async hold(kind: "factFrom" | "claim", held: Held): Promise<void> {
    this.held[kind].push(held);
    if (this.held[kind].length >= BATCH) await this.flush(kind);
  }

  private async flush(kind: "factFrom" | "claim"): Promise<void> {
    const rows = this.held[kind];
    this.held[kind] = [];
    if (rows.length === 0) return;
    const { tx, project } = this;
    const shas = rows.map(({ sha }) => sha);
    const scanners = rows.map(({ scanner }) => scanner);
    const digests = rows.map(({ digest }) => digest);
    const uploads = rows.map(({ upload }) => upload);
    if (kind === "factFrom") {
      await tx.$executeRaw`
        update commit_fact c set upload_id = u.upload
        from unnest(${shas}::text[], ${scanners}::int[], ${digests}::text[], ${uploads}::int[]) u(sha, scanner, digest, upload)
        where c.project_id = ${project.id} and c.sha = decode(u.sha, 'hex') and c.scanner_id = u.scanner and c.digest = decode(u.digest, 'hex')`;
    } else {
      await tx.$executeRaw`
        insert into fact_claim (project_id, upload_id, commit_id)
        select ${project.id}, u.upload, c.id
        from unnest(${shas}::text[], ${scanners}::int[], ${digests}::text[], ${uploads}::int[]) u(sha, scanner, digest, upload)
        join commit_fact c on c.project_id = ${project.id} and c.sha = decode(u.sha, 'hex') and c.scanner_id = u.scanner and c.digest = decode(u.digest, 'hex')`;
    }
  }
}
