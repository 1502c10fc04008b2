import "server-only";
import { parseCodeowners } from "@/lib/formats/codeowners/parse";
import { ownersDigest, storeOwners } from "@/lib/server/ingest/store-owners";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";
import { type ExportLine, notOurs } from "./lines";

type Line = (ExportLine & { kind: "owners" })["value"]["owners"];

/** CODEOWNERS files of one project on their way into the store: held until their uploads are there. */
export class OwnersImport {
  private readonly held: Line[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly project: HeldProject,
  ) {}

  take({ value, number }: ExportLine & { kind: "owners" }): void {
    const { commit, from, source } = value.owners;
    if ((commit === null) === (from === null))
      throw notOurs(number, "a CODEOWNERS file has a commit or a time, one of the two");
    if (!parseCodeowners(source).ok) throw notOurs(number, "the CODEOWNERS file is not sound");
    this.held.push(value.owners);
  }

  /** Gives each its upload: the one of its digest, or one made for it when receipts did not come along. */
  async finish(): Promise<void> {
    const { tx, project } = this;
    for (const { commit: sha, from: time, source } of this.held) {
      const from = time === null ? null : Date.parse(time);
      const digest = ownersDigest({ source, sha, from });
      const known = await tx.upload.findUnique({
        where: { projectId_digest: { projectId: project.id, digest } },
        select: { id: true },
      });
      const uploadId = known?.id ?? project.nextUpload++;
      if (known === null)
        await tx.upload.create({
          data: {
            ...{ projectId: project.id, id: uploadId, digest, kind: "owners", state: "stored" },
            ...{ receivedAt: new Date(), bytes: 0, detail: '{"name":"import"}' },
          },
          select: { id: true },
        });
      await storeOwners(tx, project, uploadId, { kind: "owners", source, sha, from, rules: 0 });
    }
  }
}
