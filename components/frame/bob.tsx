export type BobProps = { readonly className?: string };

/** The mark: a line and its bob. */
export function BobMark({ className = "" }: BobProps) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 16 20"
      className={`h-5 w-4 flex-none ${className}`}
    >
      <path d="M8 0v9" stroke="currentColor" strokeWidth="1.6" />
      <path d="M3 9h10l-5 10z" fill="var(--accent)" />
    </svg>
  );
}
