import { expect, test } from "vitest";
import {
  MAX_BODY_BYTES,
  MAX_COMMITS,
  MAX_DRY_RUNS_WAITING,
  MAX_STREAM_BYTES,
} from "@/lib/api/upload-limits";
import { LIMITS } from "@/lib/formats/limits";
import { MAX_LENGTHS } from "@/lib/formats/scan/schema";
import { MAX_HELD_BYTES } from "@/lib/server/http/upload-room";
import { READER_LIMITS } from "@/lib/server/ingest/reading/reader";

const MB = 1024 * 1024;
const count = (value: number) => value.toLocaleString("en-GB");
const bytes = (value: number) => `${value / MB} MB`;

const ROWS: readonly (readonly [what: string, limit: string, answer: string])[] = [
  ["a body, as it is sent", bytes(MAX_BODY_BYTES), "413"],
  ["a body, inflated (gzip, once)", bytes(MAX_BODY_BYTES), "413"],
  ["commits of one request", `${count(MAX_COMMITS)}, or ${bytes(MAX_STREAM_BYTES)}`, "413"],
  ["bodies that the server holds at once", bytes(MAX_HELD_BYTES), "503, with Retry-After"],
  ["dry runs that wait for their turn", count(MAX_DRY_RUNS_WAITING), "503, with Retry-After"],
  ["memory of the process that reads a body", `${READER_LIMITS.heapMb} MB`, "413"],
  ["time for one step of reading a body", `${READER_LIMITS.stepMs / 1000} s`, "422"],
  ["levels of JSON", count(LIMITS.jsonDepth), "422"],
  [
    "groups and lists of one JSON text, or of lines of it that are held at once",
    count(LIMITS.jsonGroups),
    "422",
  ],
  ["values of the same", count(LIMITS.jsonValues), "422"],
  ["levels of XML", count(LIMITS.xmlDepth), "422"],
  ["attributes of one XML tag", count(LIMITS.xmlAttributes), "422"],
  ["a DOCTYPE in XML", "none", "422"],
  ["tests of one report", count(LIMITS.tests), "422"],
  ["findings of one report", count(LIMITS.findings), "422"],
  ["lines of a report that is a stream of them", count(LIMITS.reportLines), "422"],
  ["levels of subtests in TAP", count(LIMITS.tapLevels), "422"],
  ["files in an archive", count(LIMITS.archiveFiles), "422"],
  ["a file of an archive, inflated", bytes(LIMITS.archiveFileBytes), "422"],
  ["all files of an archive that are read", bytes(LIMITS.archiveBytes), "422"],
  ["a line of a scan", bytes(LIMITS.scanLineBytes), "422"],
  ["a path", `${count(MAX_LENGTHS.path)} bytes`, "422"],
  ["a module", `${count(MAX_LENGTHS.module)} characters`, "422"],
  ["an imported name", `${count(MAX_LENGTHS.name)} characters`, "422"],
];

test("the limits stand in the documents as they are", async () => {
  const rows = ROWS.map((cells) => `| ${cells.join(" | ")} |`);
  const text = `# Limits of an upload

Made by \`lib/server/http/limits-doc.test.ts\`. What is beyond a limit is refused whole, with the limit and the place in the answer; of 200
reasons against one upload each is named, of more their number. Texts of failures are kept up to 4,000 characters, and what was left out
is said where they are shown.

| what | at most | answer |
|---|---|---|
${rows.join("\n")}
`;
  await expect(text).toMatchFileSnapshot("../../limits.md");
});
