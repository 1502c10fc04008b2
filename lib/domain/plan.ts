/** A consolidation as its document says it: `plumbline.plan/1` (rules.md 7), parsed and with nothing left out. */

export type Rule = { readonly module: string; readonly names?: readonly string[] | undefined };

export type Exemption = {
  readonly path: string;
  readonly reason: string;
  readonly owner?: string | undefined;
  /** Epoch ms; the exemption holds before this moment. */
  readonly until?: number | undefined;
};

export type Subject = {
  readonly names: readonly string[];
  readonly family: readonly string[];
  readonly canonical: readonly Rule[];
  readonly legacy: readonly Rule[];
  readonly findings: readonly { readonly tool: string; readonly rule: string }[];
};

export const RISKS = ["high", "medium", "low"] as const;
export const BUCKETS = ["new", "update", "validation", "existing"] as const;
export type Bucket = (typeof BUCKETS)[number];

export type TestSelector = {
  readonly bucket?: Bucket | undefined;
  readonly category?: string | undefined;
  readonly missionCritical?: boolean | undefined;
  readonly mustFailFirst?: boolean | undefined;
  readonly path?: string | undefined;
};

export const TEST_EXPECTATIONS = [
  "passing",
  "failing",
  "seen-failing",
  "failed-then-passing",
  "updated",
] as const;

export type Check =
  | { readonly tests: TestSelector; readonly are: (typeof TEST_EXPECTATIONS)[number] }
  | { readonly violations: string; readonly atMost: number }
  | { readonly canonical: "all"; readonly atLeast: number }
  | { readonly goldenPath: string; readonly are: "passing" }
  | { readonly phase: string; readonly is: "done" };

export type TriggerWhen =
  | { readonly tests: TestSelector; readonly any: "failed" }
  | { readonly goldenPath: string; readonly any: "failed" }
  | { readonly introduced: string; readonly after?: string | undefined };

export type CriticalFile = {
  readonly path: string;
  readonly risk: (typeof RISKS)[number];
  readonly why?: string | undefined;
  readonly guards: readonly string[];
};

export type PlannedTest = {
  readonly path: string;
  readonly category: string;
  readonly bucket: Bucket;
  readonly missionCritical: boolean;
  readonly mustFailFirst: boolean;
  readonly expectedTests?: number | undefined;
  readonly cases: readonly string[];
  readonly failsWith?: string | undefined;
  readonly todo: readonly string[];
  readonly note?: string | undefined;
};

export type GoldenPathPart = {
  readonly id: string;
  readonly title?: string | undefined;
  readonly tests: readonly string[];
};

export type Phase = {
  readonly id: string;
  readonly title: string;
  readonly goal?: string | undefined;
  /** Earliest and latest length in calendar days. */
  readonly days?: readonly [number, number] | undefined;
  readonly entry: readonly Check[];
  readonly steps: readonly { readonly text: string; readonly check?: Check | undefined }[];
  readonly exit: readonly Check[];
  readonly commands: readonly string[];
  readonly calendar?: string | undefined;
};

export type Plan = {
  readonly id: string;
  readonly version: number;
  /** Epoch ms from which this version is in force; absent: since ever. */
  readonly effectiveAt?: number | undefined;
  readonly title: string;
  readonly issue?: string | undefined;
  /** Epoch ms. */
  readonly startsAt?: number | undefined;
  readonly stakes?: { readonly summary: string; readonly details: readonly string[] } | undefined;
  readonly impact: readonly { readonly group: string; readonly text: string }[];
  readonly subject: Subject;
  readonly scope: { readonly include: readonly string[]; readonly exclude: readonly string[] };
  readonly exemptions: readonly Exemption[];
  readonly environments: Readonly<Record<string, readonly string[]>>;
  readonly criticalFiles: readonly CriticalFile[];
  readonly strategy: {
    readonly targets: {
      readonly new: number;
      readonly update: number;
      readonly validation: number;
    };
    readonly candidates?: string | undefined;
  };
  readonly tests: readonly PlannedTest[];
  readonly goldenPath?:
    | {
        readonly title: string;
        readonly files: readonly string[];
        readonly steps: readonly GoldenPathPart[];
        readonly guarantees: readonly GoldenPathPart[];
      }
    | undefined;
  readonly phases: readonly Phase[];
  readonly rollback?:
    | {
        readonly staleAfterMs: number;
        readonly staleAfterCommits?: number | undefined;
        readonly triggers: readonly {
          readonly id: string;
          readonly title: string;
          readonly when: TriggerWhen;
        }[];
        readonly steps: readonly string[];
      }
    | undefined;
  readonly risks: readonly {
    readonly title: string;
    readonly trigger?: string | undefined;
    readonly mitigations: readonly string[];
  }[];
  readonly success: readonly {
    readonly group: string;
    readonly text: string;
    readonly check?: Check | undefined;
  }[];
  readonly commands: readonly {
    readonly group: string;
    readonly run: string;
    readonly note?: string | undefined;
  }[];
  /** `allowed`: gates on violations may be judged although unplanned imports stand. */
  readonly unplanned?: "allowed" | undefined;
};
