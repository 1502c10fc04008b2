const LINE_END = /\r\n|\r|\n/g;

/** The text of a file: UTF-8, or UTF-16 where a byte order mark says so; no mark. What is no UTF-8 reads as U+FFFD. */
export function decodeSource(bytes: Uint8Array): string {
  return decoderOf(bytes).decode(bytes);
}

const UTF_8 = new TextDecoder("utf-8");

function decoderOf(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le");
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be");
  return UTF_8;
}

/** Lines of a text, a last one without an end included. */
export function countLines(text: string): number {
  const ends = text.match(LINE_END)?.length ?? 0;
  return text === "" || /[\r\n]$/.test(text) ? ends : ends + 1;
}

/** Answers the 1-based line of an offset; fast when offsets are asked for in ascending order. */
export function lineFinder(text: string): (offset: number) => number {
  const lineEnd = new RegExp(LINE_END);
  let line = 1;
  let start = 0;
  let next = nextEnd();

  function nextEnd(): number {
    return lineEnd.exec(text) === null ? Number.POSITIVE_INFINITY : lineEnd.lastIndex;
  }

  return (offset) => {
    if (offset < start) {
      lineEnd.lastIndex = 0;
      line = 1;
      next = nextEnd();
    }
    while (next <= offset) {
      line += 1;
      start = next;
      next = nextEnd();
    }
    return line;
  };
}
