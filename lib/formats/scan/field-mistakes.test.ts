import { describe, expect, it } from "vitest";
import { commit, faults, file, HEADER, lines, withImport } from "@/lib/formats/scan/fixtures/lines";

/** Each mistake, alone in an otherwise sound scan: pointer | line: message. */
const MISTAKES: readonly (readonly [mistake: string, text: string, fault: string])[] = [
  ["an empty text", "", " | line 1: the scan is empty; its first line must be the header"],
  [
    "no header",
    commit(),
    "/format | line 1: a commit line stands before the header; the first line must be the header of the scan",
  ],
  [
    "another version",
    HEADER.replace("scan/1", "scan/2"),
    '/format | line 1: format is "plumbline.scan/2"; this version reads "plumbline.scan/1"',
  ],
  [
    "another format",
    '{"format":"sarif"}',
    '/format | line 1: format must be "plumbline.scan/1"; it is "sarif"',
  ],
  [
    "no format",
    "{}",
    '/format | line 1: the first line must be the header: {"format":"plumbline.scan/1",…}',
  ],
  [
    "nothing recorded",
    HEADER.replace('"all"', '{"modules":[]}'),
    "/recorded/modules | line 1: recorded.modules must not be empty",
  ],
  [
    "recorded something else",
    HEADER.replace('"all"', '"some"'),
    '/recorded | line 1: recorded must be "all", or { "modules": [...] }; it is "some"',
  ],
  [
    "an unknown field of the header",
    HEADER.replace('"repository"', '"repositry"'),
    "/repositry | line 1: repositry is not a field of the header; did you mean repository?",
  ],
  [
    "an unknown field of a commit",
    lines(commit({ comittedBy: 1 })),
    "/comittedBy | line 2: comittedBy is not a field of a commit line; did you mean committedAt?",
  ],
  [
    "an unknown field of an import",
    lines(withImport({ colour: 1 })),
    "/files/0/imports/0/colour | line 2: files[0].imports[0].colour is not a field of a commit line; known here: line, module, name, alias, kind, where, relative",
  ],
  [
    "a missing field",
    lines(withImport({ module: undefined })),
    "/files/0/imports/0/module | line 2: files[0].imports[0].module is missing",
  ],
  [
    "a word outside the vocabulary",
    lines(withImport({ where: "functions" })),
    '/files/0/imports/0/where | line 2: files[0].imports[0].where must be one of type-checking, try, except, function, class; it is "functions"; did you mean function?',
  ],
  [
    "line zero",
    lines(withImport({ line: 0 })),
    "/files/0/imports/0/line | line 2: files[0].imports[0].line must be at least 1; it is 0",
  ],
  [
    "a line beyond four bytes",
    lines(withImport({ line: 2 ** 31 })),
    "/files/0/imports/0/line | line 2: files[0].imports[0].line must be at most 2147483647; it is 2147483648",
  ],
  [
    "half a line",
    lines(withImport({ line: 1.5 })),
    "/files/0/imports/0/line | line 2: files[0].imports[0].line must be a whole number; it is 1.5",
  ],
  [
    "an empty name",
    lines(withImport({ name: "" })),
    "/files/0/imports/0/name | line 2: files[0].imports[0].name must not be empty",
  ],
  [
    "a NUL in a module",
    lines(withImport({ module: "a\0b" })),
    "/files/0/imports/0/module | line 2: files[0].imports[0].module holds a NUL character or half of a surrogate pair, which no text column can store",
  ],
  [
    "half a surrogate pair in a path",
    lines(commit({ files: [file("a\ud83d.py")] })),
    "/files/0/path | line 2: files[0].path holds a NUL character or half of a surrogate pair, which no text column can store",
  ],
  [
    "a module that is too long",
    lines(withImport({ module: "m".repeat(1001) })),
    "/files/0/imports/0/module | line 2: files[0].imports[0].module is longer than 400 characters",
  ],
  [
    "a path with too many bytes",
    lines(commit({ files: [file("é".repeat(1025))] })),
    "/files/0/path | line 2: files[0].path is longer than 2048 bytes",
  ],
  [
    "a subject that is too long",
    lines(commit({ subject: "s".repeat(100_001) })),
    "/subject | line 2: subject is longer than 100000 characters",
  ],
  [
    "an absolute path",
    lines(commit({ files: [file("/etc/passwd")] })),
    "/files/0/path | line 2: files[0].path must be a path inside the repository, such as src/app.py",
  ],
  [
    "a path that climbs",
    lines(commit({ files: [file("a/../b.py")] })),
    "/files/0/path | line 2: files[0].path must be a path inside the repository, such as src/app.py",
  ],
];

describe("parseScan", () => {
  it.each(MISTAKES)("refuses %s", (_, text, fault) => {
    expect(faults(text)).toEqual([fault]);
  });
});
