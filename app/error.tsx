"use client";

import { PlainFrame } from "@/components/frame/plain-frame";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { PageHead } from "@/components/ui/page-head";

type ErrorPageProps = {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
};

/** What failed on the server is told by its digest only; the log has the rest under it. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <PlainFrame>
      <PageHead sentence="This page could not be read." />
      <ErrorState
        retry={<Button onClick={retry}>Try again</Button>}
        {...(error.digest === undefined ? {} : { requestId: error.digest })}
      >
        The server or the connection failed. Nothing that was stored is lost.
      </ErrorState>
    </PlainFrame>
  );
}
