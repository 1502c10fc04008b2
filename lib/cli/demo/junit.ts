import type { DemoFile, DemoResult, DemoRun } from "./model";
import { seeded } from "./seed";

/**
 * The run as pytest's JUnit report in the dialect `xunit1` (`-o junit_family=xunit1`): classes are dotted behind the
 * module, `file` is the path, `line` counts from 0. Its suite carries the property `plumbline.simulated`.
 */
export function junitReport(run: DemoRun): string {
  const cases = run.files.flatMap(casesOf);
  const count = (outcome: DemoResult["outcome"]) =>
    run.files.flatMap(({ results }) => results).filter((one) => one.outcome === outcome).length;
  const errors = run.files.filter(({ collectionError }) => collectionError !== null).length;
  const totalMs = run.files
    .flatMap(({ results }) => results)
    .reduce((sum, { durationMs }) => sum + durationMs, 0);
  const suite = attributes({
    name: "pytest",
    errors: String(errors + count("error")),
    failures: String(count("failed")),
    skipped: String(count("skipped") + count("xfailed")),
    tests: String(cases.length),
    time: seconds(totalMs),
    timestamp: run.startedAt.replace("Z", ".000000+00:00"),
    hostname: `simulated-${run.environment}`,
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<testsuites name="pytest tests"><testsuite ${suite}><properties><property name="plumbline.simulated" value="true" /></properties>
${cases.join("\n")}
</testsuite></testsuites>
`;
}

function casesOf({ path, results, collectionError }: DemoFile): readonly string[] {
  const module = path.replace(/\.py$/, "").replaceAll("/", ".");
  if (collectionError === null) return results.map((result, index) => caseOf(path, result, index));
  const named = attributes({ classname: "", name: module, file: path, time: "0.000" });
  const text = `ImportError while importing test module '${path}'.\nE   ${collectionError}`;
  return [
    `<testcase ${named}><error message="collection failure">${escaped(text)}</error></testcase>`,
  ];
}

function caseOf(path: string, result: DemoResult, index: number): string {
  const module = path.replace(/\.py$/, "").replaceAll("/", ".");
  const named = attributes({
    classname: result.className === "" ? module : `${module}.${result.className}`,
    name: result.name,
    file: path,
    line: String(lineOf(path, result, index)),
    time: seconds(result.durationMs),
  });
  const ending = endingOf(path, result, index);
  return ending === "" ? `<testcase ${named} />` : `<testcase ${named}>${ending}</testcase>`;
}

/** Parameters of one function share its line. */
function lineOf(path: string, { className, name }: DemoResult, index: number): number {
  const plain = name.replace(/\[.*$/, "");
  return name === plain ? 20 + index * 12 : 40 + seeded(`${path} ${className} ${plain}`, 2000);
}

function endingOf(path: string, result: DemoResult, index: number): string {
  const message = result.message ?? "";
  const line = lineOf(path, result, index) + 1;
  const named = attributes({ message });
  switch (result.outcome) {
    case "passed":
      return "";
    case "failed":
    case "error": {
      const tag = result.outcome === "failed" ? "failure" : "error";
      const kind = message.replace(/:.*$/s, "");
      const trace = `>       ${result.name.replace(/\[.*$/, "")}\nE       ${message}\n\n${path}:${line + 8}: ${kind}`;
      return `<${tag} ${named}>${escaped(trace)}</${tag}>`;
    }
    case "skipped":
      return `<skipped type="pytest.skip" ${named}>${escaped(`${path}:${line}: ${message}`)}</skipped>`;
    case "xfailed":
      return `<skipped type="pytest.xfail" ${named} />`;
  }
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

function attributes(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(value).replaceAll('"', "&quot;")}"`)
    .join(" ");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
