/** The first stop of the keyboard: past the frame, to the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only focus:not-sr-only focus:absolute focus:top-2 focus:left-2 focus:z-50 focus:rounded-2 focus:bg-ink focus:px-3 focus:py-1.5 focus:text-layer"
    >
      Skip to content
    </a>
  );
}
