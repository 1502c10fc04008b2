import type { ReactNode } from "react";
import type { Shape, Tone } from "@/components/ui/glyph";

/** Parameters that every link within a plan carries on. */
export const FRAME_PARAMS = ["at", "version"] as const;

/** A row of the project or plan switcher. */
export type SwitchItem = {
  readonly title: string;
  /** Beside the title: the issue. */
  readonly note?: string;
  readonly href: string;
  /** Its state in one sentence. */
  readonly sentence: string;
  readonly tone?: Tone;
  readonly isCurrent: boolean;
};

/** The moment that the page is read at. Instants are epoch ms. */
export type AsOf = {
  readonly sha: string;
  readonly t: number;
  readonly isLatest: boolean;
  readonly latest: { readonly sha: string; readonly t: number };
  /** The neighbours on the line; null at its ends. */
  readonly previous: string | null;
  readonly next: string | null;
};

export type VersionItem = { readonly version: number; readonly isCurrent: boolean };

export type Versions = {
  readonly items: readonly VersionItem[];
  readonly current: number;
  /** False: the version is read back into a time before it took force. */
  readonly isInForce: boolean;
  /** The later version that is in force at the moment, when another is read; else null. */
  readonly supersededBy: number | null;
};

/** One step of the strip: the count from this commit on. */
export type StripStep = { readonly t: number; readonly sha: string; readonly count: number };

export type Strip = {
  /** At most 400, in order. */
  readonly steps: readonly StripStep[];
  /** What is counted: "legacy imports". */
  readonly unit: string;
  readonly planStartsAt: number | null;
  /** Answers with a CommitAxis; without it the slider stops at the steps only. */
  readonly commitsHref?: string;
};

/** Every commit of the line in order, as two columns. */
export type CommitAxis = { readonly t: readonly number[]; readonly sha: readonly string[] };

export type RailItem = {
  /** The letter behind `g` that leads here; at most one item has it. */
  readonly key?: string;
  readonly label: string;
  readonly href: string;
  /** The live number or state of the page. */
  readonly value?: string;
  readonly tone?: Tone;
  /** The word of the tone, said to readers when `value` does not say it. */
  readonly toneWord?: string;
};

/** Sections in order: reading, judging, source. */
export type Rail = readonly (readonly RailItem[])[];

/** A line under the header: demo, simulated, order estimated, partial. */
export type Notice = {
  readonly id: string;
  /** The word in the dashed tag. */
  readonly tag: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
};

/** What the palette can do by itself. */
export type PaletteAction =
  | "theme"
  | "table"
  | "copy-link"
  | "copy-csv"
  | "save-view"
  | "latest"
  | "keys";

export type PaletteItem = {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly hint?: string;
  readonly href?: string;
  readonly action?: PaletteAction;
  /** Its link says all: the moment and version that are open do not go with it. */
  readonly isWhole?: boolean;
  readonly shape?: Shape;
  /** Colour class of the shape. */
  readonly color?: string;
  readonly tone?: Tone;
  readonly count?: string;
  readonly keys?: string;
};

/** The answer of the palette's search. */
export type PaletteAnswer = { readonly items: readonly PaletteItem[] };
