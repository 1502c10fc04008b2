import "server-only";
import type { ChronicleModel } from "@/lib/api/chronicle";
import { directoryOf } from "@/lib/domain/board/breakdown";
import { type ChronicleEvent, chronicle } from "@/lib/domain/board/chronicle";
import { total } from "@/lib/domain/board/commit-flows";
import { copiedAt } from "@/lib/domain/contents/copied-at";
import { contentRestorations } from "@/lib/domain/contents/restorations";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { cachedForLine } from "./cache";
import { readContents } from "./contents";

/** As many as a person reads, and as a chart has room for. */
const TOLD = 20;
/** Fewer files put back are told on their own pages. */
const RESTORED = 2;

/** The mass events up to the board's moment, with what the contents of files say of them. */
export async function readChronicle(board: Board): Promise<ChronicleModel> {
  const { facts, judged, asOf } = board;
  const contents = await contentsOf(board);
  const events = chronicle(facts, judged, { from: 0, to: asOf.position, limit: TOLD, contents });
  return { events };
}

async function contentsOf({ project, facts }: Board) {
  const { spans, returns } = await readContents(project);
  return cachedForLine({ project, question: "chronicle contents" }, async () => ({
    copied: copiedAt(spans, (path) => directoryOf(facts.paths[path] ?? "", 1)),
    restored: new Map(
      contentRestorations(spans, returns)
        .filter((one) => one.returns.length >= RESTORED)
        .map((one) => [one.position, one.returns]),
    ),
  }));
}

/** One row for each event. */
export async function chronicleCsv(board: Board): Promise<string> {
  const { events } = await readChronicle(board);
  const head =
    "event,time,commits,title,detail,legacy_in,converted,removed,legacy_out,canonical_in,canonical_out,outside_in";
  return csv(head.split(","), events.map(rowOf));
}

function rowOf({ n, t, shas, title, detail, flows }: ChronicleEvent): Cell[] {
  const sum = (of: (flow: (typeof flows)[number]) => number) =>
    flows.reduce((count, flow) => count + of(flow), 0);
  return [
    ...[n, isoInstant(t), shas.join(" "), title, detail],
    ...[sum(({ legacyIn }) => total(legacyIn)), sum(({ legacyOut }) => legacyOut.converted)],
    ...[sum(({ legacyOut }) => legacyOut.removed), sum(({ legacyOut }) => total(legacyOut))],
    ...[sum((flow) => flow.canonicalIn), sum((flow) => flow.canonicalOut)],
    sum((flow) => flow.outsideIn),
  ];
}
