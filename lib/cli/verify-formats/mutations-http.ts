import { withServer } from "@/lib/cli/bench/page-server";
import type { Row } from "@/lib/cli/verify-formats/corpus";
import { type DamagedCopy, damagedCopies } from "@/lib/cli/verify-formats/damage";
import { MAX_MS } from "@/lib/cli/verify-formats/mutations";
import { namesPlace } from "@/lib/cli/verify-formats/read-file";
import type { FormatIssue } from "@/lib/formats/issue";

/** How a running server answered damaged copies of the files of one format. */
export type SentMutations = {
  readonly format: string;
  readonly runs: number;
  /** How many answers had each status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Sentences: an answer 5xx, a connection that broke, a refusal without a place, an answer that took two seconds. */
  readonly faults: readonly string[];
  /** From sending to the whole answer, in ms: p50, p99 and at most. */
  readonly answered: readonly [number, number, number];
  /** How late the thread of the web process was, as it says itself, in ms. */
  readonly late: { readonly p99: number; readonly max: number };
  /** MB of the web process at its peak, since it was started. */
  readonly peakMb: number;
};

/** As a few builds that report at once. */
const SENDERS = 4;
const MB = 1024 * 1024;
const SHA = "a".repeat(40);
const SCAN = [
  {
    format: "plumbline.scan/1",
    tool: { name: "verify:formats", version: "1" },
    repository: "mutations",
    recorded: "all",
  },
  {
    ...{ sha: SHA, parents: [], committedAt: "2026-01-01T00:00:00Z", mode: "full" },
    ...{ filesScanned: 0, files: [] },
  },
];

type Given = { readonly format: string; readonly rows: readonly Row[] };

/** Builds and starts a server of its own and sends it the copies of each format, several at a time. */
export async function sendMutations(
  formats: readonly Given[],
  runs: number,
  tell: (sent: SentMutations) => void,
): Promise<SentMutations[]> {
  const all: SentMutations[] = [];
  await withServer(["--no-demo"], async (base) => {
    for (const [index, { format, rows }] of formats.entries()) {
      // The first stretch is the server's start; it is told to nobody.
      if (index === 0) await thread(base);
      const sent = await sendFormat(`${base}/api/v1/projects/m${index}/uploads`, base, format, {
        rows,
        runs,
      });
      tell(sent);
      all.push(sent);
    }
  });
  return all;
}

async function sendFormat(
  uploads: string,
  base: string,
  format: string,
  { rows, runs }: { readonly rows: readonly Row[]; readonly runs: number },
): Promise<SentMutations> {
  const body = SCAN.map((line) => `${JSON.stringify(line)}\n`).join("");
  const made = await fetch(uploads, { method: "POST", body });
  if (!made.ok) throw new Error(`The server answered ${made.status} ${await made.text()}`);
  await thread(base);
  const damage = damagedCopies(rows, runs);
  const copies = damage.copies();
  const statuses = new Map<number, number>();
  const times: number[] = [];
  const faults: string[] = [];
  const send = async () => {
    // One generator for all senders: each copy is sent once.
    for (const copy of { [Symbol.iterator]: () => ({ next: () => copies.next() }) }) {
      const start = performance.now();
      const { status, fault } = await answerTo(`${uploads}?commit=${SHA}&format=${format}`, copy);
      times.push(performance.now() - start);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const why = fault ?? slowness(times.at(-1) ?? 0);
      if (why !== null && faults.length < 20) faults.push(`${format}: ${copy.name}: ${why}`);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  const { late, peakMb } = await thread(base);
  times.sort((a, b) => a - b);
  const at = (part: number) =>
    times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;
  return {
    ...{ format, runs: damage.runs, statuses, faults, late, peakMb },
    answered: [at(0.5), at(0.99), at(1)],
  };
}

function slowness(ms: number): string | null {
  return ms < MAX_MS ? null : `answered after ${ms.toFixed(0)} ms`;
}

type Answer = { readonly status: number; readonly fault: string | null };

async function answerTo(address: string, { bytes }: DamagedCopy): Promise<Answer> {
  try {
    const answer = await fetch(address, { method: "POST", body: new Uint8Array(bytes) });
    const text = await answer.text();
    return { status: answer.status, fault: faultOf(answer.status, text, isBlank(bytes)) };
  } catch (error) {
    const { cause } = error as { readonly cause?: unknown };
    return { status: 0, fault: `the connection broke: ${cause ?? error}` };
  }
}

const isBlank = (bytes: Buffer) => bytes.toString().trim() === "";

/** Refusals that are about the whole body, and so about no place in it. */
const WHOLE = [400, 413];

/** What is wrong with an answer; null for one that takes the copy, or refuses it and says where or what it is. */
export function faultOf(status: number, text: string, isBlankCopy: boolean): string | null {
  if (status === 200 || status === 201 || WHOLE.includes(status)) return null;
  if (status !== 422) return `answered ${status} ${text.slice(0, 200)}`;
  const { errors = [] }: { errors?: readonly (FormatIssue & { detail: string })[] } =
    JSON.parse(text);
  if (errors.length === 0) return `refused without a reason: ${text.slice(0, 200)}`;
  const unplaced = errors.find(({ detail: message, ...place }) => {
    const isUntold = /; supported are /.test(message);
    return !isUntold && !namesPlace({ issue: { ...place, message }, isBlank: isBlankCopy });
  });
  return unplaced === undefined ? null : `refused without a place: ${unplaced.detail}`;
}

/** Since this was last asked. */
async function thread(base: string): Promise<Pick<SentMutations, "late" | "peakMb">> {
  const said = await (await fetch(`${base}/metrics`)).text();
  const value = (name: string) => {
    const line = said.split("\n").find((one) => one.startsWith(`${name} `));
    if (line === undefined) throw new Error(`/metrics does not say ${name}.`);
    return Number(line.slice(name.length));
  };
  const ms = (quantile: string) =>
    value(`process_eventloop_delay_seconds{quantile="${quantile}"}`) * 1000;
  return {
    late: { p99: ms("0.99"), max: ms("1") },
    peakMb: value("process_resident_memory_peak_bytes") / MB,
  };
}

export const SENT_HEAD =
  "format                      runs  p50, p99, at most       late p99  at most    peak  answers";

export function sentLine({ format, runs, ...sent }: SentMutations): string {
  const times = sent.answered.map((ms) => ms.toFixed(0)).join(", ");
  const counts = [...sent.statuses].sort(([a], [b]) => a - b);
  const cells = [
    String(runs).padStart(7),
    ` ${`${times} ms`.padEnd(22)}`,
    `${sent.late.p99.toFixed(0)} ms`.padStart(9),
    `${sent.late.max.toFixed(0)} ms`.padStart(8),
    `${sent.peakMb.toFixed(0)} MB`.padStart(7),
    ` ${counts.map(([status, count]) => `${count} x ${status}`).join(", ")}`,
  ];
  return `${format.padEnd(24)} ${cells.join(" ")}`;
}
