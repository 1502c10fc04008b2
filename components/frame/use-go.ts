"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback, useEffect } from "react";
import { hrefWith, type Params } from "@/components/ui/href";

export type Go = (params: Params, mode?: "push" | "replace") => void;

/** A change that is under way: where it left from, and where it leads. */
type Pending = { readonly from: string; readonly to: string };
let pending: Pending | null = null;

/**
 * Changes parameters of this page's URL in place, keeping all others and the scroll position. A change asked for while
 * another is under way builds on that one, so that quick keys add up.
 */
export function useGo(): Go {
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that has arrived ends the change
  useEffect(() => {
    pending = null;
  }, [pathname, query]);
  return useCallback(
    (params, mode = "push") => {
      const from = `${location.pathname}${location.search}`;
      const to = hrefWith(pending?.from === from ? pending.to : from, params);
      pending = { from, to };
      router[mode](to, { scroll: false });
    },
    [router],
  );
}

/** This page's link with some parameters changed, for real links. */
export function useHrefWith(): (params: Params) => string {
  const pathname = usePathname();
  const query = useSearchParams();
  return (params) => hrefWith(`${pathname}?${query.toString()}`, params);
}
