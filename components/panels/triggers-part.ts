import type { PlanLinks } from "@/components/panels/plan-links";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { IncidentDetail, TriggersModel } from "@/lib/domain/verdict/trigger-model";

/** What each part of the page of triggers is given. */
export type TriggersPartProps = {
  readonly place: PlanPlace;
  readonly links: PlanLinks;
  readonly data: TriggersModel;
};

/** A part about the incident that is shown. */
export type IncidentPartProps = TriggersPartProps & { readonly shown: IncidentDetail };
