import "server-only";
import { matchRows } from "@/lib/domain/board/plan-matches";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readPlanPage } from "./plan";

/** Each rule, glob and pattern with what it matches; a count that the facts cannot say is the word unknown. */
export async function planCsv(board: Board): Promise<string> {
  const model = await readPlanPage(board, undefined);
  return csv(
    ["part", "pointer", "kind", "rule", "matches", "imports", "tests"],
    matchRows(model.matches, model).map(
      ({ part, pointer, kind, text, matches, imports, tests, standing }): Cell[] => {
        const known = <T>(value: T): T | string => (standing === "unknown" ? "unknown" : value);
        return [
          part,
          pointer,
          kind,
          text,
          known(matches),
          imports === undefined ? null : known(imports),
          tests ?? null,
        ];
      },
    ),
  );
}
