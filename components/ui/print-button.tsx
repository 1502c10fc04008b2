"use client";

import { Button } from "./button";

/** Opens the browser's print dialog; app/styles/print.css says what of the page is printed. */
export function PrintButton({ children }: { readonly children: string }) {
  return <Button onClick={() => window.print()}>{children}</Button>;
}
