import "server-only";

/** Lists of more items travel in pieces of their own. */
const LONG = 100;
/** Characters of one piece: parsing it holds the thread for one or two milliseconds. */
const PIECE = 128 * 1024;

type Path = readonly (string | number)[];
type LongList = { readonly at: Path; readonly items: readonly unknown[] };
/** The whole with its long lists empty, at the empty path; or items of the list at a path, behind those before. */
type Part = { readonly at: Path; readonly whole?: unknown; readonly items?: readonly unknown[] };

/**
 * JSON-safe data as JSON texts of about equal length, to be put together again by `createAssembly`: parsing one long text
 * would hold the thread of who gets it.
 */
export function* takeApart(value: unknown): Generator<string> {
  const lists: LongList[] = [];
  const whole = withoutLongLists(value, [], lists);
  let parts = [`{"at":[],"whole":${JSON.stringify(whole)}}`];
  let size = parts[0]?.length ?? 0;
  for (const { at, items } of lists) {
    let texts: string[] = [];
    const close = () => {
      if (texts.length > 0) parts.push(`{"at":${JSON.stringify(at)},"items":[${texts.join()}]}`);
      texts = [];
    };
    for (const item of items) {
      const text = JSON.stringify(item);
      texts.push(text);
      size += text.length;
      if (size < PIECE) continue;
      close();
      yield `[${parts.join()}]`;
      parts = [];
      size = 0;
    }
    close();
  }
  yield `[${parts.join()}]`;
}

/** A copy whose long lists are empty; a list stands in `lists` before those inside its items. */
function withoutLongLists(value: unknown, at: Path, lists: LongList[]): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value)) {
    const fields = Object.entries(value).map(([key, field]) => [
      key,
      withoutLongLists(field, [...at, key], lists),
    ]);
    return Object.fromEntries(fields);
  }
  if (value.length <= LONG) {
    return value.map((item, index) => withoutLongLists(item, [...at, index], lists));
  }
  const inner: LongList[] = [];
  const items = value.map((item, index) => withoutLongLists(item, [...at, index], inner));
  lists.push({ at, items });
  for (const list of inner) lists.push(list);
  return [];
}

export type Assembly = {
  /** Takes the next piece, in the order in which they were made. */
  readonly take: (text: string) => void;
  /** What was taken apart, when all pieces were taken. */
  readonly value: () => unknown;
};

export function createAssembly(): Assembly {
  let whole: unknown;
  const take = ({ at, whole: root, items }: Part): void => {
    if (items === undefined) {
      whole = root;
      return;
    }
    const list = at.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], whole);
    for (const item of items) (list as unknown[]).push(item);
  };
  return {
    take(text) {
      for (const part of JSON.parse(text) as Part[]) take(part);
    },
    value: () => whole,
  };
}
