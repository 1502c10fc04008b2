import { afterPaint } from "@/components/ui/after-paint";

/** As a step to go back through, or in place of the one that is shown. */
export type AddressStep = "step" | "in place";

type Write = { readonly href: string; readonly how: AddressStep };

let waiting: readonly Write[] = [];

/**
 * Puts a link into the address bar once the view that it stands for is drawn: the router then renders what follows the
 * address, which takes longer than a frame where the address is long.
 */
export function writeAddress(href: string, how: AddressStep): void {
  if (waiting.length === 0) afterPaint(writeNow);
  const before = how === "in place" ? waiting.at(-1) : undefined;
  waiting =
    before === undefined
      ? [...waiting, { href, how }]
      : [...waiting.slice(0, -1), { href, how: before.how }];
}

function writeNow(): void {
  const writes = waiting;
  waiting = [];
  for (const { href, how } of writes) {
    if (how === "step") window.history.pushState(null, "", href);
    else window.history.replaceState(null, "", href);
  }
}

/** The query of the address, or of the one that it is about to be; without the question mark. */
export function addressQuery(): string {
  const href = waiting.at(-1)?.href ?? location.search;
  return href.split("?")[1] ?? "";
}
