import "server-only";
import { createHash } from "node:crypto";
import { STARTED_FROM, type TestCase } from "@/lib/domain/tests/facts";
import { insertColumns } from "@/lib/server/db/insert-columns";
import { packAscending, unpackVarints } from "@/lib/server/db/varints";
import { AppError } from "@/lib/server/errors";
import type { PackedException } from "@/lib/server/ingest/runs/exceptions";
import { insertTests, internFailures } from "@/lib/server/ingest/runs/intern";
import type { HeldProject, Tx } from "@/lib/server/ingest/transaction";
import { notOurs } from "./lines";
import type { ReportLine, RunLine } from "./run-lines";

/** Lines stored by one statement, and the characters of their texts. */
const BATCH = { lines: 2_000, characters: 8 * 1024 * 1024 };

/** Test runs and acts of one project on their way into the store. Ids are places + 1, so that sets stay in order. */
export class RunImport {
  private tests: TestCase[] = [];
  private failures: string[] = [];
  private reports: ReportLine[] = [];
  private characters = 0;
  private readonly setSizes: number[] = [];
  private failureCount = 0;
  private testCount = 0;
  /** Of the reports, in the order in which they came. */
  private readonly digests: string[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly project: HeldProject,
  ) {}

  async take(line: RunLine): Promise<void> {
    if (line.kind === "test") {
      this.tests.push(line.value.test);
      this.testCount += 1;
    } else if (line.kind === "failure") {
      this.failures.push(line.value.failure);
      this.failureCount += 1;
      this.characters += line.value.failure.length;
    } else if (line.kind === "set") {
      await this.takeSet(line.value.set, line.number);
    } else if (line.kind === "report") {
      this.takeReport(line.value.report, line.number);
    } else {
      await this.takeAct(line);
    }
    const held = this.tests.length + this.failures.length + this.reports.length;
    if (held >= BATCH.lines || this.characters > BATCH.characters) await this.flush();
  }

  /** Gives each report its upload: the one of its digest, or one made for it when receipts did not come along. */
  async finish(): Promise<void> {
    await this.flush();
    const { tx, project, digests } = this;
    if (digests.length === 0) return;
    const made = await tx.$executeRaw`
      insert into upload (project_id, id, digest, kind, state, received_at, bytes, detail)
      select ${project.id}, ${project.nextUpload}::int - 1 + row_number() over (order by d.ord)::int, decode(d.digest, 'hex'), 'run', 'stored', now(), 0, '{"name":"import"}'
      from unnest(${digests}::text[]) with ordinality d(digest, ord)
      where not exists (select 1 from upload u where u.project_id = ${project.id} and u.digest = decode(d.digest, 'hex'))`;
    project.nextUpload += made;
    await tx.$executeRaw`
      update test_report r set upload_id = u.id
      from unnest(${digests}::text[]) with ordinality d(digest, ord)
      join upload u on u.project_id = ${project.id} and u.digest = decode(d.digest, 'hex')
      where r.project_id = ${project.id} and r.upload_id = -d.ord`;
  }

  private async takeSet(places: readonly number[], number: number): Promise<void> {
    await this.flush();
    const isAscending = places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0));
    if (!isAscending || (places.at(-1) ?? -1) >= this.testCount)
      throw notOurs(number, "a set names tests that come before it, in their order, each once");
    const members = packAscending(places.map((place) => place + 1));
    const digest = createHash("sha256").update(members).digest().subarray(0, 16);
    const id = this.project.nextTestSet++;
    await this.tx.testSet.create({
      data: { projectId: this.project.id, id, digest: new Uint8Array(digest), members },
      select: { id: true },
    });
    this.setSizes.push(places.length);
  }

  private takeReport(report: ReportLine, number: number): void {
    const size = this.setSizes[report.set];
    if (size === undefined) throw notOurs(number, `there is no set ${report.set}`);
    const isSound = report.exceptions.every(
      ([ordinal, , , failure], at) =>
        ordinal < size &&
        (at === 0 || ordinal > (report.exceptions[at - 1]?.[0] ?? 0)) &&
        (failure ?? 0) < Math.max(1, this.failureCount),
    );
    const durations = report.durations === null ? null : unpackVarints(bytesOf(report.durations));
    if (!isSound || (durations !== null && durations.length !== size))
      throw notOurs(number, "the report names tests or failure texts that do not come before it");
    this.reports.push(report);
    this.characters += JSON.stringify(report.exceptions).length;
  }

  private async takeAct({ value }: RunLine & { kind: "act" }): Promise<void> {
    const { by, at, ...act } = value.act;
    const id = this.project.nextAct++;
    const data = { ...act, projectId: this.project.id, id, byName: by, at: new Date(at) };
    await this.tx.act.create({ data, select: { id: true } });
  }

  private async flush(): Promise<void> {
    const { tx, project, tests, failures, reports } = this;
    this.tests = [];
    this.failures = [];
    this.reports = [];
    this.characters = 0;
    await insertTests(tx, project, tests);
    // Distinct in an export, so ids follow their places here too.
    await internFailures(tx, project, failures);
    if (project.nextFailure !== this.failureCount + 1)
      throw new AppError("unprocessable", "A failure text stands twice in the export.");
    if (reports.length > 0) await this.insertReports(reports);
  }

  /** Under negative ids until their uploads are there. */
  private async insertReports(reports: readonly ReportLine[]): Promise<void> {
    const first = this.digests.length + 1;
    this.digests.push(...reports.map(({ digest }) => digest));
    const of = <T>(value: (report: ReportLine, at: number) => T): T[] => reports.map(value);
    await insertColumns(this.tx, "test_report", {
      project_id: { int: of(() => this.project.id) },
      upload_id: { int: of((_, at) => -(first + at)) },
      set_id: { int: of(({ set }) => set + 1) },
      tests: { int: of(({ set }) => this.setSizes[set] ?? 0) },
      started_at: { time: of(({ startedAt }) => Date.parse(startedAt)) },
      started_from: { int: of(({ startedFrom }) => STARTED_FROM.indexOf(startedFrom)) },
      simulated: { bool: of(({ simulated }) => simulated) },
      sha: { bytes: of(({ sha }) => bytesOf(sha, "hex")) },
      environment: { text: of(({ environment }) => environment) },
      run: { text: of(({ run }) => run) },
      branch: { text: of(({ branch }) => branch) },
      format: { text: of(({ format }) => format) },
      writer: { text: of(({ writer }) => writer) },
      incomplete: { text: of(({ incomplete }) => incomplete) },
      exceptions: { text: of(({ exceptions }) => JSON.stringify(exceptions.map(toId))) },
      durations: { bytes: of(({ durations }) => (durations === null ? null : bytesOf(durations))) },
    });
  }
}

function toId([
  ordinal,
  status,
  retried,
  failure,
]: ReportLine["exceptions"][number]): PackedException {
  return [ordinal, status, retried, failure === null ? null : failure + 1];
}

function bytesOf(text: string, encoding: "base64" | "hex" = "base64"): Buffer {
  return Buffer.from(text, encoding);
}
