/** What a diagnosis says that is of use: the block itself is never parsed as YAML. */
export type Diagnosis = {
  readonly message: string;
  readonly text: string;
  readonly ms: number | null;
};

const MAX_LENGTH = 16_000;
const MESSAGE = /^(?:message|error|reason):\s*(.*)$/;
const DURATION = /^duration_ms:\s*([\d.]{1,20})\s*$/;

/** Gathers the lines between `---` and `...` of one block. */
function createBlock(indent: number) {
  const lines: string[] = [];
  let length = 0;
  return {
    indent,
    add: (line: string) => {
      length += line.length;
      if (length <= MAX_LENGTH) lines.push(line.slice(indent));
    },
    finish: (): Diagnosis => {
      const message = lines.flatMap((line) => MESSAGE.exec(line)?.[1] ?? [])[0] ?? "";
      const ms = lines.flatMap((line) => DURATION.exec(line)?.[1] ?? [])[0];
      return {
        message: /^[|>][-+]?$/.test(message) ? "" : message.replace(/^(['"])(.*)\1$/, "$2"),
        text: lines.join("\n"),
        ms: ms === undefined ? null : Number(ms),
      };
    },
  };
}

/** The point that a block stands behind. */
type Owner = { readonly level: number; diagnosis: Diagnosis | null };

/** Tells the lines of diagnoses from those of the stream. */
export function createBlocks() {
  let block: ReturnType<typeof createBlock> | null = null;
  const isStart = (line: string, indent: number, owner: Owner | null): boolean => {
    if (owner === null || line.trim() !== "---") return false;
    const outer = owner.level * 4;
    return indent > outer && indent <= outer + 4;
  };
  /** True when the line is part of a diagnosis. */
  const take = (line: string, indent: number, owner: Owner | null): boolean => {
    if (block === null) {
      if (!isStart(line, indent, owner)) return false;
      block = createBlock(indent);
      return true;
    }
    const isEnd = line.trim() === "..." && indent <= block.indent;
    // A line that is less indented is none of the block, whose end is missing.
    if (!isEnd && (line.trim() === "" || indent >= block.indent)) {
      block.add(line);
      return true;
    }
    if (owner !== null) owner.diagnosis = block.finish();
    block = null;
    return isEnd;
  };
  return { take };
}
