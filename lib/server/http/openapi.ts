import "server-only";
import { planJsonSchema } from "@/lib/formats/plan/json-schema";
import { scanJsonSchemas } from "@/lib/formats/scan/json-schema";
import { QUESTIONS } from "@/lib/server/read/questions";
import { DRY_RUN_SCHEMA } from "./openapi-dry-run";
import { inPath, inQuery, MOMENT, PROBLEM, PROBLEM_SCHEMA, PROJECT } from "./openapi-parts";
import { otherPaths } from "./openapi-paths";

/** One path for each question, so that a new one is in the contract by being in the table. */
export function openApi(): object {
  const questions = Object.entries(QUESTIONS).map(([name, question]) => [
    `/api/v1/projects/{project}/plans/{plan}/${name}`,
    {
      get: {
        operationId: `read-${name}`,
        parameters: [
          PROJECT,
          inPath("plan", "A plan's id."),
          ...MOMENT,
          ...(question.csv ? [inQuery("format", "json or csv.", { enum: ["json", "csv"] })] : []),
        ],
        responses: {
          200: {
            description: "The answer.",
            content: { "application/json": {}, ...(question.csv ? { "text/csv": {} } : {}) },
          },
          default: PROBLEM,
        },
      },
    },
  ]);
  return {
    openapi: "3.1.0",
    info: {
      title: "Plumbline",
      version: "1",
      description: "Facts in, verdicts out. A 201 means committed.",
    },
    paths: { ...otherPaths(), ...Object.fromEntries(questions) },
    components: {
      schemas: {
        Problem: PROBLEM_SCHEMA,
        DryRun: DRY_RUN_SCHEMA,
        Plan: planJsonSchema(),
        ...SCAN_SCHEMAS,
      },
    },
  };
}

const { header, commit, continuation } = scanJsonSchemas();

/** A line of a scan is one of three. */
const SCAN_SCHEMAS = {
  ScanHeader: header,
  ScanCommit: commit,
  ScanContinuation: continuation,
  ScanLine: {
    anyOf: ["ScanHeader", "ScanCommit", "ScanContinuation"].map((name) => ({
      $ref: `#/components/schemas/${name}`,
    })),
  },
};
