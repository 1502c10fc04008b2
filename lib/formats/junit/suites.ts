import type { Outcome } from "@/lib/formats/junit/outcome";
import type { Attributes, RawReport, RawSuite, WriterSigns } from "@/lib/formats/junit/raw";
import { messageText, nameText } from "@/lib/formats/report-text";
import { zonedTime } from "@/lib/formats/report-time";

type OpenSuite = RawSuite & {
  readonly depth: number;
  readonly declared: number;
  /** Cases read before it began. */
  readonly casesBefore: number;
  readonly gapsBefore: number;
};

/** Follows the suites around the tests, and gathers what is said of the whole report. */
export type Suites = {
  readonly open: (tag: string, attributes: Attributes, depth: number) => void;
  readonly close: (depth: number) => void;
  readonly current: () => RawSuite;
  /** Depth of the innermost open suite; 0 outside. */
  readonly depth: () => number;
  readonly sawCase: (timestamp: string | undefined) => void;
  /** An error, failure or skip that stands in a suite instead of a test. */
  readonly sawOutcome: (outcome: Outcome) => void;
  readonly finish: (cases: number) => Omit<RawReport, "cases">;
};

const NO_SUITE: RawSuite = { name: "", parent: null, hostname: null, file: null };
const LIBCHECK = "http://check.sourceforge.net/ns";

export function createSuites(stop: (message: string) => void): Suites {
  const stack: OpenSuite[] = [];
  const gaps: string[] = [];
  const signs = noSigns();
  let cases = 0;
  let isSimulated = false;
  let startedAt: number | null = null;

  const sawTime = (timestamp: string | undefined): void => {
    const at = timestamp === undefined ? null : zonedTime(timestamp);
    if (at !== null && (startedAt === null || at < startedAt)) startedAt = at;
  };
  const sawProperty = ({ name = "", value }: Attributes): void => {
    signs.properties.add(name);
    if (name === "plumbline.simulated" && value === "true") isSimulated = true;
  };
  const openSuite = (tag: string, attributes: Attributes, depth: number): void => {
    const suite = suiteOf(attributes, stack.at(-1) ?? null);
    if (tag === "testsuite") signs.suiteNames.add(suite.name);
    if (attributes.package !== undefined) signs.packages.add(attributes.package);
    sawTime(attributes.timestamp);
    stack.push({ ...suite, depth, casesBefore: cases, gapsBefore: gaps.length });
  };
  const open = (tag: string, attributes: Attributes, depth: number): void => {
    const fault = depth === 1 ? rootFault(tag, attributes) : null;
    if (fault !== null) stop(fault);
    if (depth === 1) seeRoot(signs, attributes);
    if (tag === "property") sawProperty(attributes);
    else if (tag === "testsuite" || tag === "testsuites") openSuite(tag, attributes, depth);
  };
  const close = (depth: number): void => {
    const suite = stack.at(-1);
    if (suite?.depth !== depth) return;
    stack.pop();
    if (suite.declared > 0 && cases === suite.casesBefore && gaps.length === suite.gapsBefore) {
      const name = suite.name === "" ? "a suite" : `the suite ${quoted(suite.name)}`;
      gaps.push(`${name} counts ${suite.declared} tests and holds none`);
    }
  };
  const sawOutcome = ({ tag, message, text }: Outcome): void => {
    if (tag === "skipped") return;
    const name = stack.at(-1)?.name ?? "";
    const why = messageText(message, text)?.split("\n")[0] ?? "";
    const reason = why === "" ? "" : `: ${why.slice(0, 300)}`;
    gaps.push(`the suite ${quoted(name)} failed outside its tests${reason}`);
  };
  return {
    open,
    close,
    current: () => stack.at(-1) ?? NO_SUITE,
    depth: () => stack.at(-1)?.depth ?? 0,
    sawCase: (timestamp) => {
      cases += 1;
      sawTime(timestamp);
    },
    sawOutcome,
    finish: (total) => {
      if (total === 0 && gaps.length === 0) gaps.push("the report holds no test");
      return { signs, startedAt, isSimulated, gaps };
    },
  };
}

function rootFault(tag: string, attributes: Attributes): string | null {
  if (attributes.xmlns === LIBCHECK) {
    return "this is libcheck's own XML, not JUnit's; libcheck's reports are not supported";
  }
  const isRoot = tag === "testsuites" || tag === "testsuite";
  return isRoot ? null : `the root element is <${tag}>; JUnit XML has testsuites or testsuite`;
}

function noSigns(): WriterSigns {
  return {
    rootName: null,
    hasRootId: false,
    suiteNames: new Set(),
    packages: new Set(),
    properties: new Set(),
    schema: "",
  };
}

function seeRoot(signs: WriterSigns, attributes: Attributes): void {
  signs.rootName = attributes.name ?? null;
  signs.hasRootId = attributes.id !== undefined;
  signs.schema = attributes["xsi:noNamespaceSchemaLocation"] ?? "";
}

function suiteOf(
  attributes: Attributes,
  parent: RawSuite | null,
): RawSuite & { readonly declared: number } {
  const declared = Number(attributes.tests ?? 0);
  return {
    name: nameText(attributes.name ?? ""),
    parent,
    hostname: attributes.hostname ?? null,
    file: attributes.file ?? parent?.file ?? null,
    declared: Number.isFinite(declared) ? declared : 0,
  };
}

function quoted(name: string): string {
  return `"${name.length > 200 ? `${name.slice(0, 200)}…` : name}"`;
}
