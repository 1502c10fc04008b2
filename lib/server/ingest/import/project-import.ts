import "server-only";
import type { ScanHeader, ScannedCommit } from "@/lib/domain/scan";
import { parsePlan } from "@/lib/formats/plan/parse";
import { isCommitLine } from "@/lib/formats/scan/accept";
import { checkCommit } from "@/lib/formats/scan/commit-checks";
import { joinCommit } from "@/lib/formats/scan/open-commit";
import { internScanner, storeCommits } from "@/lib/server/ingest/commit-facts";
import { internPeople } from "@/lib/server/ingest/dictionary";
import { exportIndex } from "@/lib/server/ingest/export/index-lines";
import { readNames } from "@/lib/server/ingest/export/names";
import { peopleOf, storeFiles } from "@/lib/server/ingest/file-facts";
import { deriveIndex } from "@/lib/server/ingest/reindex";
import { storePlan } from "@/lib/server/ingest/store-plan";
import {
  type HeldProject,
  holdProject,
  releaseProject,
  type Tx,
} from "@/lib/server/ingest/transaction";
import { FindingImport } from "./finding-import";
import { isFindingLine } from "./finding-lines";
import { type ExportLine, notOurs } from "./lines";
import { OwnersImport } from "./owners-import";
import { ReceiptImport } from "./receipt-import";
import { RunImport } from "./run-import";
import { isRunLine } from "./run-lines";

/** Commits stored by one statement, and the bytes of their lines. */
const BATCH = { commits: 500, bytes: 8 * 1024 * 1024 };

/** Facts that come without receipts are held by one upload, so that they can be withdrawn. */
const UPLOAD = 1;

type Header = {
  readonly slug: string;
  readonly repository: string;
  readonly demo: boolean;
  readonly commitLink: string | null;
  readonly lineLink: string | null;
};
type Waiting = { readonly commit: ScannedCommit; readonly scanner: number };

/** One project of an export on its way into the store: facts, then the index held against them, then receipts. */
export class ProjectImport {
  private readonly scanners: { readonly header: ScanHeader; readonly id: number }[] = [];
  private waiting: Waiting[] = [];
  private bytes = 0;
  private commits = 0;
  private index: AsyncGenerator<object> | null = null;
  private readonly receipts: ReceiptImport;
  private readonly runs: RunImport;
  private readonly findings: FindingImport;
  private readonly owners: OwnersImport;

  private constructor(
    private readonly tx: Tx,
    private readonly project: HeldProject,
    private readonly header: Header,
  ) {
    this.receipts = new ReceiptImport(tx, project);
    this.runs = new RunImport(tx, project);
    this.findings = new FindingImport(tx, project);
    this.owners = new OwnersImport(tx, project);
  }

  static async begin(tx: Tx, header: Header): Promise<ProjectImport> {
    await tx.project.create({ data: header, select: { id: true } });
    const project = await holdProject(tx, header.slug);
    if (!project) throw new Error(`Project ${header.slug} was just created and is gone.`);
    project.nextUpload = UPLOAD + 1;
    return new ProjectImport(tx, project, header);
  }

  async take(line: ExportLine): Promise<void> {
    if (line.kind === "scanner") await this.takeScanner(line);
    else if (line.kind === "plan") await this.takePlan(line);
    else if (line.kind === "commit") await this.takeCommit(line);
    else if (isRunLine(line)) await this.runs.take(line);
    else if (isFindingLine(line)) await this.findings.take(line);
    else if (line.kind === "owners") this.owners.take(line);
    else if (line.kind === "place" || line.kind === "life" || line.kind === "spell") {
      await this.compare(line);
    } else {
      await this.endIndex(line.number);
      await this.receipts.take(line, (place) => this.scannerId(place, line.number));
    }
  }

  /** Answers how many commits it stored. */
  async finish(): Promise<number> {
    await this.endIndex(0);
    await this.runs.finish();
    await this.findings.finish();
    await this.owners.finish();
    await this.receipts.finish(UPLOAD);
    await releaseProject(this.tx, this.project);
    return this.commits;
  }

  private async takeScanner(line: ExportLine & { kind: "scanner" }): Promise<void> {
    const { tool, version, recorded } = line.value.scanner;
    const header: ScanHeader = {
      format: "plumbline.scan/1",
      tool: { name: tool, version },
      repository: this.header.repository,
      recorded: recorded === "all" ? recorded : { modules: recorded },
    };
    this.scanners.push({ header, id: await internScanner(this.tx, this.project, header) });
  }

  private async takePlan({ value, number }: ExportLine & { kind: "plan" }): Promise<void> {
    const plan = parsePlan(value.plan.source);
    if (!plan.ok) throw notOurs(number, `the plan is not sound: ${plan.issues[0]?.message}`);
    await storePlan(this.tx, this.project, UPLOAD, plan.value, value.plan.source);
  }

  private async takeCommit({
    value,
    text,
    number,
  }: ExportLine & { kind: "commit" }): Promise<void> {
    this.scannerId(value.scanner, number);
    const found = checkedCommit(value.commit, number);
    const isOther = this.waiting.length > 0 && this.waiting[0]?.scanner !== value.scanner;
    const isFull = this.waiting.length >= BATCH.commits || this.bytes > BATCH.bytes;
    if (isOther || isFull) await this.storeWaiting();
    this.waiting.push({ commit: found, scanner: value.scanner });
    this.bytes += text.length;
  }

  private async storeWaiting(): Promise<void> {
    const { tx, project, waiting } = this;
    this.waiting = [];
    this.bytes = 0;
    const [first] = waiting;
    if (!first) return;
    const commits = waiting.map(({ commit }) => commit);
    const people = await internPeople(tx, project, peopleOf(commits));
    const scannerId = this.scanners[first.scanner]?.id ?? 0;
    // The line is ordered once they are all there.
    const source = { uploadId: UPLOAD, scannerId, positionOf: async () => null };
    const { fresh } = await storeCommits(tx, project, source, commits, people);
    await storeFiles(tx, project, fresh, people);
    this.commits += fresh.length;
  }

  private scannerId(place: number, number: number): number {
    const scanner = this.scanners[place];
    if (!scanner) throw notOurs(number, `there is no scanner ${place}`);
    return scanner.id;
  }

  /** The index, derived again from the facts when its first line comes. */
  private async openIndex(): Promise<AsyncGenerator<object>> {
    if (this.index !== null) return this.index;
    await this.storeWaiting();
    await deriveIndex(this.tx, this.project);
    const names = await readNames(this.tx, this.project.id);
    this.index = exportIndex(this.tx, this.project.id, names);
    return this.index;
  }

  private async compare({ text, number }: ExportLine): Promise<void> {
    const { value, done } = await (await this.openIndex()).next();
    const derived = done ? "nothing" : JSON.stringify(value);
    if (derived === text) return;
    throw notOurs(number, `the facts give ${derived}, the export says ${text}`);
  }

  private async endIndex(number: number): Promise<void> {
    const { value, done } = await (await this.openIndex()).next();
    if (done) return;
    throw notOurs(number, `the facts also give ${JSON.stringify(value)}`);
  }
}

/** Held to the same rules as a commit that is uploaded; a line may be longer here. */
function checkedCommit(value: unknown, line: number): ScannedCommit {
  if (!isCommitLine(value)) throw notOurs(line, "the commit is not one of plumbline.scan/1");
  const commit = joinCommit({ line, value }, []);
  checkCommit(commit, [{ line, value }], (_, __, message) => {
    throw notOurs(line, message);
  });
  return commit;
}
