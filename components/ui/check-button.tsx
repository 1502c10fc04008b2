import { useIsHeard } from "./use-heard";

export type CheckButtonProps = {
  /** Said to readers: what is ticked. */
  readonly label: string;
  readonly isChecked: boolean;
  readonly onClick: () => void;
};

/** A box to tick that asks something first: it changes when its owner says so, not when it is pressed. */
export function CheckButton({ label, isChecked, onClick }: CheckButtonProps) {
  // Pressed before, the browser would show a tick that nobody made.
  const isHeard = useIsHeard();
  return (
    <span className="relative mt-[3px] grid size-[15px] flex-none text-layer">
      <input
        type="checkbox"
        aria-label={label}
        checked={isChecked}
        disabled={!isHeard}
        onChange={onClick}
        className="col-start-1 row-start-1 size-[15px] cursor-pointer appearance-none rounded-1 border-[1.5px] border-ink-3 bg-layer before:absolute before:-inset-1.5 checked:border-ink checked:bg-ink hover:border-ink max-tablet:before:-inset-3.5"
      />
      {isChecked ? (
        <svg
          aria-hidden="true"
          viewBox="0 0 10 10"
          className="pointer-events-none relative col-start-1 row-start-1 size-2.5 place-self-center"
        >
          <path d="M1.6 5.2 4 7.5l4.4-4.9" fill="none" stroke="currentColor" strokeWidth="1.7" />
        </svg>
      ) : null}
    </span>
  );
}
