import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import type { GoldenPathModel } from "@/lib/domain/verdict/golden-path-model";

/** What is at stake, in the words of the plan. */
export function GoldenImpact({ data: { stakes, impact } }: { readonly data: GoldenPathModel }) {
  const groups = [...new Set(impact.map(({ group }) => group))];
  const details = stakes?.details ?? [];
  const isNamed = stakes !== null || groups.length > 0;
  return (
    <Panel finding={stakes === null ? "What is at stake" : `At stake: ${stakes.summary}`} span={12}>
      {isNamed ? (
        <div className="golden-impact grid gap-x-6 gap-y-3 tablet:grid-cols-2 desk:grid-cols-[repeat(auto-fit,minmax(220px,1fr))]">
          {details.length === 0 ? null : <Group word="Why it matters" texts={details} />}
          {groups.map((group) => (
            <Group
              key={group}
              word={group}
              texts={impact.filter((one) => one.group === group).map(({ text }) => text)}
            />
          ))}
        </div>
      ) : (
        <Empty hint="Write stakes and impact in plumbline.yaml.">
          The plan does not say what is at stake.
        </Empty>
      )}
    </Panel>
  );
}

function Group({ word, texts }: { readonly word: string; readonly texts: readonly string[] }) {
  return (
    <section className="min-w-0">
      <h3 className="mb-1 text-label text-ink-3">{word}</h3>
      <ul className="flex flex-col gap-1">
        {texts.map((text) => (
          <li key={text} className="text-pretty [overflow-wrap:anywhere]">
            {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
