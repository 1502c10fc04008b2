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
export function createBlock(indent: number) {
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
