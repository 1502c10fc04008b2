import "server-only";

/** What goes between a reader and who asks it, on a pipe: a few words in JSON and bytes. */
export type Frame<Head> = { readonly head: Head; readonly body: Uint8Array<ArrayBuffer> };

/** Two lengths of four bytes each stand in front. */
const LENGTHS = 8;

/** The bytes before a body: both lengths and the head. */
export function frameStart(head: unknown, bodyLength: number): Buffer {
  const text = Buffer.from(JSON.stringify(head));
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(text.length, 0);
  lengths.writeUInt32LE(bodyLength, 4);
  return Buffer.concat([lengths, text]);
}

/** Gives each whole frame of a stream of bytes, in whatever chunks it comes. */
export async function* readFrames<Head>(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Frame<Head>> {
  let frame = openFrame();
  for await (const chunk of chunks) {
    for (let rest = chunk; rest.length > 0; ) {
      rest = frame.take(rest);
      if (!frame.isWhole()) continue;
      const [head, body] = frame.parts();
      yield { head: JSON.parse(new TextDecoder().decode(head)) as Head, body };
      frame = openFrame();
    }
  }
}

/** A frame that comes: its lengths, then its head and its body. */
function openFrame() {
  const lengths = new Uint8Array(LENGTHS);
  let awaited = [lengths];
  let filled = 0;
  let head = lengths;
  let body = lengths;
  const isFull = () => filled === awaited[0]?.length;
  return {
    /** What is left of the bytes. */
    take(bytes: Uint8Array): Uint8Array {
      const target = awaited[0] ?? lengths;
      const taken = bytes.subarray(0, target.length - filled);
      target.set(taken, filled);
      filled += taken.length;
      // A body without bytes is there at once.
      while (isFull()) {
        if (awaited[0] === lengths) {
          const view = new DataView(lengths.buffer);
          head = new Uint8Array(view.getUint32(0, true));
          body = new Uint8Array(view.getUint32(4, true));
          awaited.push(head, body);
        }
        awaited = awaited.slice(1);
        filled = 0;
      }
      return bytes.subarray(taken.length);
    },
    isWhole: () => awaited.length === 0,
    parts: () => [head, body] as const,
  };
}
