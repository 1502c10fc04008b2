/** Signs of life on stderr: one line that is written over on a terminal, else a line every few seconds. */
const EVERY_MS = { terminal: 200, log: 5_000 };

export type Progress = {
  readonly show: (text: string) => void;
  /** Says something that stays, whatever was shown. */
  readonly say: (text: string) => void;
  readonly end: () => void;
};

export function progress(stream: NodeJS.WriteStream = process.stderr): Progress {
  const every = stream.isTTY ? EVERY_MS.terminal : EVERY_MS.log;
  let shownAt = Date.now();
  let isOpen = false;
  const clear = () => {
    if (isOpen) stream.write("\r\u001b[2K");
    isOpen = false;
  };
  return {
    show: (text) => {
      if (Date.now() - shownAt < every) return;
      shownAt = Date.now();
      if (!stream.isTTY) {
        stream.write(`${text}\n`);
        return;
      }
      stream.write(`\r\u001b[2K${text}`);
      isOpen = true;
    },
    say: (text) => {
      clear();
      stream.write(`${text}\n`);
    },
    end: clear,
  };
}
