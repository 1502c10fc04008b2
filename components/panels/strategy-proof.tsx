import { GlyphLine } from "@/components/panels/glyph-line";
import { NoRuns } from "@/components/panels/no-runs";
import type { PlanLinks } from "@/components/panels/plan-links";
import { ProofCase } from "@/components/panels/strategy-proof-case";
import { PROOF_WORDS } from "@/components/panels/strategy-words";
import { SimulatedTag } from "@/components/panels/test-words";
import { PathText } from "@/components/ui/code-text";
import type { Tone } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import type { ProofRow, StrategyModel } from "@/lib/domain/verdict/strategy-model";
import { plural } from "@/lib/domain/words";

type StrategyProofProps = {
  readonly data: StrategyModel;
  readonly project: string;
  readonly links: PlanLinks;
};

/** Each test that must fail first: in the tree, then seen failing while violations stood, then passing. */
export function StrategyProof({ data, project, links }: StrategyProofProps) {
  const { proofs, proofFinding } = data;
  const hasRun = proofs.some(({ cases }) =>
    cases.some(({ failing, firstPass }) => failing !== null || firstPass !== null),
  );
  return (
    <Panel
      span={5}
      finding={proofFinding}
      footer={
        <Disclosure summary="What the words mean" id="proof-words">
          <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
            {Object.entries(PROOF_WORDS).map(([word, { tone, gloss }]) => (
              <div key={word} className="contents">
                <dt>
                  <StateTag tone={tone}>{word}</StateTag>
                </dt>
                <dd>{gloss}</dd>
              </div>
            ))}
          </dl>
        </Disclosure>
      }
    >
      {proofs.length === 0 ? (
        <Empty
          hint={
            <>
              Write <code>mustFailFirst: true</code>, <code>cases</code> and <code>failsWith</code>{" "}
              at a test of plumbline.yaml.
            </>
          }
        >
          The plan names no test that must fail first, so nothing can prove that the violations are
          real.
        </Empty>
      ) : (
        <ul>
          {proofs.map((proof) => (
            <Proof key={proof.path} proof={proof} links={links} />
          ))}
        </ul>
      )}
      {proofs.length > 0 && !hasRun ? (
        <div className="mt-2 border-t border-hair-2 pt-2">
          <NoRuns project={project} environment={firstEnvironment(data)} />
        </div>
      ) : null}
    </Panel>
  );
}

function firstEnvironment({ inventory }: StrategyModel): string | undefined {
  return inventory.find(({ mustFailFirst }) => mustFailFirst)?.environments[0];
}

function Proof({ proof, links }: { readonly proof: ProofRow; readonly links: PlanLinks }) {
  const { path, verdict, failsWith, guard, cases } = proof;
  const { tone, gloss } = PROOF_WORDS[verdict];
  return (
    <li className="border-b border-hair-2 py-2.5 first:pt-0 last:border-b-0">
      <div className="flex items-start gap-x-3">
        <span className="min-w-0 flex-1">
          <PathText path={path} />{" "}
          <span className="text-label whitespace-nowrap text-ink-3">
            {cases.length === 0 ? "no case named" : plural(cases.length, "case")}
          </span>
        </span>
        <StateTag tone={tone}>{verdict}</StateTag>
      </div>
      <p className="flex flex-wrap items-center gap-x-2 text-label/5 text-ink-3">
        {gloss}
        <SimulatedTag isSimulated={guard?.isSimulated ?? false} />
      </p>
      <ol className="mt-1.5 grid grid-cols-3 gap-x-2 text-label/5">
        {stagesOf(proof).map(({ word, tone: reached }) => (
          <li key={word}>
            <GlyphLine tone={reached} isToned>
              {word}
            </GlyphLine>
          </li>
        ))}
      </ol>
      {cases.length === 0 ? null : (
        <div className="mt-1 text-label/5">
          <Disclosure summary={cases.length === 1 ? "The case" : `The ${cases.length} cases`}>
            {failsWith === null ? (
              <p className="mb-1 text-label text-ink-3">
                The plan names no reason (<code>failsWith</code>), so no failure is proven to have
                the right one.
              </p>
            ) : (
              <p className="mb-1 text-label text-ink-3">
                must fail with <code className="[overflow-wrap:anywhere]">{failsWith}</code>
              </p>
            )}
            <ul>
              {cases.map((one) => (
                <ProofCase key={one.name} proof={one} failsWith={failsWith} links={links} />
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </li>
  );
}

type Stage = { readonly word: string; readonly tone: Tone };

/** A stage that was not reached waits; what is not in the tree is not known. */
function stagesOf({ guard, cases }: ProofRow): readonly Stage[] {
  const tree = guard?.tree ?? "not in the tree";
  const failed = cases.filter(({ failing }) => failing !== null);
  const isReason = failed.every(({ failing }) => failing?.isReasonProven === true);
  const passed = cases.filter(({ firstPass }) => firstPass !== null);
  const many = (count: number, word: string, none: string) =>
    count === 0 ? none : `${count === cases.length ? "" : `${count} of ${cases.length} `}${word}`;
  const all = (count: number): Tone => (count === cases.length ? "good" : "warn");
  return [
    {
      word: tree === "unknown" ? "tree unknown" : tree,
      tone: tree === "in the tree" ? "good" : "unknown",
    },
    {
      word: many(
        failed.length,
        isReason ? "seen failing" : "failed, reason unproven",
        "not seen failing",
      ),
      tone: failed.length === 0 ? "waiting" : isReason ? all(failed.length) : "warn",
    },
    {
      word: many(passed.length, "passed", "not passing"),
      tone: passed.length === 0 ? "waiting" : passedTone(passed),
    },
  ];

  function passedTone(rows: typeof passed): Tone {
    const isHollow = rows.some(({ verdict }) => verdict === "vacuous");
    return isHollow ? "warn" : all(rows.length);
  }
}
