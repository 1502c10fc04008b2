import "server-only";
import { ACT_KINDS, REASONED_ACTS } from "@/lib/domain/acts";
import { DRY_RUN } from "./openapi-dry-run";
import { inPath, inQuery, JSON_ANSWER, MOMENT, PROBLEM, PROJECT } from "./openapi-parts";
import { REPORT_PARAMETERS } from "./openapi-reports";

/** Every address that is no question. */
export function otherPaths(): Record<string, object> {
  return { ...projectPaths(), ...uploadPaths(), ...planPaths(), ...localPaths() };
}

function projectPaths(): Record<string, object> {
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
    "/api/v1/projects/{project}/discover": {
      get: {
        operationId: "discover",
        description: "Symbols that are imported through more than one path, worst first.",
        parameters: [
          PROJECT,
          ...MOMENT.filter(({ name }) => name === "at"),
          inQuery("show", "fragmented, symbol, family or namesakes."),
          inQuery("kind", "Only those with a further path of this kind."),
          inQuery("q", "Part of a name or a module."),
          inQuery("symbol", "A symbol's id: opened into its paths, with a drafted plan."),
          inQuery("page", "From 1.", { type: "integer" }),
          inQuery("format", "json, or csv with every path."),
        ],
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
    },
    "/api/v1/projects/{project}/discover/try": {
      post: {
        operationId: "try-draft",
        description: "Reads a plan that the project does not have; nothing is stored.",
        parameters: [PROJECT, ...MOMENT.filter(({ name }) => name === "at")],
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
    },
    "/api/v1/projects/{project}/line": {
      get: {
        operationId: "read-line",
        description:
          "Which commits are here, so that a client sends only what is new: the newest hundred of the line, exponentially spaced older ones and the oldest, newest first; who read the newest and what it recorded; what waits for its base.",
        parameters: [
          PROJECT,
          inQuery("branch", "Commits of this branch that stand off the line are listed too."),
          inQuery(
            "after",
            "A full SHA on the line: the commits behind it instead, oldest first, 5,000 at most.",
          ),
        ],
        responses: { 200: JSON_ANSWER, default: PROBLEM },
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
  };
}

function uploadPaths(): Record<string, object> {
  const uploads = "/api/v1/projects/{project}/uploads";
  return {
    "/api/v1/projects/{project}/source": {
      put: {
        operationId: "set-source",
        description:
          'How commits and lines are linked: {"commit", "line"}, each an address in which {sha}, {path} and {line} are filled in, or null for that of the host that the scans name.',
        parameters: [PROJECT],
        responses: { 204: { description: "Set." }, default: PROBLEM },
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
          "A scan of at most 500 commits or 8 MB, a plan, a report of tests or of findings (lib/formats.md lists the formats) of at most 64 MB, or a folder of Allure results as ZIP or tar; gzip is welcome. Taken whole or refused with every reason.",
        parameters: [
          PROJECT,
          inQuery("name", "Shown where the upload is refused."),
          DRY_RUN,
          ...REPORT_PARAMETERS,
        ],
        requestBody: {
          required: true,
          content: {
            "application/x-ndjson": { schema: { $ref: "#/components/schemas/ScanLine" } },
            "application/yaml": { schema: { $ref: "#/components/schemas/Plan" } },
            "application/xml": {},
          },
        },
        responses: {
          201: { description: "Stored and committed.", content: { "application/json": {} } },
          200: {
            description: "Seen before; nothing changed. With dryRun: what it is and would change.",
            content: {
              "application/json": {
                schema: { anyOf: [{ $ref: "#/components/schemas/DryRun" }, { type: "object" }] },
              },
            },
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
  };
}

function planPaths(): Record<string, object> {
  return {
    "/api/v1/projects/{project}/plans/{plan}/try": {
      post: {
        operationId: "try-plan",
        description: "Reads a plan that is not stored; nothing is stored.",
        parameters: [PROJECT, inPath("plan", "The plan it is held beside."), ...MOMENT],
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
    },
    "/api/v1/projects/{project}/plans/{plan}/acts": {
      get: {
        operationId: "list-acts",
        description: "What people did or said about the plan, oldest first.",
        parameters: [PROJECT, inPath("plan", "A plan's id.")],
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
      post: {
        operationId: "act",
        description:
          "Stores what somebody did or said: never changed afterwards. The same within five seconds answers the first one.",
        parameters: [PROJECT, inPath("plan", "A plan's id.")],
        requestBody: { required: true, content: { "application/json": { schema: ACT } } },
        responses: {
          201: { description: "Stored and committed.", content: { "application/json": {} } },
          200: { description: "Stored a moment before.", content: { "application/json": {} } },
          default: PROBLEM,
        },
      },
    },
  };
}

function localPaths(): Record<string, object> {
  const only = "On the embedded store, from this machine's own pages; 404 elsewhere.";
  const body = {
    required: true,
    content: {
      "application/json": {
        schema: {
          type: "object",
          required: ["path"],
          additionalProperties: false,
          properties: {
            path: { type: "string", description: "Absolute, of a directory of this machine." },
            project: { type: "string", description: "Its id. Absent: made from its name." },
          },
        },
      },
    },
  };
  return {
    "/api/v1/local": {
      get: {
        operationId: "read-local",
        description: `How far the repository is that is being added by its path. ${only}`,
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
      post: {
        operationId: "add-local",
        description: `Starts to scan a git repository and to send it; one at a time. ${only}`,
        requestBody: body,
        responses: { 202: JSON_ANSWER, default: PROBLEM },
      },
      delete: {
        operationId: "cancel-local",
        description: `Stops it; what was sent stays. ${only}`,
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
    },
    "/api/v1/local/look": {
      post: {
        operationId: "look-at-local",
        description: `What stands at a path; nothing is sent or stored. ${only}`,
        requestBody: body,
        responses: { 200: JSON_ANSWER, default: PROBLEM },
      },
    },
  };
}

const ACT = {
  type: "object",
  required: ["kind", "subject", "by"],
  additionalProperties: false,
  properties: {
    kind: { enum: ACT_KINDS },
    subject: { type: "string", minLength: 1, maxLength: 500 },
    by: { type: "string", minLength: 1, maxLength: 200 },
    reason: {
      type: "string",
      maxLength: 2_000,
      description: `Needed where kind is ${REASONED_ACTS.join(", ")}.`,
    },
  },
};
