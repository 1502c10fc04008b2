import "server-only";
import { inQuery } from "./openapi-parts";

/** What a report of tests or of findings does not say itself. */
export const REPORT_PARAMETERS = [
  inQuery(
    "commit",
    "Of a report of tests or findings, which needs it: the full SHA that the tool ran on, or 7 or more of its digits. Of a CODEOWNERS file: the commit that it stands at.",
  ),
  inQuery("branch", "Of a report: the branch."),
  inQuery("environment", "Of a test report: where the tests ran. Absent: default."),
  inQuery(
    "run",
    "Of a test report: the run that this file is a part of. Absent: a run of its own.",
  ),
  inQuery(
    "startedAt",
    "Of a test report: when the run began, an instant with a zone. Absent: as the report says, or now.",
    {
      type: "string",
      format: "date-time",
    },
  ),
  inQuery(
    "variant",
    "Of a test report: appended to each test's variant, such as a browser. Of findings: reports of one tool that are told apart do not close each other's.",
  ),
  inQuery(
    "scope",
    "Of findings: path globs of what was looked at, commas between. Absent: everything; the report closes nothing else.",
  ),
  inQuery(
    "format",
    "What it is, where the content does not tell: an empty list, or the blank file of a clean run. The ids are in lib/formats.md.",
  ),
];
