/** What a simulated run of the demo's tests holds, before it is written as a report. */

export type DemoEnvironment = "local" | "staging";
export type DemoOutcome = "passed" | "failed" | "error" | "skipped" | "xfailed";

/** A commit of the demo's line on which runs are made. */
export type Moment = {
  readonly sha: string;
  /** When it was committed, ISO 8601 with `Z`. */
  readonly committedAt: string;
  /** Version of the plan in force then, and the violations and files with them that it counts at this commit. */
  readonly planVersion: number;
  readonly violations: number;
  readonly files: number;
  /** One run each, in this order; an environment named twice ran twice. */
  readonly environments: readonly DemoEnvironment[];
};

/** A test as pytest names it: `className` is empty for a function of the module; `name` carries its parameters. */
export type DemoTest = { readonly className: string; readonly name: string };

/** A file of tests. `arrives`: when the commit that brought it to the line was committed; absent: it ran from the first run on. */
export type TestFile = {
  readonly path: string;
  readonly category: "unit" | "integration" | "mission_critical" | "e2e" | "validation";
  readonly arrives?: string;
  readonly tests: (committedAt: string) => readonly DemoTest[];
};

/** `message` says why it did not simply pass; null when it did. */
export type Ending = { readonly outcome: DemoOutcome; readonly message: string | null };

export type DemoResult = DemoTest & Ending & { readonly durationMs: number };

/** The results of one file; `collectionError` is why it could not be imported, and then it has no results. */
export type DemoFile = {
  readonly path: string;
  readonly results: readonly DemoResult[];
  readonly collectionError: string | null;
};

export type DemoRun = {
  readonly sha: string;
  readonly environment: DemoEnvironment;
  readonly run: string;
  /** ISO 8601 with `Z`; minutes after the commit. */
  readonly startedAt: string;
  readonly files: readonly DemoFile[];
};
