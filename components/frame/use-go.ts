"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useCallback } from "react";
import { hrefWith, type Params } from "@/components/ui/href";

export type Go = (params: Params, mode?: "push" | "replace") => void;

/** Changes parameters of this page's URL in place, keeping all others and the scroll position. */
export function useGo(): Go {
  const router = useRouter();
  const pathname = usePathname();
  const query = useSearchParams();
  return useCallback(
    (params, mode = "push") => {
      const href = hrefWith(`${pathname}?${query.toString()}`, params);
      router[mode](href, { scroll: false });
    },
    [router, pathname, query],
  );
}

/** This page's link with some parameters changed, for real links. */
export function useHrefWith(): (params: Params) => string {
  const pathname = usePathname();
  const query = useSearchParams();
  return (params) => hrefWith(`${pathname}?${query.toString()}`, params);
}
