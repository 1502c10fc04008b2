/** A stretch of time that explains a chart: epoch ms, `to` null while it lasts. */
export type MarkSpan = {
  readonly id: string;
  readonly word: string;
  readonly why: string;
  readonly from: number;
  readonly to: number | null;
  readonly kind: "version" | "phase" | "incident";
};

/** What happened beside the imports: which plan version was in force, which phase ran, which rollback trigger fired. */
export type MarksModel = {
  readonly versions: readonly MarkSpan[];
  readonly phases: readonly MarkSpan[];
  readonly incidents: readonly MarkSpan[];
};

export type DatedVersion = { readonly version: number; readonly effectiveAt: number | null };

/** When each version was in force, up to a moment: the highest one whose time has come (rules.md 4). */
export function versionSpans(versions: readonly DatedVersion[], now: number): MarkSpan[] {
  const begun = versions
    .flatMap(({ version, effectiveAt }) =>
      effectiveAt === null || effectiveAt > now ? [] : [{ version, from: effectiveAt }],
    )
    .sort((a, b) => a.from - b.from || a.version - b.version);
  let highest = -1;
  const steps = begun.filter(({ version }) => {
    if (version < highest) return false;
    highest = version;
    return true;
  });
  return steps
    .map(({ version, from }, index) => ({
      id: `version-${version}`,
      word: `v${version}`,
      why: `Version ${version} of the plan is in force`,
      from,
      to: steps[index + 1]?.from ?? null,
      kind: "version" as const,
    }))
    .filter(({ from, to }) => to !== from);
}

export type RunPhase = {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly started: { readonly t: number } | null;
  readonly done: { readonly t: number } | null;
};

/** From the first fact that a phase's exit names to the commit at which it was done; one that never started has no span. */
export function phaseSpans(phases: readonly RunPhase[]): MarkSpan[] {
  return phases.flatMap(({ id, number, title, started, done }) =>
    started === null
      ? []
      : [
          {
            id: `phase-${id}`,
            word: String(number),
            why: `Phase ${number}, ${title}${done === null ? ", is not done" : ""}`,
            from: started.t,
            to: done?.t ?? null,
            kind: "phase" as const,
          },
        ],
  );
}

export type FiredTrigger = {
  readonly key: string;
  readonly title: string;
  readonly opened: { readonly t: number };
  readonly closed: { readonly t: number } | null;
};

export function incidentSpans(incidents: readonly FiredTrigger[]): MarkSpan[] {
  return incidents
    .map(({ key, title, opened, closed }) => ({
      id: `incident-${key}`,
      word: "fired",
      why: title,
      from: opened.t,
      to: closed?.t ?? null,
      kind: "incident" as const,
    }))
    .sort((a, b) => a.from - b.from);
}
