import "server-only";
import { inQuery } from "./openapi-parts";

export const DRY_RUN = inQuery(
  "dryRun",
  "true: the upload is read, stored, judged and undone; answered is what it is and what it would change, or every reason why not. read: only what it is, for parts of a scan behind the first. Nothing is stored.",
  { enum: ["true", "read", "false"] },
);

const nullable = (type: string) => ({ type: [type, "null"] });

/** The answer to a dry run (`lib/domain/dry-run/model.ts`). */
export const DRY_RUN_SCHEMA = {
  type: "object",
  required: ["isDry", "file", "seen", "effect"],
  properties: {
    isDry: { const: true },
    file: {
      type: "object",
      required: ["kind", "format", "tool", "scope", "counts", "notes"],
      properties: {
        kind: { enum: ["scan", "plan", "run", "findings", "owners"] },
        format: { type: "string" },
        tool: nullable("string"),
        scope: { type: "string" },
        counts: {
          type: "array",
          items: {
            type: "object",
            required: ["what", "count"],
            properties: { what: { type: "string" }, count: { type: "integer" } },
          },
        },
        notes: { type: "array", items: { type: "string" } },
      },
    },
    seen: { ...nullable("integer"), description: "The upload that stored the same." },
    effect: {
      ...nullable("object"),
      description: "Null where it was seen before or only asked to be read.",
      properties: {
        own: {
          type: "object",
          description:
            "By its kind: commits; results; findings; rules and differences; files by owner.",
        },
        plans: {
          type: "array",
          description:
            "Each plan of the project before and after: the six counts, the ledger, and what would change its state.",
          items: { type: "object" },
        },
      },
    },
  },
};
