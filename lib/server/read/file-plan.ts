import "server-only";
import type { FileModel } from "@/lib/api/file";
import { globMatcher } from "@/lib/domain/glob";
import type { Plan } from "@/lib/domain/plan";
import { guardsOf } from "@/lib/domain/verdict/golden-path-parts";
import { guardRow } from "@/lib/domain/verdict/guard-rows";
import type { Board } from "./board";
import { readVerdicts } from "./judgement";
import { readOwners } from "./owner-files";

type PlanOfFile = Pick<FileModel, "risk" | "owners" | "onGoldenPath" | "exemption" | "outOfScope">;

/** What the plan itself says of a file: its risk and guards, the Golden Path, an exemption, the scope. */
export async function planOfFile(
  board: Board,
  path: string,
  tree: ReadonlySet<number> | null,
): Promise<PlanOfFile> {
  const { plan, asOf } = board;
  const critical = plan.criticalFiles.find((file) => globMatcher(file.path)(path));
  const exemption = plan.exemptions
    .filter(({ until }) => until === undefined || asOf.now < until)
    .find((one) => globMatcher(one.path)(path));
  return {
    risk: critical
      ? {
          risk: critical.risk,
          why: critical.why ?? null,
          guards: await guardsOfFile(board, critical.guards, tree),
        }
      : null,
    owners: (await readOwners(board))?.ownersOf(path) ?? null,
    onGoldenPath: (plan.goldenPath?.files ?? []).some((glob) => globMatcher(glob)(path)),
    exemption: exemption
      ? { reason: exemption.reason, owner: exemption.owner ?? null, until: exemption.until ?? null }
      : null,
    outOfScope: outOfScope(plan, path),
  };
}

async function guardsOfFile(
  board: Board,
  patterns: readonly string[],
  tree: ReadonlySet<number> | null,
): Promise<NonNullable<FileModel["risk"]>["guards"]> {
  if (patterns.length === 0) return [];
  const { judgement } = await readVerdicts(board);
  const { guards, context } = judgement;
  return patterns.map((pattern) => ({
    pattern,
    files: matching(pattern, board.facts.paths, tree),
    rows: guardsOf(judgement, pattern, context.end)
      .map((guard) => guardRow(guards, guard, context.end, false))
      .map(({ path, state, reason, why, risks, tree: inTree, isSimulated }) => ({
        path,
        state,
        reason,
        why,
        risks,
        tree: inTree,
        isSimulated,
      })),
  }));
}

/** Files of the tree that the path half of a test pattern matches; null when the tree is not known. */
function matching(
  pattern: string,
  paths: readonly string[],
  tree: ReadonlySet<number> | null,
): number | null {
  if (tree === null) return null;
  const matches = globMatcher(pattern.split("::")[0] ?? pattern);
  let files = 0;
  for (const id of tree) if (matches(paths[id] ?? "")) files++;
  return files;
}

function outOfScope({ scope }: Plan, path: string): string | null {
  const excluded = scope.exclude.find((glob) => globMatcher(glob)(path));
  if (excluded !== undefined) return `scope.exclude names ${excluded}`;
  if (scope.include.some((glob) => globMatcher(glob)(path))) return null;
  return `scope.include names ${scope.include.join(", ")}`;
}
