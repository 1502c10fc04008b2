import "server-only";

type Parameter = {
  readonly name: string;
  readonly in: "path" | "query";
  readonly required: boolean;
  readonly schema: object;
  readonly description: string;
};

export const inPath = (name: string, description: string): Parameter => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string" },
  description,
});
export const inQuery = (
  name: string,
  description: string,
  schema: object = { type: "string" },
): Parameter => ({ name, in: "query", required: false, schema, description });

export const PROJECT = inPath("project", "A project's id.");
export const PROBLEM = {
  description: "A problem (RFC 9457).",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
export const JSON_ANSWER = { description: "The answer.", content: { "application/json": {} } };
export const MOMENT = [
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

export const PROBLEM_SCHEMA = {
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
