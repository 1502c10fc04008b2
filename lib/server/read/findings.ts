import "server-only";
import { findingsBoard } from "@/lib/domain/findings/board";
import { type FileFindings, fileFindings } from "@/lib/domain/findings/file";
import {
  FINDINGS_SHOWS,
  type FindingsFilter,
  type FindingsModel,
  type FindingsShow,
} from "@/lib/domain/findings/model";
import { isoInstant } from "@/lib/domain/time";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { readFindingsFacts } from "./findings-facts";
import { oneOf } from "./params";

/** Findings of other scanners up to the board's moment. */
export async function readFindingsBoard(
  board: Board,
  params: URLSearchParams,
): Promise<FindingsModel> {
  return findingsBoard(await readFindingsFacts(board), findingsFilter(board, params));
}

/** `show`, `tool` and `rule` of the question. */
export function findingsFilter(board: Board, params: URLSearchParams): FindingsFilter {
  return {
    show: showOf(board, params),
    tool: params.get("tool") ?? "",
    rule: params.get("rule") ?? "",
  };
}

/** Those that the plan names where it names some, else all. */
function showOf({ plan }: Board, params: URLSearchParams): FindingsShow {
  const own = plan.subject.findings.length > 0 ? "plan" : "all";
  return oneOf(FINDINGS_SHOWS, params, "show", own);
}

/** What stands or stood in one file. */
export async function readFileFindings(board: Board, path: string): Promise<FileFindings> {
  return fileFindings(await readFindingsFacts(board), path);
}

/** Each life; with `table=series` each report, with `table=files` each file, with `table=rules` each rule. */
export async function findingsCsv(board: Board, params: URLSearchParams): Promise<string> {
  const table = params.get("table");
  if (table === "series") return seriesCsv(await readFindingsBoard(board, params));
  if (table === "files") return filesCsv(await readFindingsBoard(board, params));
  if (table === "rules") return rulesCsv(await readFindingsBoard(board, params));
  return livesCsv(board, params);
}

async function livesCsv(board: Board, params: URLSearchParams): Promise<string> {
  const facts = await readFindingsFacts(board);
  const { lives } = fileFindings(facts, null, showOf(board, params));
  return csv(
    "tool,variant,rule,level,path,line,message,opened,opened_commit,opened_how,closed,closed_commit,file_unread".split(
      ",",
    ),
    lives.map((life): Cell[] => [
      ...[life.tool, life.variant, life.rule, life.level, life.path, life.line, life.message],
      ...[isoInstant(life.opened.t), life.opened.sha, life.openedHow],
      ...[life.closed ? isoInstant(life.closed.t) : null, life.closed?.sha ?? null],
      life.isUnread ? "yes" : "no",
    ]),
  );
}

function seriesCsv({ points }: FindingsModel): string {
  return csv(
    ["commit", "time", "tool", "standing", "introduced", "fixed", "incomplete"],
    points.map(({ sha, t, tool, standing, introduced, fixed, incomplete }): Cell[] => [
      ...[sha, isoInstant(t), tool, standing, introduced, fixed],
      incomplete ? "yes" : "no",
    ]),
  );
}

function filesCsv({ files, columns }: FindingsModel): string {
  return csv(
    ["path", "standing", "since", "rules", ...columns.map(({ t }) => isoInstant(t))],
    files.map(({ path, standing, since, rules, cells }): Cell[] => [
      ...[path, standing, isoInstant(since.t), rules.join(" ")],
      ...cells,
    ]),
  );
}

function rulesCsv({ rules }: FindingsModel): string {
  return csv(
    ["tool", "rule", "level", "in_plan", "standing", "files", "introduced", "fixed"],
    rules.map(({ tool, rule, level, isNamed, standing, files, introduced, fixed }): Cell[] => [
      ...[tool, rule, level, isNamed ? "yes" : "no"],
      ...[standing, files, introduced, fixed],
    ]),
  );
}
