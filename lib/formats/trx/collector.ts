import { LIMITS } from "@/lib/formats/limits";
import type { Attributes, TagHandlers } from "@/lib/formats/xml-stream";

/** A `UnitTestResult`, or another of the results of Visual Studio. */
export type TrxResult = {
  readonly attributes: Attributes;
  /** Results within it: rows of data, or the parts of an ordered test. */
  readonly inner: TrxResult[];
  message: string;
  trace: string;
  output: string;
};

export type TrxDefinition = { readonly className: string; readonly method: string };

export type TrxFile = {
  readonly results: readonly TrxResult[];
  readonly definitions: ReadonlyMap<string, TrxDefinition>;
  readonly all: readonly TrxResult[];
  readonly start: string;
  /** Of the run as a whole. */
  readonly outcome: string;
  readonly counters: Attributes;
  /** What the runner says of the run itself, such as a crashed host. */
  readonly errors: readonly string[];
};

const MAX_TEXT = 16_000;
const MAX_ERRORS = 100;
const RESULT = /^(?:UnitTest|Test|Generic|Web|Manual|Load)(?:Test)?Result$|^TestResultAggregation$/;

type Collector = TagHandlers & { readonly finish: () => TrxFile };

/** Gathers results and definitions from tags; `stop` is told why not to go on. */
export function createCollector(stop: (message: string) => void): Collector {
  const file = {
    results: [] as TrxResult[],
    all: [] as TrxResult[],
    definitions: new Map<string, TrxDefinition>(),
    start: "",
    outcome: "",
    counters: {} as Attributes,
    errors: [] as string[],
  };
  const open: { result: TrxResult; depth: number }[] = [];
  const path: string[] = [];
  let test = "";
  let text = "";
  const openResult = (attributes: Attributes, depth: number): void => {
    if (file.all.length >= LIMITS.tests) stop(`the report holds more than ${LIMITS.tests} results`);
    const result = { attributes, inner: [], message: "", trace: "", output: "" };
    (open.at(-1)?.result.inner ?? file.results).push(result);
    file.all.push(result);
    open.push({ result, depth });
  };
  const openOther = (tag: string, attributes: Attributes): void => {
    switch (tag) {
      case "UnitTest":
        test = attributes.id ?? "";
        break;
      case "TestMethod":
        file.definitions.set(test, definitionOf(attributes));
        break;
      case "Times":
        file.start ||= attributes.start ?? "";
        break;
      case "ResultSummary":
        file.outcome = attributes.outcome ?? "";
        break;
      case "Counters":
        file.counters = attributes;
        break;
      default:
    }
  };
  const openTag = (tag: string, attributes: Attributes, depth: number): void => {
    if (depth === 1 && tag !== "TestRun") stop(`the root is <${tag}>, not <TestRun>`);
    path.length = depth - 1;
    path.push(tag);
    text = "";
    if (RESULT.test(tag)) openResult(attributes, depth);
    else openOther(tag, attributes);
  };
  const closeText = (result: TrxResult | undefined, depth: number): void => {
    const at = path.slice(Math.max(0, depth - 3), depth).join("/");
    if (result !== undefined) takeText(result, at, text);
    else if (at === "RunInfos/RunInfo/Text" && file.errors.length < MAX_ERRORS) {
      file.errors.push(text);
    }
  };
  const closeTag = (depth: number): void => {
    const last = open.at(-1);
    if (last?.depth === depth) open.pop();
    else if (text !== "") closeText(last?.result, depth);
    text = "";
    path.length = depth - 1;
  };
  return {
    open: openTag,
    close: closeTag,
    text: (more) => {
      if (text.length <= MAX_TEXT) text += more.slice(0, MAX_TEXT);
    },
    finish: () => file,
  };
}

function definitionOf({ className = "", name = "" }: Attributes): TrxDefinition {
  return { className, method: name };
}

/** `at`: an element of a result and the two around it. */
function takeText(result: TrxResult, at: string, text: string): void {
  if (at === "Output/ErrorInfo/Message") result.message = text;
  if (at === "Output/ErrorInfo/StackTrace") result.trace = text;
  if (at.endsWith("Output/StdOut")) result.output = text;
}
