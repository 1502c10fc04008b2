import type { ReactNode } from "react";
import { formatCount } from "@/components/ui/format";
import type { ImportClass } from "@/lib/domain/import-class";
import { percent } from "./axis";
import { CLASS_MARKS, ClassGlyph } from "./class-marks";

export type BarListRow = {
  readonly key: string;
  readonly label: ReactNode;
  readonly value: number;
  readonly of: ImportClass;
  readonly href?: string;
  /** Behind the number, in quiet words. */
  readonly note?: ReactNode;
};

export type BarListProps = {
  /** The finding: the list's name. */
  readonly label: string;
  readonly rows: readonly BarListRow[];
};

/** Names with their number and a bar of the same scale, in the order given. */
export function BarList({ label, rows }: BarListProps) {
  const most = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <ul aria-label={label} className="chart">
      {rows.map(({ key, label: name, value, of, href, note }) => (
        <li
          key={key}
          className="bar-row border-b border-hair-2 py-1.5 last:border-b-0 hover:bg-hover"
        >
          <span className="flex min-w-0 items-baseline gap-1.5">
            <ClassGlyph of={of} />
            <span className="min-w-0">{name}</span>
          </span>
          <span className="text-right whitespace-nowrap">
            {href === undefined ? formatCount(value) : <a href={href}>{formatCount(value)}</a>}
            {note ? <span className="ml-1.5 text-label text-ink-3">{note}</span> : null}
          </span>
          <span aria-hidden="true" className="bar-track">
            <span
              className={`block h-full ${CLASS_MARKS[of].fill}`}
              style={{ width: `max(1px, ${percent(value / most)})` }}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}
