import { percent } from "./axis";

type PathPart = {
  readonly key: string;
  readonly value: number;
  /** The main path is pale: what must go stands out. A phantom is hatched. */
  readonly mark: "main" | "stray" | "phantom";
};

type PathBarProps = {
  readonly parts: readonly PathPart[];
  /** The sum at the full width. */
  readonly most: number;
};

/** Imports by path, end to end; the numbers stand beside it. */
export function PathBar({ parts, most }: PathBarProps) {
  return (
    <span aria-hidden="true" className="flex h-2.5 w-full min-w-24 gap-px">
      {parts.map(({ key, value, mark }) => (
        <span
          key={key}
          className={MARKS[mark]}
          style={{ width: `max(1px, ${percent(value / Math.max(1, most))})` }}
        />
      ))}
    </span>
  );
}

const MARKS = {
  main: "bg-ink-4",
  stray: "bg-ink",
  phantom: "hatched border border-ink-3",
} as const;
