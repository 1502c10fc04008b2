import type { Discovery } from "@/lib/domain/discover/discover";
import type { Fragment } from "@/lib/domain/discover/fragment";
import type { LineFold } from "@/lib/domain/discover/line-fold";
import { discoverSentences } from "@/lib/domain/discover/words";
import { inWords, plural } from "@/lib/domain/words";

export type Report = {
  readonly discovery: Discovery;
  /** Worst first, no more than were asked for. */
  readonly fragments: readonly Fragment[];
  /** How many there are. */
  readonly total: number;
  /** Null where the history was not read. */
  readonly history: LineFold | null;
};

const TREND_STEPS = 8;

/** For people: a sentence, then each symbol with its paths. */
export function textReport({ discovery, fragments, total, history }: Report): string {
  const { headline, lede } = discoverSentences(discovery);
  const rows = fragments.map((fragment) => fragmentLines(fragment, history).join("\n"));
  const more = total - fragments.length;
  const rest = more > 0 ? [`${plural(more, "name")} more: --top ${total} lists all.`] : [];
  return [headline, lede, ...rows, ...rest].join("\n\n");
}

function fragmentLines(fragment: Fragment, history: LineFold | null): string[] {
  const { name, kind, definitions, imports, files, astray, paths } = fragment;
  const own = definitions.filter(({ file }) => file !== null).length;
  const from =
    kind === "symbol"
      ? `defined in ${definitions[0]?.module ?? ""}`
      : `${plural(own, "definition")}${kind === "family" ? "" : ", nothing links them"}`;
  const share = imports === 0 ? 0 : Math.floor((100 * astray) / imports);
  const trend =
    history === null
      ? []
      : [`  over time  ${astrayOverTime(fragment, history).map(inWords).join(" → ")}`];
  return [
    `${name}  ${from}; ${inWords(astray)} of ${plural(imports, "import")} (${share}%) astray, ${plural(files, "file")}`,
    ...paths.map(
      (path) =>
        `  ${inWords(path.imports).padStart(6)} in ${plural(path.files, "file").padEnd(12)} ${path.kind.padEnd(10)} ${path.module}${path.name === null ? "" : `: ${path.name}`}`,
    ),
    ...trend,
  ];
}

function astrayOverTime(fragment: Fragment, history: LineFold): number[] {
  const { ends, values } = history.trend(fragment, TREND_STEPS);
  return ends.map((_, column) =>
    fragment.paths.reduce((sum, { definition }, index) => {
      const isAstray = fragment.kind === "symbol" ? index > 0 : definition > 0;
      return isAstray ? sum + (values[index]?.[column] ?? 0) : sum;
    }, 0),
  );
}

/** For programs: everything, files included. */
export function jsonReport({ discovery, fragments, history }: Report): string {
  return JSON.stringify(
    {
      ...discoverSentences(discovery),
      imports: discovery.imports,
      files: discovery.files,
      isTreeKnown: discovery.isTreeKnown,
      folders: discovery.folders,
      fragments: fragments.map(({ carriers, ...fragment }) => ({
        ...fragment,
        carriers: [...carriers],
        ...(history === null ? {} : { trend: history.trend({ ...fragment, carriers }, 400) }),
      })),
    },
    null,
    2,
  );
}

/** One row for each path. */
export function csvReport({ fragments }: Report): string {
  const rows = fragments.flatMap(({ id, kind, astray, imports, paths }, index) =>
    paths.map((path) => [
      index + 1,
      id,
      kind,
      imports,
      astray,
      path.module,
      path.name ?? "",
      path.kind,
      path.imports,
      path.files,
    ]),
  );
  const head = "rank,symbol,kind,imports_of_symbol,astray,module,name,path_kind,imports,files";
  return [head, ...rows.map((row) => row.map(cell).join(","))].join("\n");
}

function cell(value: string | number): string {
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
