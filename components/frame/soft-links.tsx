"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";

/**
 * Lets plain links of the page navigate without a reload, so that ui and charts need no router. Files
 * (`data-native`), new tabs and other origins stay with the browser; the same page keeps its scroll position.
 */
export function SoftLinks() {
  const router = useRouter();
  const [isOnTheWay, startTransition] = useTransition();
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || !isSoft(event, link)) return;
      event.preventDefault();
      const isSamePage = link.pathname === location.pathname;
      startTransition(() => router.push(link.href, { scroll: !isSamePage }));
    };
    document.addEventListener("click", onClick);
    return () => document.removeEventListener("click", onClick);
  }, [router]);
  return isOnTheWay ? <OnTheWay /> : null;
}

/** ms after which somebody begins to wonder whether the link was heard. */
const SAID_AFTER = 200;

/** The page that is left stays in sight until the next one is here whole; that one is coming is said when it takes a while. */
function OnTheWay() {
  const [isSaid, setIsSaid] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSaid(true), SAID_AFTER);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div role="status" className="fixed inset-x-0 top-0 z-50">
      {isSaid ? (
        <span className="block h-[3px] bg-accent">
          <span className="sr-only">The page is being read</span>
        </span>
      ) : null}
    </div>
  );
}

function isSoft(event: MouseEvent, link: HTMLAnchorElement): boolean {
  if (event.defaultPrevented || event.button !== 0) return false;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  if (link.origin !== location.origin || link.hasAttribute("download")) return false;
  if ((link.target !== "" && link.target !== "_self") || "native" in link.dataset) return false;
  if (link.pathname.startsWith("/api/")) return false;
  const isFragment = link.pathname === location.pathname && link.search === location.search;
  return !(isFragment && link.hash !== "");
}
