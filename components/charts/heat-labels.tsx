import { memo } from "react";
import { formatCount } from "@/components/ui/format";
import { blocksIn, HEAD_HEIGHT, type HeatLayout, rowsIn } from "./heat-layout";
import { type HeatGroup, type HeatRow, shortName } from "./heat-model";

export type HeatLabelsProps = {
  readonly groups: readonly HeatGroup[];
  readonly layout: HeatLayout;
  readonly top: number;
  readonly bottom: number;
  readonly hrefOf: (row: HeatRow) => string;
  readonly onToggle: (group: string) => void;
};

/** Names are written from this row height on. */
const NAMED_FROM = 12;

/** The names and numbers that are near: folders as buttons, files as links over the whole row. */
export function HeatLabels({ groups, layout, top, bottom, hrefOf, onToggle }: HeatLabelsProps) {
  const { rowHeight } = layout;
  // Rows that leave hand their element on to those that come, so that scrolling makes no elements.
  const pool = Math.ceil((bottom - top) / rowHeight) + 2;
  return blocksIn(layout, top, bottom).map((block) => {
    const group = groups[block.group];
    if (group === undefined) return null;
    const [first, end] = block.isOpen ? rowsIn(block, rowHeight, top, bottom) : [0, 0];
    return (
      <div key={group.name}>
        <HeatFolder
          group={group}
          isOpen={block.isOpen}
          y={block.y}
          onToggle={() => onToggle(group.name)}
        />
        {group.rows.slice(first, end).map((row, index) => (
          <HeatRowLink
            // biome-ignore lint/suspicious/noArrayIndexKey: elements are handed on, and hold no state of their own
            key={(first + index) % pool}
            path={row.path}
            now={row.now}
            href={hrefOf(row)}
            y={block.bodyY + (first + index) * rowHeight}
            height={rowHeight}
          />
        ))}
      </div>
    );
  });
}

type HeatRowLinkProps = {
  readonly path: string;
  readonly now: number | null;
  readonly href: string;
  readonly y: number;
  readonly height: number;
};

const HeatRowLink = memo(function HeatRowLink({ path, now, href, y, height }: HeatRowLinkProps) {
  return (
    <a
      href={href}
      title={path}
      tabIndex={-1}
      draggable={false}
      className="heat-row"
      style={{ top: y, height, lineHeight: `${height}px` }}
    >
      {height >= NAMED_FROM ? (
        <>
          <span className="heat-name">{shortName(path)}</span>
          <span className="heat-now">{nowWords(now)}</span>
        </>
      ) : null}
    </a>
  );
});

type HeatFolderProps = {
  readonly group: HeatGroup;
  readonly isOpen: boolean;
  readonly y: number;
  readonly onToggle: () => void;
};

function HeatFolder({ group, isOpen, y, onToggle }: HeatFolderProps) {
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-expanded={isOpen}
        title={group.name}
        onClick={onToggle}
        className="heat-folder"
        style={{ top: y, height: HEAD_HEIGHT }}
      >
        <svg aria-hidden="true" viewBox="0 0 8 8" className="h-2 w-2 flex-none text-ink-3">
          <path d={isOpen ? "M0 2h8L4 7z" : "M2 0v8l5-4z"} fill="currentColor" />
        </svg>
        <span className="overflow-hidden font-medium text-ellipsis">{group.name}</span>
        <span className="ml-auto flex-none pl-1.5 text-ink-3 max-tablet:hidden">
          {formatCount(group.rows.length)}
        </span>
      </button>
      <span className="heat-sum" style={{ top: y, lineHeight: `${HEAD_HEIGHT}px` }}>
        {formatCount(sumOf(group))}
      </span>
    </>
  );
}

/** The sum of what its files hold now. */
function sumOf({ now, rows }: HeatGroup): number {
  return now ?? rows.reduce((sum, row) => sum + (row.now ?? 0), 0);
}

function nowWords(now: number | null): string {
  if (now === null) return "?";
  return now === 0 ? "" : formatCount(now);
}
