/** What one request holds at most (rules.md 0): the server answers 413 beyond it. */
const MAX_COMMITS = 500;
const MAX_BYTES = 8 * 1024 * 1024 - 64 * 1024;

/** A part of a scan that is a scan of its own: the header's line, then whole commits. */
export type ScanPart = {
  readonly text: string;
  readonly commits: number;
  /** 1-based line of the original that stands in the part's second line: to say where a mistake is. */
  readonly firstLine: number;
};

export type ScanCutter = {
  /** Takes the next line; gives a part when one is full. */
  readonly take: (line: string) => ScanPart | null;
  readonly finish: () => ScanPart | null;
};

/** A raw `"more": true` outside of a string; inside of one the quotes would be escaped. */
const MORE = /"more"\s*:\s*true/;

/** Cuts a scan, line by line, into parts that the server takes. A commit that goes on over several lines is never cut. */
export function createScanCutter(maxCommits = MAX_COMMITS, maxBytes = MAX_BYTES): ScanCutter {
  const encoder = new TextEncoder();
  let header: string | null = null;
  let line = 0;
  let held: Lines = nothing(2);
  let open: Lines = nothing(2);
  let commits = 0;

  const flush = (): ScanPart | null => {
    if (header === null || held.lines.length === 0) return null;
    const text = `${header}\n${held.lines.join("\n")}\n`;
    const part = { text, commits, firstLine: held.firstLine };
    held = nothing(open.firstLine);
    commits = 0;
    return part;
  };
  /** The commit is whole, so its size is known: it goes into this part, or opens the next one. */
  const close = (isCommit: boolean): ScanPart | null => {
    const isFull = commits > 0 && (commits >= maxCommits || held.bytes + open.bytes > maxBytes);
    const part = isFull ? flush() : null;
    const firstLine = held.lines.length === 0 ? open.firstLine : held.firstLine;
    for (const row of open.lines) held.lines.push(row);
    held = { lines: held.lines, bytes: held.bytes + open.bytes, firstLine };
    if (isCommit) commits++;
    open = nothing(line + 1);
    return part;
  };

  return {
    take: (text) => {
      line++;
      if (header === null) {
        header = text;
        open = nothing(line + 1);
        return null;
      }
      open.lines.push(text);
      open.bytes += encoder.encode(text).length + 1;
      return text.trim() === "" || MORE.test(text) ? null : close(true);
    },
    finish: () => {
      // What was left open, or blank, goes along: the server says what it thinks of it.
      if (open.lines.length > 0 && held.lines.length > 0) {
        held = { ...held, lines: [...held.lines, ...open.lines] };
      } else if (open.lines.length > 0) close(false);
      return flush();
    },
  };
}

type Lines = { lines: string[]; bytes: number; readonly firstLine: number };

function nothing(firstLine: number): Lines {
  return { lines: [], bytes: 0, firstLine };
}
