"use client";

import { type MouseEvent, type PointerEvent, type RefObject, useRef, useState } from "react";
import { followLink } from "./follow-link";
import { fileAt, STRIP, type TreemapFolder, type TreemapLayout } from "./treemap-layout";
import { TreemapTip, type TreemapTipState } from "./treemap-tip";
import { useTreemapCanvas } from "./use-treemap-canvas";

export type TreemapProps = {
  readonly label: string;
  readonly paths: readonly string[];
  readonly weights: ArrayLike<number>;
  /** What each file is drawn as, by its index among the paths. */
  readonly codes: Uint8Array;
  readonly dir: string;
  readonly dirHref: (dir: string) => string;
  readonly fileHref: (path: string) => string;
  /** What a file, and what a folder's files say. */
  readonly fileWords: (file: number) => string;
  readonly folderWords: (files: readonly number[]) => string;
};

/** Files as areas; a press on a file zooms to the innermost folder drawn around it, on one right in the frame opens it. */
export function Treemap(props: TreemapProps) {
  const { label, paths, weights, codes, dir } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [tip, setTip] = useState<TreemapTipState | null>(null);
  const layout = useTreemapCanvas({ canvas, paths, weights, codes, dir });
  const hit = (event: MouseEvent): number => indexAt(canvas, layout, event);
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerType === "touch") return;
    const file = hit(event);
    const { clientX: x, clientY: y } = event;
    setTip(file < 0 ? null : { path: paths[file] ?? "", words: props.fileWords(file), x, y });
  };
  const onClick = (event: MouseEvent) => {
    const file = hit(event);
    if (event.target !== canvas.current || file < 0) return;
    const folder = layout?.folders.findLast(({ files }) => files.includes(file));
    followLink(
      folder === undefined ? props.fileHref(paths[file] ?? "") : props.dirHref(folder.name),
    );
  };
  return (
    <figure className="chart" aria-label={label}>
      <div className="treemap-box" onPointerLeave={() => setTip(null)}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={label}
          onPointerMove={onPointerMove}
          onClick={onClick}
          className="absolute inset-0 block h-full w-full cursor-pointer"
        />
        {layout?.folders.slice(0, MOST_LINKS).map((folder) => (
          <FolderLink key={folder.name} folder={folder} {...props} />
        ))}
      </div>
      <TreemapTip tip={tip} />
    </figure>
  );
}

/** Links to folders, from the largest on: the table has them all. */
const MOST_LINKS = 150;
/** px of a letter of the mono font at 11 px. */
const LETTER = 6.7;

type FolderLinkProps = Pick<TreemapProps, "dirHref" | "folderWords"> & {
  readonly folder: TreemapFolder;
};

/** A folder's name over its files, whole or by its last part, or not at all: never cut. */
function FolderLink({ folder, dirHref, folderWords }: FolderLinkProps) {
  const { x0, y0, x1, label, name, hasStrip, depth } = folder;
  const room = (x1 - x0 - 10) / LETTER;
  const last = label.split("/").at(-1) ?? "";
  const said = `${name}: ${folderWords(folder.files)}`;
  const shown = label.length <= room ? label : last.length <= room ? last : "";
  return (
    <a
      href={dirHref(name)}
      title={said}
      aria-label={said}
      data-depth={depth}
      className={hasStrip ? "treemap-strip" : "treemap-small"}
      style={{ left: x0, top: y0, width: x1 - x0 - 1, height: STRIP - 1 }}
    >
      {hasStrip ? shown : ""}
    </a>
  );
}

/** The file under the pointer; -1 between. */
function indexAt(
  canvas: RefObject<HTMLCanvasElement | null>,
  layout: TreemapLayout | null,
  event: MouseEvent,
): number {
  const bounds = canvas.current?.getBoundingClientRect();
  if (bounds === undefined || layout === null) return -1;
  const index = fileAt(layout, event.clientX - bounds.left, event.clientY - bounds.top);
  return layout.files[index] ?? -1;
}
