import type { ReactNode } from "react";

/** Columns of twelve that a panel takes on a wide screen; it stands alone below 900 px. */
export type PanelSpan = 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;

const SPANS: Readonly<Record<PanelSpan, string>> = {
  3: "tablet:max-desk:col-span-6 desk:col-span-3",
  4: "desk:col-span-4",
  5: "desk:col-span-5",
  6: "tablet:col-span-6",
  7: "desk:col-span-7",
  8: "desk:col-span-8",
  9: "desk:col-span-9",
  12: "",
};

/** The chart's numbers as a table: shown in place of the chart when the URL says so. */
export type PanelTwin = {
  readonly isShown: boolean;
  /** Where the other view is: with `as=table` while the chart is shown, without it otherwise. */
  readonly href: string;
  /** Rendered only while it is shown. */
  readonly table: ReactNode;
};

export type PanelProps = {
  /** A sentence of at most 70 characters that the chart below proves. */
  readonly finding: ReactNode;
  readonly id?: string;
  readonly span?: PanelSpan;
  /** Glyph and word of each class, in stack order; or a quiet line of context. */
  readonly legend?: ReactNode;
  readonly twin?: PanelTwin;
  readonly csv?: string;
  readonly json?: string;
  /** More quiet links at the right. */
  readonly actions?: ReactNode;
  /** The scope of the number, the evidence, how it was made. */
  readonly footer?: ReactNode;
  readonly footerEnd?: ReactNode;
  /** No padding around the content: tables and maps go to the edge. */
  readonly isFlush?: boolean;
  readonly level?: 2 | 3;
  readonly className?: string;
  readonly children: ReactNode;
};

/** One finding and its proof: title, legend, actions, chart or table, footer. */
export function Panel(props: PanelProps) {
  const { finding, id, span = 12, legend, twin, footer, footerEnd, level = 2 } = props;
  const Heading = level === 2 ? "h2" : "h3";
  const isTable = twin?.isShown === true;
  const isFlush = props.isFlush === true || isTable;
  return (
    <section
      id={id}
      className={`flex min-w-0 flex-col rounded-3 border border-hair bg-layer ${SPANS[span]} ${props.className ?? ""}`}
    >
      <header className="flex flex-wrap items-start gap-x-4 px-4 pt-3.5 max-tablet:px-3.5 max-tablet:pt-3">
        <div className="min-w-0 flex-1 basis-44">
          <Heading className="text-finding font-semibold text-pretty">{finding}</Heading>
          {legend ? <Legend>{legend}</Legend> : null}
        </div>
        <PanelActions {...props} />
      </header>
      <div
        className={`min-w-0 flex-1 ${isFlush ? "pt-2" : "px-4 pt-3 pb-3.5 max-tablet:px-3.5 max-tablet:pt-2.5 max-tablet:pb-3"}`}
      >
        {isTable ? twin.table : props.children}
      </div>
      {footer || footerEnd ? (
        <footer className="flex flex-wrap gap-x-4 gap-y-1.5 border-t border-hair-2 px-4 py-[9px] text-label/[18px] text-ink-3 max-tablet:px-3.5 max-tablet:py-2">
          {footer}
          {footerEnd ? <span className="ml-auto">{footerEnd}</span> : null}
        </footer>
      ) : null}
    </section>
  );
}

function PanelActions({ twin, csv, json, actions }: PanelProps) {
  if (!twin && csv === undefined && json === undefined && !actions) return null;
  return (
    <div className="flex gap-3 pt-px text-label/5 whitespace-nowrap">
      {actions}
      {twin ? (
        <QuietAction href={twin.href} hook="twin">
          {twin.isShown ? "Chart" : "Table"}
        </QuietAction>
      ) : null}
      {csv === undefined ? null : (
        <QuietAction href={csv} isFile>
          CSV
        </QuietAction>
      )}
      {json === undefined ? null : (
        <QuietAction href={json} isFile>
          JSON
        </QuietAction>
      )}
    </div>
  );
}

export type QuietActionProps = {
  readonly href: string;
  readonly children: ReactNode;
  /** A file of the API, not a page: the browser follows it. */
  readonly isFile?: boolean;
  /** Name by which a key finds the link. */
  readonly hook?: string;
};

/** A quiet link at the right of a panel's title, with a target of 28 px. */
function QuietAction({ href, children, isFile = false, hook }: QuietActionProps) {
  return (
    <a
      href={href}
      data-hook={hook}
      data-native={isFile ? "" : undefined}
      className="relative quiet-link before:absolute before:-inset-x-1.5 before:-inset-y-1"
    >
      {children}
    </a>
  );
}

/** The line of glyphs and words under a finding. */
function Legend({ children }: { readonly children: ReactNode }) {
  return (
    <div className="mt-1 flex flex-wrap items-center gap-x-4 gap-y-0.5 text-label/[18px] text-ink-2">
      {children}
    </div>
  );
}
