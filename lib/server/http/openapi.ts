import "server-only";
import { planJsonSchema } from "@/lib/formats/plan/json-schema";
import { scanJsonSchemas } from "@/lib/formats/scan/json-schema";
import { QUESTIONS } from "@/lib/server/read/questions";

type Parameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: object;
  readonly description: string;
};

const inPath = (name: string, description: string): Parameter => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string" },
  description,
});
const inQuery = (
  name: string,
  description: string,
  schema: object = { type: "string" },
): Parameter => ({ name, in: "query", required: false, schema, description });

const PROJECT = inPath("project", "A project's id.");
const PROBLEM = {
  description: "A problem (RFC 9457).",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
const JSON_ANSWER = { description: "The answer.", content: { "application/json": {} } };
const MOMENT = [
  inQuery(
    "at",
    "A commit (7 or more hex digits), an instant with a zone, or a day (its end, UTC). Absent: the latest commit.",
  ),
  inQuery(
    "version",
    "Read under this version of the plan. Absent: the one in force at the moment.",
    { type: "integer", minimum: 1 },
  ),
];

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
    paths: { ...uploadPaths(), ...Object.fromEntries(questions) },
    components: {
      schemas: { Problem: PROBLEM_SCHEMA, Plan: planJsonSchema(), ...SCAN_SCHEMAS },
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

const PROBLEM_SCHEMA = {
  type: "object",
  required: ["type", "title", "status", "detail", "instance"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    total: { type: "integer", description: "How many reasons there are; 200 at most are listed." },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["detail", "pointer"],
        properties: {
          detail: { type: "string" },
          pointer: { type: "string" },
          line: { type: "integer" },
          column: { type: "integer" },
        },
      },
    },
  },
};

function uploadPaths(): Record<string, object> {
  const uploads = "/api/v1/projects/{project}/uploads";
  return {
    "/api/v1/projects": {
      get: { operationId: "list-projects", responses: { 200: JSON_ANSWER, default: PROBLEM } },
    },
    "/api/v1/projects/{project}": {
      get: {
        operationId: "read-project",
        parameters: [PROJECT],
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
      delete: {
        operationId: "delete-project",
        parameters: [PROJECT],
        responses: { 204: { description: "Deleted." }, default: PROBLEM },
      },
    },
    [uploads]: {
      get: {
        operationId: "list-uploads",
        parameters: [PROJECT, inQuery("page", "From 1.", { type: "integer" })],
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
      post: {
        operationId: "upload",
        description:
          "A scan of at most 500 commits or 8 MB, or a plan; gzip is welcome. Taken whole or refused with every reason.",
        parameters: [PROJECT, inQuery("name", "Shown where the upload is refused.")],
        requestBody: {
          required: true,
          content: {
            "application/x-ndjson": { schema: { $ref: "#/components/schemas/ScanLine" } },
            "application/yaml": { schema: { $ref: "#/components/schemas/Plan" } },
          },
        },
        responses: {
          201: { description: "Stored and committed.", content: { "application/json": {} } },
          200: {
            description: "Seen before; nothing changed.",
            content: { "application/json": {} },
          },
          default: PROBLEM,
        },
      },
    },
    [`${uploads}/{upload}`]: {
      delete: {
        operationId: "withdraw",
        description: 'The body names a person and a reason: {"by", "reason"}.',
        parameters: [PROJECT, inPath("upload", "The upload's number.")],
        responses: { 204: { description: "Withdrawn." }, default: PROBLEM },
      },
    },
    "/api/v1/projects/{project}/events": {
      get: {
        operationId: "events",
        description: "Server-sent events: the revision after every change.",
        parameters: [PROJECT],
        responses: {
          200: { description: "A stream.", content: { "text/event-stream": {} } },
          default: PROBLEM,
        },
      },
    },
    "/api/v1/projects/{project}/plans/{plan}/try": {
      post: {
        operationId: "try-plan",
        description: "Reads a plan that is not stored; nothing is stored.",
        parameters: [PROJECT, inPath("plan", "The plan it is held beside."), ...MOMENT],
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
    },
  };
}
