import type { PlanLinks } from "@/components/panels/plan-links";
import { ShapeGlyph, ToneGlyph } from "@/components/ui/glyph";
import type { OverviewModel } from "@/lib/api/overview";

type PhantomLineProps = Pick<OverviewModel, "phantoms"> & { readonly links: PlanLinks };

/** One sentence on imports that cannot work, with the files that hold them. */
export function PhantomLine({ phantoms, links }: PhantomLineProps) {
  const { counts, sentence } = phantoms;
  const many = counts?.imports ?? 0;
  return (
    <p className="mt-3 flex items-baseline gap-2 border-t border-hair-2 pt-2.5 text-ink-2">
      {counts === null ? <ToneGlyph tone="unknown" size={12} /> : null}
      {many > 0 ? <ShapeGlyph shape="void" className="text-broken" size={10} /> : null}
      <span>
        {sentence}{" "}
        {many > 0 ? (
          <>
            <a href={links.page("files", { show: "all", phantom: "scope" })}>The files</a>
            {", "}
            <a href={`${links.page("burndown")}#phantoms`}>over time</a>
          </>
        ) : null}
      </span>
    </p>
  );
}
