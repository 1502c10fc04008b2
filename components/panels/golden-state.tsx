import { GoldenFacts } from "@/components/panels/golden-facts";
import { GOLDEN_MARKS } from "@/components/panels/golden-words";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Simulated } from "@/components/panels/simulated";
import { TONE_TEXT, ToneGlyph } from "@/components/ui/glyph";
import { When } from "@/components/ui/value";
import type { GoldenPathModel } from "@/lib/domain/verdict/golden-path-model";

type GoldenStateProps = {
  readonly data: GoldenPathModel;
  readonly links: PlanLinks;
  readonly now: number | null;
};

/** The state in one word on its wash, why in plain words, and what a person who decides asks next. */
export function GoldenState({ data, links, now }: GoldenStateProps) {
  const { state, since, lastProtected } = data;
  const { tone, word, wash } = GOLDEN_MARKS[state];
  // On the hatch text would not be read: it stands on bare layer.
  const plate = state === "not checked" ? "w-fit bg-layer shadow-[0_0_0_6px_var(--layer)]" : "";
  return (
    <section aria-label="State of the Golden Path" className="golden-state" data-print="state">
      <div className={`golden-word ${wash}`}>
        <p className={`text-body text-ink-3 ${plate}`}>
          {data.title}
          {data.stakes === null ? "" : ` · ${data.stakes.summary}`}
        </p>
        <h1
          className={`mt-1.5 mb-2.5 flex w-fit items-center gap-4 text-state font-semibold tracking-[-0.035em] max-tablet:gap-3 max-tablet:text-[42px]/[48px] ${TONE_TEXT[tone]} ${plate}`}
        >
          <ToneGlyph tone={tone} className="size-[46px] max-tablet:size-[34px]" />
          {word}
        </h1>
        <p className={`max-w-[56ch] text-plain text-pretty max-tablet:text-[16px]/6 ${plate}`}>
          {data.sentence}
        </p>
        <p className={`mt-3 flex flex-wrap items-center gap-x-3 text-ink-2 ${plate}`}>
          {since === null ? null : (
            <span>
              {word} since <When at={since} {...(now === null ? {} : { now })} />
            </span>
          )}
          {lastProtected === null || state === "protected" ? null : (
            <span>
              last protected{" "}
              <a href={links.at(lastProtected.sha)}>
                <When at={lastProtected.t} />
              </a>
            </span>
          )}
          <Simulated is={data.isSimulated} />
        </p>
      </div>
      <GoldenFacts data={data} links={links} />
    </section>
  );
}
