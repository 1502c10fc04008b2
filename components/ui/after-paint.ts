/** ms after which it is no longer waited for a frame: a page out of sight draws none. */
const NO_FRAME = 100;

/** Calls `act` once, when the next frame has been drawn, so that nothing it does holds that frame up. Returns how to drop it. */
export function afterPaint(act: () => void): () => void {
  let timer = setTimeout(() => {
    cancelAnimationFrame(frame);
    act();
  }, NO_FRAME);
  // What a frame asks for is run before it is drawn; a task of its own comes behind that.
  const frame = requestAnimationFrame(() => {
    clearTimeout(timer);
    timer = setTimeout(act, 0);
  });
  return () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
  };
}
