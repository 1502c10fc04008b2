"use client";

import { PlainFrame } from "@/components/frame/plain-frame";
import { Button } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";

type ErrorPageProps = {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
};

/** Loaded with every page, which may fail, and so it is made of little. What failed on the server is told by its digest only; the log has the rest under it. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <PlainFrame>
      <PageHead sentence="This page could not be read." />
      <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1">
        <p>The server or the connection failed. Nothing that was stored is lost.</p>
        <Button onClick={retry}>Try again</Button>
        {error.digest === undefined ? null : (
          <p className="text-label text-ink-3">
            Request <code>{error.digest}</code>
          </p>
        )}
      </div>
    </PlainFrame>
  );
}
