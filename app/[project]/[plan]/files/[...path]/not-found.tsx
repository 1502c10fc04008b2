import { Suspense } from "react";
import { FileUnknown } from "@/components/panels/file-unknown";

/** A path that no scan has named: what it may have meant. */
export default function FileNotFound() {
  return (
    <Suspense>
      <FileUnknown now={Date.now()} />
    </Suspense>
  );
}
