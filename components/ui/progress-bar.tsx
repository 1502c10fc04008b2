type ProgressBarProps = {
  /** Said to readers. */
  readonly label: string;
  /** Between 0 and 1; null while it is not known how much there is. */
  readonly part: number | null;
  /** The same in words. */
  readonly text: string;
};

/** How much of something is done; without a number it only says that it goes on. */
export function ProgressBar({ label, part, text }: ProgressBarProps) {
  const percent = part === null ? null : Math.floor(Math.min(Math.max(part, 0), 1) * 100);
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuetext={text}
      {...(percent === null
        ? {}
        : { "aria-valuenow": percent, "aria-valuemin": 0, "aria-valuemax": 100 })}
      className="h-1.5 overflow-hidden rounded-1 bg-sunken"
    >
      <div
        style={{ width: `${percent ?? 100}%` }}
        className={`h-full rounded-1 ${percent === null ? "hatched" : "bg-ink"}`}
      />
    </div>
  );
}
