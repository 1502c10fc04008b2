"use client";

import { usePathname, useSearchParams } from "next/navigation";
import {
  type RefObject,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { type AddressStep, addressQuery, writeAddress } from "@/components/panels/late-address";
import { changesBetween, hrefWith, type Params } from "@/components/ui/href";
import { useLate } from "@/components/ui/use-late";

type View = {
  /** The parameters of the URL as the view shows them: at once, while the address follows. */
  readonly shown: URLSearchParams;
  readonly hrefOf: (params: Params) => string;
};

export type ViewParams = View & {
  /** The same until the frame with a change is drawn: for what need not change in it, as links whose address is long. */
  readonly late: View;
  /** Changes the view and its URL without asking the server for the page: as a step to go back through, or in place. */
  readonly set: (params: Params, how?: AddressStep) => void;
  /** Put on an element: links in it that differ only in parameters of the view change the view. */
  readonly links: RefObject<HTMLDivElement | null>;
};

/** State of a view that stands in the URL. `names` are the parameters that the page can show without a new answer. */
export function useViewParams(names: readonly string[]): ViewParams {
  const query = useSearchParams();
  const pathname = usePathname();
  const [text, setText] = useState(query.toString());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is read when the router has followed it, which `query` says
  useEffect(() => setText(addressQuery()), [query]);
  const { shown, hrefOf } = useMemo(() => viewOf(pathname, text), [pathname, text]);
  const lateText = useLate(text);
  const late = useMemo(() => viewOf(pathname, lateText), [pathname, lateText]);
  const show = useCallback((href: string, how: AddressStep) => {
    setText(href.split("?")[1] ?? "");
    writeAddress(href, how);
  }, []);
  // The same function whatever the address is, so that a map whose folders are in it is not drawn for that alone.
  const set = useCallback(
    (params: Params, how: AddressStep = "step") =>
      show(hrefWith(`${pathname}?${addressQuery()}`, params), how),
    [pathname, show],
  );
  const links = useViewLinks(names, lateText, show);
  return { shown, hrefOf, late, set, links };
}

function viewOf(pathname: string, text: string): View {
  return {
    shown: new URLSearchParams(text),
    hrefOf: (params) => hrefWith(`${pathname}?${text}`, params),
  };
}

/** A link may have been made from the query before the last change, `madeFrom`: what it changes is done to the one that is shown. */
function useViewLinks(
  names: readonly string[],
  madeFrom: string,
  show: (href: string, how: "step") => void,
): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  const base = useRef(madeFrom);
  useLayoutEffect(() => {
    base.current = madeFrom;
  }, [madeFrom]);
  useEffect(() => {
    const element = box.current;
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || !isOfView(event, link, names)) return;
      event.preventDefault();
      const changes = changesBetween(base.current, link.search.slice(1));
      show(hrefWith(`${link.pathname}?${addressQuery()}`, changes), "step");
    };
    element?.addEventListener("click", onClick);
    return () => element?.removeEventListener("click", onClick);
  }, [names, show]);
  return box;
}

function isOfView(event: MouseEvent, link: HTMLAnchorElement, names: readonly string[]): boolean {
  if (event.defaultPrevented || event.button !== 0 || "native" in link.dataset) return false;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (link.origin !== location.origin || link.pathname !== location.pathname) return false;
  return without(link.search, names) === without(location.search, names);
}

function without(search: string, names: readonly string[]): string {
  const params = new URLSearchParams(search);
  for (const name of names) params.delete(name);
  params.sort();
  return params.toString();
}
