import type { Check, Phase, TestSelector, TriggerWhen } from "../plan";
import { inWords, plural } from "../words";

/** A criterion as a sentence part: `tests of bucket new that must fail first: seen failing`. */
export function checkInWords(check: Check): string {
  if ("tests" in check) return `${selectorInWords(check.tests)}: ${check.are.replaceAll("-", " ")}`;
  if ("violations" in check)
    return `violations in ${placeInWords(check.violations)}: ${check.atMost === 0 ? "none" : `at most ${inWords(check.atMost)}`}`;
  if ("canonical" in check) return `canonical imports: at least ${check.atLeast}%`;
  if ("goldenPath" in check) return `${goldenPathInWords(check.goldenPath)}: ${check.are}`;
  return `phase ${check.phase}: ${check.is}`;
}

/** What fires a trigger: `any of mission critical tests failed`. */
export function triggerInWords(when: TriggerWhen): string {
  if ("tests" in when) return `any of ${selectorInWords(when.tests)} failed`;
  if ("goldenPath" in when) return `any test of ${goldenPathInWords(when.goldenPath)} failed`;
  const after = when.after === undefined ? "" : `, after phase ${when.after}`;
  return `a legacy or unplanned import came into ${placeInWords(when.introduced)}${after}`;
}

/** `1 to 2 days`, `1 day`. */
export function daysInWords([earliest, latest]: NonNullable<Phase["days"]>): string {
  return earliest === latest
    ? plural(latest, "day")
    : `${inWords(earliest)} to ${plural(latest, "day")}`;
}

function selectorInWords(selector: TestSelector): string {
  const { bucket, category, missionCritical, mustFailFirst, path } = selector;
  const parts = [
    missionCritical === undefined ? "" : `${missionCritical ? "" : "not "}mission critical`,
    "tests",
    bucket === undefined ? "" : `of bucket ${bucket}`,
    category === undefined ? "" : `of category ${category}`,
    mustFailFirst === undefined ? "" : `that must ${mustFailFirst ? "" : "not "}fail first`,
    path === undefined ? "" : `in ${path}`,
  ].filter((part) => part !== "");
  return parts.length === 1 ? "all tests" : parts.join(" ");
}

function placeInWords(place: string): string {
  if (place === "all") return "the whole scope";
  return place === "criticalFiles" ? "the critical files" : place;
}

function goldenPathInWords(part: string): string {
  if (part === "all") return "the golden path";
  return part === "steps" ? "the golden path's steps" : `the golden path's ${part}`;
}
