import { setTimeout as pause } from "node:timers/promises";
import type { Browser, Page } from "@playwright/test";

/** What was measured while something was done on a page, ms. */
export type Measured = {
  /** Between two frames. */
  readonly frames: readonly number[];
  /** From an input (its own time stamp) to the end of the frame that shows what it did. */
  readonly inputs: readonly number[];
  /** Frames in which something in sight was not drawn. */
  readonly undrawn: number;
};

type Meter = {
  input: number | null;
  frames: number[];
  inputs: number[];
  undrawn: number;
  isOn: boolean;
};

declare global {
  var plumblineMeter: Meter;
}

/**
 * Put into a page before its own scripts: keeps the time stamp of each input, waits for the first drawing on a canvas (or
 * scrolling) behind it, and takes the time when the frame that holds it is done.
 */
function meter(): void {
  const state: Meter = { input: null, frames: [], inputs: [], undrawn: 0, isOn: false };
  globalThis.plumblineMeter = state;
  const shown = () => {
    const begun = state.input;
    if (begun === null) return;
    state.input = null;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => state.inputs.push(performance.now() - begun);
      channel.port2.postMessage(null);
    });
  };
  // The click behind a pointer that is let go is the same input: of a drag, whose outcome is drawn before it, it does nothing.
  let heard = 0;
  const hear = ({ timeStamp }: Event) => {
    if (timeStamp === heard) return;
    heard = timeStamp;
    state.input = timeStamp;
  };
  for (const name of ["keydown", "click", "wheel", "pointerup", "input"])
    addEventListener(name, hear, { capture: true, passive: true });
  const put = CanvasRenderingContext2D.prototype.putImageData as (...of: unknown[]) => void;
  CanvasRenderingContext2D.prototype.putImageData = function (this: unknown, ...of: unknown[]) {
    put.apply(this, of);
    shown();
  } as typeof CanvasRenderingContext2D.prototype.putImageData;
  addEventListener("scroll", shown, { capture: true, passive: true });
  let last = 0;
  const frame = (now: number) => {
    if (state.isOn && last > 0) state.frames.push(now - last);
    last = now;
    if (state.isOn && isUndrawn()) state.undrawn += 1;
    requestAnimationFrame(frame);
  };
  /** What of the rows is in sight against what the canvas over them holds; a map without rows is always whole. */
  const isUndrawn = (): boolean => {
    const box = document.querySelector<HTMLElement>("[role=treegrid]");
    const canvas = box?.querySelector("canvas");
    if (!box || !canvas?.dataset.height) return false;
    const plot = canvas.parentElement?.parentElement?.getBoundingClientRect();
    const drawn = canvas.getBoundingClientRect();
    const sight = box.getBoundingClientRect();
    const top = Math.max(sight.top, plot?.top ?? 0);
    const bottom = Math.min(sight.bottom, plot?.bottom ?? 0);
    return drawn.top > top + 1 || drawn.bottom < bottom - 1;
  };
  requestAnimationFrame(frame);
}

/** A page with the meter in it, as large as a laptop's. */
export async function meteredPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  // The loader of TypeScript names functions by a helper that a page does not have.
  await page.addInitScript("globalThis.__name = (named) => named");
  await page.addInitScript(meter);
  return page;
}

/** What is measured while `act` goes on. */
export async function measured(page: Page, act: () => Promise<void>): Promise<Measured> {
  await page.evaluate(() => {
    Object.assign(globalThis.plumblineMeter, {
      input: null,
      frames: [],
      inputs: [],
      undrawn: 0,
      isOn: true,
    });
  });
  await act();
  await pause(300);
  return page.evaluate(() => {
    globalThis.plumblineMeter.isOn = false;
    const { frames, inputs, undrawn } = globalThis.plumblineMeter;
    return { frames, inputs, undrawn };
  });
}

/** The value that so large a part of all does not exceed. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** One line: frames and inputs at the 95th percentile, beside their targets. */
export function told(name: string, { frames, inputs, undrawn }: Measured): string {
  const p95 = (values: readonly number[]) => percentile(values, 0.95).toFixed(1);
  return `${name}: ${frames.length} frames, p95 ${p95(frames)} ms (aim 20); ${inputs.length} inputs to paint, p95 ${p95(inputs)} ms (aim 50); ${undrawn} frames with something in sight not drawn`;
}
