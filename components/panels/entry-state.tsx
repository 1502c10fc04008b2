import { GlyphLine } from "@/components/panels/glyph-line";
import type { PlanLinks } from "@/components/panels/plan-links";
import { GUARD_TONES, GuardTag, SimulatedTag } from "@/components/panels/test-words";
import { PathText } from "@/components/ui/code-text";
import { Disclosure } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import type { EnvironmentState, GuardRow } from "@/lib/domain/verdict/guard-model";
import type { InventoryRow } from "@/lib/domain/verdict/strategy-model";
import { inWords, plural } from "@/lib/domain/words";

type EntryStateProps = { readonly row: InventoryRow; readonly links: PlanLinks };

/** How the files of an entry stand: the worst of them, then each environment that the plan asks for. */
export function EntryState({ row, links }: EntryStateProps) {
  const { guards, environments, files } = row;
  const worst = worstOf(guards);
  const isSimulated = guards.some((guard) => guard.isSimulated);
  return (
    <div className="min-w-36">
      <span className="flex flex-wrap items-center gap-x-2">
        {files === 0 || worst === null ? (
          <StateTag tone="unknown">{goneWord(worst)}</StateTag>
        ) : (
          <GuardTag state={worst.state} reason={worst.reason} risk={worst.risks[0]?.kind} />
        )}
        <SimulatedTag isSimulated={isSimulated} />
      </span>
      {worst?.ranWithoutTree ? (
        <span className="block text-label text-risk">ran, not in the tree</span>
      ) : null}
      {files > 0 && environments.length > 0 ? (
        <ul className="text-label/5">
          {environments.map((environment) => (
            <Environment key={environment} environment={environment} guards={guards} />
          ))}
        </ul>
      ) : null}
      {guards.length > 1 ? <Files guards={guards} links={links} /> : null}
    </div>
  );
}

function goneWord(guard: GuardRow | null): string {
  return guard?.tree === "gone" ? "gone" : "not in the tree";
}

type EnvironmentProps = { readonly environment: string; readonly guards: readonly GuardRow[] };

/** "local 9 of 9 passing": by files, or by tests where there is one file. */
function Environment({ environment, guards }: EnvironmentProps) {
  const states = guards.flatMap(({ environments }) =>
    environments.filter((one) => one.environment === environment),
  );
  const worst = worstOf(states);
  const tone = worst === null ? "unknown" : GUARD_TONES[worst.state];
  return (
    <li>
      <GlyphLine tone={tone}>
        {environment}: {wordsOf(states, guards.length)}
      </GlyphLine>
    </li>
  );
}

function wordsOf(states: readonly EnvironmentState[], files: number): string {
  const [only] = states;
  if (only === undefined) return "never ran";
  if (files === 1) return only.why;
  const passing = states.filter(({ state }) => state === "passing").length;
  return `${inWords(passing)} of ${plural(files, "file")} passing`;
}

function Files({
  guards,
  links,
}: {
  readonly guards: readonly GuardRow[];
  readonly links: PlanLinks;
}) {
  return (
    <div className="text-label">
      <Disclosure summary={plural(guards.length, "file")}>
        <ul>
          {guards.map((guard) => (
            <li key={guard.path} className="border-t border-hair-2 py-1 text-label/5">
              {guard.tree === "in the tree" ? (
                <PathText path={guard.path} href={links.file(guard.path)} />
              ) : (
                <PathText path={guard.path} />
              )}
              <span className="flex flex-wrap items-center gap-x-2">
                <GuardTag state={guard.state} reason={guard.reason} risk={guard.risks[0]?.kind} />
                {guard.why === guard.reason ? null : (
                  <span className="text-ink-3">{guard.why}</span>
                )}
              </span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

const ORDER = ["failing", "unknown", "passing"] as const;

/** A failing one before an unknown before a passing one; of passing ones the one with a risk. */
function worstOf<T extends { readonly state: GuardRow["state"] }>(rows: readonly T[]): T | null {
  const rank = (row: T) =>
    2 * ORDER.indexOf(row.state) - ("risks" in row && isFilled(row.risks) ? 1 : 0);
  return [...rows].sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function isFilled(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0;
}
