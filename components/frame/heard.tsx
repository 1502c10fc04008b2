"use client";

import { useEffect } from "react";

/**
 * Says on the document that the scripts of the page hear keys, clicks and fields: a test that acts before acts for
 * nothing. Stands last in the frame, so that what is before it has been taken over.
 */
export function Heard() {
  useEffect(() => {
    document.documentElement.dataset.heard = "";
  }, []);
  return null;
}
