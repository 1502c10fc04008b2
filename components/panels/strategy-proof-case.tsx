import type { PlanLinks } from "@/components/panels/plan-links";
import { PROOF_WORDS } from "@/components/panels/strategy-words";
import { RunText } from "@/components/panels/test-words";
import { Breaking } from "@/components/ui/code-text";
import { Disclosure } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import type { CaseProof } from "@/lib/domain/verdict/strategy-model";
import { plural } from "@/lib/domain/words";

type ProofCaseProps = {
  readonly proof: CaseProof;
  readonly failsWith: string | null;
  readonly links: PlanLinks;
};

/** One case: when it failed, for what reason and with how many violations, and when it first passed. */
export function ProofCase({ proof, failsWith, links }: ProofCaseProps) {
  const { name, key, verdict, why, failing, firstPass } = proof;
  return (
    <li className="border-t border-hair-2 py-1.5 text-label/5">
      <div className="flex items-start gap-x-3">
        <code className="min-w-0 flex-1 text-ink [overflow-wrap:anywhere]">
          {key === null ? (
            <Breaking text={name} />
          ) : (
            <a href={links.page(`tests/${key}`)}>
              <Breaking text={name} />
            </a>
          )}
        </code>
        <StateTag tone={PROOF_WORDS[verdict].tone}>{verdict}</StateTag>
      </div>
      <p className="text-ink-2">{why}</p>
      {failing === null ? null : (
        <div>
          <span className="text-ink-3">failed </span>
          <RunText run={failing.run} links={links} />
          <span className="block text-ink-3">
            {`while ${plural(failing.violations, "violation")} stood; ${reasonWords(failing.isReasonProven, failsWith)}`}
          </span>
          {failing.message === null ? null : <Message text={failing.message} />}
        </div>
      )}
      {firstPass === null ? null : (
        <div>
          <span className="text-ink-3">first passed </span>
          <RunText run={firstPass.run} links={links} />
          <span className="block text-ink-3">
            while {plural(firstPass.violations, "violation")} stood
          </span>
        </div>
      )}
    </li>
  );
}

function reasonWords(isProven: boolean, failsWith: string | null): string {
  if (!isProven) return "its reason is unproven";
  return failsWith === null
    ? "the plan names no reason that it must give"
    : "its message is the reason that the plan names";
}

/** What a test said, folded: it may be long. */
export function Message({ text }: { readonly text: string }) {
  const [first = ""] = text.split("\n");
  if (first.length === text.length && text.length <= 90)
    return <code className="block text-ink-2 [overflow-wrap:anywhere]">{text}</code>;
  return (
    <Disclosure summary={<code className="[overflow-wrap:anywhere]">{cut(first)}</code>}>
      <pre className="max-h-80 overflow-auto rounded-2 bg-sunken p-2.5 text-label/[18px] whitespace-pre-wrap text-ink [overflow-wrap:anywhere]">
        {text}
      </pre>
    </Disclosure>
  );
}

function cut(line: string): string {
  return line.length <= 90 ? `${line} …` : `${line.slice(0, 88)} …`;
}
