import "server-only";
import type { PrismaClient } from "@/lib/server/db/generated/client";
import { AppError } from "@/lib/server/errors";
import type { Tx } from "@/lib/server/ingest/transaction";
import { type ExportLine, notOurs, parseExportLine } from "./lines";
import { ProjectImport } from "./project-import";

const ONE_DAY_MS = 86_400_000;

export type Imported = { readonly projects: readonly string[]; readonly commits: number };

/**
 * Reads an export into an empty store, all or nothing: stores the facts, derives their index again, and holds it line by
 * line against the exported one. Throws conflict when the store holds a project, unprocessable with the line's number
 * when the export is cut, changed, or of an index that the facts do not give.
 */
export async function importStore(
  client: PrismaClient,
  lines: AsyncIterable<string>,
): Promise<Imported> {
  return client.$transaction((tx) => importLines(tx, lines), { timeout: ONE_DAY_MS });
}

async function importLines(tx: Tx, lines: AsyncIterable<string>): Promise<Imported> {
  const held = await tx.project.findMany({ select: { slug: true }, orderBy: { slug: "asc" } });
  if (held.length > 0) {
    const names = held.map(({ slug }) => slug).join(", ");
    throw new AppError(
      "conflict",
      `The store holds ${names}. An import goes into an empty store only: give another --data or DATABASE_URL.`,
    );
  }
  const store = new StoreImport(tx);
  for await (const text of lines) await store.take(text);
  return store.finish();
}

class StoreImport {
  private readonly projects: string[] = [];
  private commits = 0;
  private project: ProjectImport | null = null;
  private isEnded = false;
  private number = 0;

  constructor(private readonly tx: Tx) {}

  async take(text: string): Promise<void> {
    this.number += 1;
    if (this.isEnded) throw notOurs(this.number, "the export ended before this line");
    const line = parseExportLine(text, this.number);
    if ((line.kind === "format") !== (this.number === 1))
      throw notOurs(this.number, "the first line, and no other, is the header of an export");
    if (line.kind === "end") this.takeEnd(line);
    else if (line.kind === "project") await this.takeProject(line);
    else if (line.kind !== "format") await this.current().take(line);
  }

  async finish(): Promise<Imported> {
    if (!this.isEnded) throw notOurs(this.number, "the export is cut: its last line is missing");
    await this.finishProject();
    return { projects: this.projects, commits: this.commits };
  }

  private takeEnd({ value, number }: ExportLine & { kind: "end" }): void {
    const { lines } = value.end;
    if (lines !== number - 1)
      throw notOurs(number, `${lines} lines were exported, ${number - 1} came`);
    this.isEnded = true;
  }

  private async takeProject({ value }: ExportLine & { kind: "project" }): Promise<void> {
    await this.finishProject();
    this.project = await ProjectImport.begin(this.tx, value.project);
    this.projects.push(value.project.slug);
  }

  private current(): ProjectImport {
    if (this.project) return this.project;
    throw notOurs(this.number, "it stands before the first project");
  }

  private async finishProject(): Promise<void> {
    if (this.project) this.commits += await this.project.finish();
  }
}
