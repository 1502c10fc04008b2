"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef } from "react";

/**
 * Has the server render the page again when the project's revision is no longer the one it was rendered with: for what
 * the server alone writes, such as the plans that a project has.
 */
export function useFreshPage(revision: number): void {
  const router = useRouter();
  const known = useRef(revision);
  useEffect(() => {
    if (revision === known.current) return;
    known.current = revision;
    router.refresh();
  }, [router, revision]);
}
