import type { PlanLinks } from "@/components/panels/plan-links";
import type { CompareModel } from "@/lib/api/compare";

/** What every panel of a comparison is given. */
export type ComparePartProps = {
  readonly data: CompareModel;
  readonly links: PlanLinks;
  /** The page's own parameters. */
  readonly own: Readonly<Record<string, string>>;
};
