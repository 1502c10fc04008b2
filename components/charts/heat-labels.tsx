import { memo } from "react";
import { formatCount } from "@/components/ui/format";
import {
  blocksIn,
  HEAD_HEIGHT,
  type HeatBlock,
  type HeatLayout,
  type HeatStop,
  rowsIn,
} from "./heat-layout";
import { type HeatActive, HeatLine } from "./heat-line";
import { shortName } from "./heat-words";

export type HeatLabelsProps = {
  /** Of each row, and what it holds now: the same in every span of time. */
  readonly paths: readonly string[];
  readonly now: Float64Array;
  readonly columns: number;
  readonly layout: HeatLayout;
  readonly top: number;
  readonly bottom: number;
  readonly hrefOf: (path: string) => string;
  readonly onToggle: (folder: string) => void;
  readonly cursor: (HeatActive & { readonly stop: HeatStop }) | null;
};

/** Names are written from this row height on; below it only the row that the keyboard stands on has an element. */
const NAMED_FROM = 10;
/** The head of the grid is its first row. */
const HEAD_ROWS = 1;

/** The names and numbers that are near: folders as buttons, files as links over the whole row. */
export const HeatLabels = memo(function HeatLabels(props: HeatLabelsProps) {
  const { layout, top, bottom } = props;
  const [first, end] = blocksIn(layout, top, bottom);
  return layout.blocks
    .slice(first, end)
    .map((block, index) => (
      <HeatBlockLines
        key={`${block.folder.index}${block.hasHead}`}
        {...props}
        block={block}
        at={first + index}
      />
    ));
});

type BlockProps = HeatLabelsProps & { readonly block: HeatBlock; readonly at: number };

function HeatBlockLines(props: BlockProps) {
  const { block, at, layout, top, bottom, paths, columns, hrefOf, onToggle } = props;
  const { rowHeight } = layout;
  const cursor = props.cursor?.stop.block === at ? props.cursor : null;
  const [first, end] = block.isOpen ? rowsIn(block, rowHeight, top, bottom) : [0, 0];
  const isNamed = rowHeight >= NAMED_FROM;
  const shown = Array.from({ length: end - first }, (_, index) => first + index).filter(
    (index) => isNamed || index === cursor?.stop.row,
  );
  // Rows that leave hand their element on to those that come, so that scrolling makes no elements.
  const pool = Math.ceil((bottom - top) / rowHeight) + 2;
  return (
    <>
      {block.hasHead ? (
        <HeatFolderLine
          block={block}
          columns={columns}
          onToggle={onToggle}
          active={cursor?.stop.row === null ? cursor : null}
        />
      ) : null}
      {shown.map((index) => {
        const row = block.rows[index] ?? -1;
        const path = paths[row] ?? "";
        return (
          <HeatRowLine
            key={index % pool}
            {...{ path, columns, isNamed }}
            index={block.stop + (block.hasHead ? 1 : 0) + index + HEAD_ROWS + 1}
            level={block.folder.depth + 2}
            now={props.now[row] ?? 0}
            href={hrefOf(path)}
            y={block.bodyY + index * rowHeight}
            height={rowHeight}
            active={cursor?.stop.row === index ? cursor : null}
          />
        );
      })}
    </>
  );
}

type HeatRowLineProps = {
  readonly path: string;
  readonly index: number;
  readonly level: number;
  readonly columns: number;
  readonly isNamed: boolean;
  readonly now: number;
  readonly href: string;
  readonly y: number;
  readonly height: number;
  readonly active: HeatActive | null;
};

const HeatRowLine = memo(function HeatRowLine(props: HeatRowLineProps) {
  const { path, isNamed, now, href, y, height, level } = props;
  return (
    <HeatLine
      {...props}
      top={y}
      head={
        <a
          href={href}
          title={path}
          tabIndex={-1}
          draggable={false}
          aria-label={`${path}, ${formatCount(now)} now`}
          className="heat-row"
        >
          {isNamed ? (
            <span className="heat-name" style={{ paddingLeft: indent(level - 1) }}>
              {shortName(path)}
            </span>
          ) : null}
        </a>
      }
      sumClass="heat-now"
      sum={now === 0 || !isNamed || height < NAMED_FROM ? "" : formatCount(now)}
    />
  );
});

type HeatFolderLineProps = {
  readonly block: HeatBlock;
  readonly columns: number;
  readonly onToggle: (folder: string) => void;
  readonly active: HeatActive | null;
};

function HeatFolderLine({ block, columns, onToggle, active }: HeatFolderLineProps) {
  const { folder, isOpen, y, stop } = block;
  return (
    <HeatLine
      {...{ columns, active }}
      index={stop + HEAD_ROWS + 1}
      level={folder.depth + 1}
      isExpanded={isOpen}
      top={y}
      height={HEAD_HEIGHT}
      head={
        <button
          type="button"
          tabIndex={-1}
          aria-expanded={isOpen}
          title={folder.name}
          onClick={() => onToggle(folder.name)}
          className="heat-folder"
          style={{ paddingLeft: indent(folder.depth) }}
        >
          <svg aria-hidden="true" viewBox="0 0 8 8" className="h-2 w-2 flex-none text-ink-3">
            <path d={isOpen ? "M0 2h8L4 7z" : "M2 0v8l5-4z"} fill="currentColor" />
          </svg>
          <span className="overflow-hidden font-medium text-ellipsis">{folder.label}</span>
          <span className="ml-auto flex-none pl-1.5 text-ink-3 max-tablet:hidden">
            {formatCount(folder.rows.length)}
          </span>
        </button>
      }
      sumClass="heat-sum"
      sum={formatCount(folder.now)}
    />
  );
}

function indent(depth: number): string {
  return `calc(var(--indent) + ${depth} * 14px)`;
}
