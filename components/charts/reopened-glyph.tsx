/** An arrow that turns back: the same import opened again. */
export function ReopenedGlyph() {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 13 10"
      width="13"
      height="10"
      className="inline-block flex-none"
    >
      <path
        d="M11.5 1.4H4.2a2.6 2.6 0 0 0 0 5.2h4.4"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      <path d="m8 3.6 4 3-4 3z" fill="currentColor" />
    </svg>
  );
}
