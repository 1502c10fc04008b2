import "server-only";
import { type ReportException, type ReportFact, STARTED_FROM } from "@/lib/domain/tests/facts";
import { db } from "@/lib/server/db/client";
import { Prisma } from "@/lib/server/db/generated/client";
import { readColumns } from "@/lib/server/db/read-columns";
import { unpackExceptions } from "@/lib/server/ingest/runs/exceptions";

/** Reports read at once: each may hold a failure of every test. */
const PAGE = 1_000;

const COLUMNS = {
  upload: "int",
  set: "int",
  tests: "int",
  startedAt: "number",
  startedFrom: "int",
  simulated: "int",
  sha: "text",
  environment: "text",
  run: "text",
  branch: "text",
  format: "text",
  writer: "text",
  incomplete: "text",
  exceptions: "text",
} as const;

/** Reports of uploads after that one, and the last upload that is read then. */
export async function readReportsAfter(
  projectId: number,
  after: number,
): Promise<{ readonly reports: readonly ReportFact[]; readonly last: number }> {
  const reports: ReportFact[] = [];
  let last = after;
  for (let isMore = true; isMore; ) {
    const page = await readPage(projectId, last);
    reports.push(...page);
    last = page.at(-1)?.upload ?? last;
    isMore = page.length === PAGE;
  }
  return { reports, last };
}

async function readPage(projectId: number, after: number): Promise<ReportFact[]> {
  const columns = await readColumns(
    db(),
    COLUMNS,
    Prisma.sql`select upload_id as upload, set_id as "set", tests, (extract(epoch from started_at) * 1000)::int8 as "startedAt",
      started_from as "startedFrom", simulated::int as simulated, encode(sha, 'hex') as sha, environment, run, branch, format, writer,
      incomplete, exceptions from test_report where project_id = ${projectId} and upload_id > ${after} order by upload_id limit ${PAGE}`,
  );
  // Equal texts of many rows are one text in memory.
  const texts = new Map<string, string>();
  const one = (text: string | null | undefined): string => {
    const value = text ?? "";
    const known = texts.get(value) ?? value;
    texts.set(value, known);
    return known;
  };
  return Array.from(columns.upload, (upload, at) => {
    const [branch, incomplete] = [columns.branch[at] ?? null, columns.incomplete[at] ?? null];
    const plain = {
      ...{ upload, set: columns.set[at] ?? 0, tests: columns.tests[at] ?? 0 },
      startedAt: columns.startedAt[at] ?? 0,
      startedFrom: STARTED_FROM[columns.startedFrom[at] ?? 2] ?? "receipt",
      ...{ sha: one(columns.sha[at]), environment: one(columns.environment[at]) },
      ...{ run: one(columns.run[at]), branch: branch === null ? null : one(branch) },
      ...{ format: one(columns.format[at]), writer: one(columns.writer[at]) },
      ...{ isSimulated: columns.simulated[at] === 1, incomplete },
    };
    return withExceptions(plain, columns.exceptions[at] ?? "[]");
  });
}

/** Parsed when first asked for, and then kept. */
function withExceptions(plain: Omit<ReportFact, "exceptions">, packed: string): ReportFact {
  let parsed: readonly ReportException[] | null = null;
  return {
    ...plain,
    get exceptions() {
      parsed ??= unpackExceptions(packed);
      return parsed;
    },
  };
}
