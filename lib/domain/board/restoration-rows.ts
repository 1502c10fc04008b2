import type { ContentRestoration, FileReturn } from "../contents/restorations";
import { inWords, plural, shortSha, spanInWords } from "../words";
import { type LineCommit, lineCommit } from "./flow-rows";
import type { Judged } from "./judge";
import type { LineFacts } from "./line-facts";

/** A commit that put files back exactly to what they were (rules.md 1.12). */
export type RestorationRow = {
  readonly commit: LineCommit;
  /** The newest commit at which all of these files had the contents that they have again. */
  readonly stateOf: LineCommit;
  /** The commit right behind that state, if it is another one: what is taken back, where it touched all of them. */
  readonly takesBack: LineCommit | null;
  /** From the end of that state to the commit, in ms. */
  readonly awayMs: number;
  readonly files: number;
  /** Of so many files that the commit changed. */
  readonly changed: number;
  /** Imports of the subject that came back in these files. */
  readonly reopened: {
    readonly legacy: number;
    readonly canonical: number;
    readonly other: number;
  };
  readonly paths: readonly string[];
  readonly sentence: string;
};

/** Those up to a position, most files first and then the newest. */
export function restorationRows(
  facts: LineFacts,
  judged: Judged,
  restorations: readonly ContentRestoration[],
  position: number,
): readonly RestorationRow[] {
  const reopened = reopenedBy(judged);
  return restorations
    .filter((one) => one.position <= position)
    .sort((a, b) => b.returns.length - a.returns.length || b.position - a.position)
    .map((one) => rowOf(facts, one, reopened.get(one.position) ?? []));
}

type Reopened = { readonly path: number; readonly class: string };

function reopenedBy({ spans }: Judged): ReadonlyMap<number, readonly Reopened[]> {
  const found = new Map<number, Reopened[]>();
  for (const span of spans) {
    if (span.opening !== "reopened") continue;
    const known = found.get(span.from);
    if (known === undefined) found.set(span.from, [span]);
    else known.push(span);
  }
  return found;
}

function rowOf(
  facts: LineFacts,
  { position, stateOf, returns, changed }: ContentRestoration,
  back: readonly Reopened[],
): RestorationRow {
  const paths = new Set(returns.map(({ path }) => path));
  const own = back.filter(({ path }) => paths.has(path));
  const count = (name: string) => own.filter((one) => one.class === name).length;
  const [legacy, canonical] = [count("legacy"), count("canonical")];
  const commit = lineCommit(facts, position);
  const state = lineCommit(facts, stateOf);
  const isOneCommit = returns.every(({ to }) => to === stateOf + 1);
  const row = {
    commit,
    stateOf: state,
    takesBack: isOneCommit && stateOf + 1 < position ? lineCommit(facts, stateOf + 1) : null,
    awayMs: Math.max(0, commit.t - lineCommit(facts, stateOf + 1).t),
    files: returns.length,
    changed,
    reopened: { legacy, canonical, other: own.length - legacy - canonical },
    paths: [...paths].map((path) => facts.paths[path] ?? "").sort(),
  };
  return { ...row, sentence: sentenceOf(row) };
}

function sentenceOf({
  files,
  changed,
  stateOf,
  awayMs,
  reopened,
}: Omit<RestorationRow, "sentence">): string {
  const of =
    files === changed ? plural(files, "file") : `${inWords(files)} of ${plural(changed, "file")}`;
  const came = [
    reopened.legacy > 0 ? plural(reopened.legacy, "legacy import") : "",
    reopened.canonical > 0 ? plural(reopened.canonical, "canonical import") : "",
  ].filter((part) => part !== "");
  const back = came.length === 0 ? "" : `; ${came.join(" and ")} reopened`;
  return `Put ${of} back exactly to the state of ${shortSha(stateOf.sha)}, after ${spanInWords(awayMs)}${back}.`;
}

/** One file put back, as its page lists it. */
export type ReturnRow = {
  readonly commit: LineCommit;
  readonly stateOf: LineCommit;
  readonly awayMs: number;
  readonly wasGone: boolean;
};

export function returnRows(
  facts: LineFacts,
  returns: readonly FileReturn[],
  paths: ReadonlySet<number>,
  position: number,
): readonly ReturnRow[] {
  return returns
    .filter((one) => paths.has(one.path) && one.position <= position)
    .map((one) => {
      const commit = lineCommit(facts, one.position);
      return {
        commit,
        stateOf: lineCommit(facts, one.to - 1),
        awayMs: Math.max(0, commit.t - lineCommit(facts, one.to).t),
        wasGone: one.wasGone,
      };
    });
}
