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
  let lines: string[] = [];
  let bytes = 0;
  let commits = 0;
  let firstLine = 2;
  let isOpen = false;

  const flush = (): ScanPart | null => {
    if (header === null || lines.length === 0) return null;
    const part = { text: `${header}\n${lines.join("\n")}\n`, commits, firstLine };
    lines = [];
    bytes = 0;
    commits = 0;
    return part;
  };

  return {
    take: (text) => {
      line++;
      if (header === null) {
        header = text;
        return null;
      }
      const size = encoder.encode(text).length + 1;
      const isFull = !isOpen && (commits >= maxCommits || bytes + size > maxBytes);
      const part = isFull ? flush() : null;
      if (lines.length === 0) firstLine = line;
      lines.push(text);
      bytes += size;
      if (!isOpen && text.trim() !== "") commits++;
      isOpen = MORE.test(text);
      return part;
    },
    finish: flush,
  };
}
