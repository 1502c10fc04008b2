import { CopyButton } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import type { PlanModel } from "@/lib/api/plan";
import { plural } from "@/lib/domain/words";

/** The document as it was uploaded, with the line numbers that every refusal and pointer counts in. */
export function PlanSource({ model }: { readonly model: PlanModel }) {
  const { source, plan } = model;
  const lines = source.replace(/\n$/, "").split("\n");
  return (
    <Panel
      id="source"
      className="scroll-mt-20"
      finding={`The text of version ${plan.version}, as it was uploaded`}
      actions={source === "" ? null : <CopyButton text={source}>Copy</CopyButton>}
    >
      {source === "" ? (
        <Empty>The text of this version is not stored; only what it says is.</Empty>
      ) : (
        <details>
          <summary className="w-fit cursor-pointer py-1 text-accent-ink hover:underline">
            Show {plural(lines.length, "line")}
          </summary>
          <section
            aria-label={`Source of version ${plan.version}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
            tabIndex={0}
            className="mt-2 max-h-[640px] overflow-auto rounded-2 bg-sunken py-2 font-mono text-label/[18px]"
          >
            <ol>
              {lines.map((text, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
                <li key={index} className="flex w-max min-w-full">
                  <span
                    aria-hidden="true"
                    className="sticky left-0 w-12 flex-none bg-sunken pr-3 text-right text-ink-3 select-none"
                  >
                    {index + 1}
                  </span>
                  <span className="pr-3 whitespace-pre">{text}</span>
                </li>
              ))}
            </ol>
          </section>
        </details>
      )}
    </Panel>
  );
}
