import type { ScanHeader, ScannedCommit } from "@/lib/domain/scan";
import {
  type FieldPath,
  type IssueList,
  issueList,
  jsonPointer,
  type ParseResult,
} from "@/lib/formats/issue";
import { checkCommit } from "@/lib/formats/scan/commit-checks";
import {
  COMMIT,
  CONTINUATION,
  checkLine,
  fieldOf,
  HEADER,
  readLineJson,
} from "@/lib/formats/scan/line";
import { joinCommit, type OpenCommit, repeatFault } from "@/lib/formats/scan/open-commit";
import { SCAN_FORMAT } from "@/lib/formats/scan/schema";

/** A commit of a scan and the 1-based number of the line that opened it. */
export type CommitAtLine = { readonly commit: ScannedCommit; readonly line: number };

export type Scan = { readonly header: ScanHeader; readonly commits: readonly CommitAtLine[] };

export type ScanReader = {
  /** Takes the next line, without its line end; gives the commit that it completes, if that is sound. */
  readonly take: (text: string) => CommitAtLine | null;
  /** The header, once its line was taken and sound. */
  readonly header: () => ScanHeader | null;
  /** Called behind the last line: the header and the number of commits, or every reason against the scan. */
  readonly finish: () => ParseResult<{ readonly header: ScanHeader; readonly commits: number }>;
};

type State = {
  readonly issues: IssueList;
  readonly lineOfSha: Map<string, number>;
  line: number;
  header: ScanHeader | "awaited" | "unsound" | "foreign";
  open: OpenCommit | null;
  commits: number;
};

/** Reads a scan line by line, joins continued commits, and goes on behind a bad line to find every reason. */
export function createScanReader(): ScanReader {
  const state: State = {
    issues: issueList(),
    lineOfSha: new Map(),
    line: 0,
    header: "awaited",
    open: null,
    commits: 0,
  };
  const header = () => (typeof state.header === "string" ? null : state.header);
  return {
    header,
    take: (text) => takeLine(state, text),
    finish: () => {
      endFile(state);
      const found = header();
      if (state.issues.total() > 0 || found === null) return state.issues.refusal();
      return { ok: true, value: { header: found, commits: state.commits }, warnings: [] };
    },
  };
}

/** A whole scan in memory; blank lines, a byte order mark and CRLF are tolerated. */
export function parseScan(text: string): ParseResult<Scan> {
  const reader = createScanReader();
  const commits: CommitAtLine[] = [];
  let from = 0;
  while (from <= text.length) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    const commit = reader.take(text.slice(from, end));
    if (commit !== null) commits.push(commit);
    from = end + 1;
  }
  const outcome = reader.finish();
  return outcome.ok
    ? { ok: true, value: { header: outcome.value.header, commits }, warnings: outcome.warnings }
    : outcome;
}

function takeLine(state: State, raw: string): CommitAtLine | null {
  state.line += 1;
  const text = cleanLine(raw, state.line === 1);
  if (text === "" || state.header === "foreign" || state.issues.isFull()) return null;
  const json = readLineJson(text, state.line, state.issues);
  if (json === null) {
    if (state.header === "awaited") state.header = "foreign";
    if (state.open !== null) state.open = { ...state.open, isSound: false };
    return null;
  }
  if (state.header === "awaited") {
    takeHeader(state, json.value);
    return null;
  }
  return state.open !== null && continues(state, state.open, json.value)
    ? takeContinuation(state, state.open, json.value)
    : takeCommit(state, json.value);
}

function cleanLine(raw: string, isFirst: boolean): string {
  const text = isFirst && raw.startsWith("\ufeff") ? raw.slice(1) : raw;
  const whole = text.endsWith("\r") ? text.slice(0, -1) : text;
  return whole.trim() === "" ? "" : whole;
}

function takeHeader(state: State, value: unknown): void {
  if (checkLine(HEADER, value, state)) state.header = value;
  else state.header = fieldOf(value, "format") === SCAN_FORMAT ? "unsound" : "foreign";
}

/** A line that has a commit's time opens a commit of its own, even where another was left open. */
function continues(state: State, open: OpenCommit, value: unknown): boolean {
  const sha = fieldOf(value, "sha");
  if (sha === open.sha || fieldOf(value, "committedAt") === undefined) return true;
  leaveOpen(state, open);
  return false;
}

function leaveOpen(state: State, open: OpenCommit): void {
  state.open = null;
  if (!open.isSound) return;
  const message = `commit ${open.sha} has "more": true here, and no line continues it`;
  addAt(state, open.lastLine, ["more"], message);
}

function takeCommit(state: State, value: unknown): CommitAtLine | null {
  const isSound = checkLine(COMMIT, value, state);
  const given = fieldOf(value, "sha");
  const sha = typeof given === "string" ? given : `of line ${state.line}`;
  const before = state.lineOfSha.get(sha);
  if (before === undefined) state.lineOfSha.set(sha, state.line);
  else addAt(state, state.line, ["sha"], `commit ${sha} was given in line ${before} already`);
  const open: OpenCommit = {
    sha,
    isSound: isSound && before === undefined,
    lastLine: state.line,
    first: isSound ? { line: state.line, value } : null,
    further: [],
  };
  return proceed(state, open, value);
}

function takeContinuation(state: State, open: OpenCommit, value: unknown): CommitAtLine | null {
  const { line } = state;
  const isShaped = checkLine(CONTINUATION, value, state);
  const fault = isShaped ? repeatFault(open, value) : null;
  if (fault !== null) addAt(state, line, fault.path, fault.message);
  const isSound = open.isSound && isShaped && fault === null;
  const further = isSound ? [...open.further, { line, value }] : open.further;
  return proceed(state, { ...open, isSound, lastLine: line, further }, value);
}

/** Keeps the commit open while its last line says that it goes on; else checks and gives it. */
function proceed(state: State, open: OpenCommit, value: unknown): CommitAtLine | null {
  state.open = fieldOf(value, "more") === true ? open : null;
  const { first, further } = open;
  if (state.open !== null || !open.isSound || first === null) return null;
  const issuesBefore = state.issues.total();
  const commit = joinCommit(first, further);
  checkCommit(commit, [first, ...further], (line, path, message) =>
    addAt(state, line, path, message),
  );
  if (state.issues.total() > issuesBefore) return null;
  state.commits += 1;
  return { commit, line: first.line };
}

function endFile(state: State): void {
  if (state.open !== null) leaveOpen(state, state.open);
  if (state.header !== "awaited") return;
  const message = "the scan is empty; its first line must be the header";
  state.issues.add({ message, pointer: "", line: 1 });
}

function addAt(state: State, line: number, path: FieldPath, message: string): void {
  state.issues.add({ message, pointer: jsonPointer(path), line });
}
