"use client";

import { useQuery } from "@tanstack/react-query";
import { usePathname, useSearchParams } from "next/navigation";
import { BareFrame } from "@/components/frame/bare-frame";
import { FileFindingsPanel } from "@/components/panels/file-findings";
import { PlanFrame } from "@/components/panels/plan-frame";
import { planLinks } from "@/components/panels/plan-links";
import { ButtonLink } from "@/components/ui/button";
import { PathText } from "@/components/ui/code-text";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { nearQuery } from "@/lib/api/file";
import { fileFindingsQuery } from "@/lib/api/findings";
import { frameQuery } from "@/lib/api/frame";
import { filePageHref, MOMENT_PARAMS, pageHref, pickParams } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import { plural } from "@/lib/domain/words";

/**
 * The page of a file that is not known, read from the address: what other scanners found in it, which may look at files that hold no
 * import, near paths, and the list filtered by its name.
 */
export function FileUnknown({ now }: { readonly now: number }) {
  const [project = "", plan = "", , ...segments] = usePathname().split("/").slice(1).map(decoded);
  const query = useSearchParams();
  const place = { project, plan };
  const moment = pickParams(Object.fromEntries(query), MOMENT_PARAMS);
  const path = segments.join("/");
  const { data: frame } = useQuery({ ...frameQuery(place, moment), retry: false });
  const { data, error } = useQuery({ ...nearQuery(place, path, moment), retry: false });
  const findings = useQuery({ ...fileFindingsQuery(place, { ...moment, path }), retry: false });
  if (error)
    return (
      <BareFrame>
        <PageHead
          sentence="Nothing stands at this address."
          lede={error.message}
          actions={<ButtonLink href="/">All projects and plans</ButtonLink>}
        />
      </BareFrame>
    );
  const page = (
    <>
      <PageHead
        kicker={<PathText path={path} />}
        sentence="No scan has named this file."
        lede="It may be written otherwise, never have held an import that the scans record, or belong to a commit that has not been uploaded."
        actions={
          <ButtonLink href={pageHref(place, "files", { ...moment, show: "all", q: nameOf(path) })}>
            {`Files named ${nameOf(path)}`}
          </ButtonLink>
        }
      />
      {(findings.data?.lives.length ?? 0) > 0 ? (
        <div className="mb-4 grid-12">
          <FileFindingsPanel {...{ place, moment, path }} links={planLinks(place, moment, "")} />
        </div>
      ) : null}
      {data ? <Near {...{ place, moment }} near={data.near} /> : null}
    </>
  );
  if (!frame) return <BareFrame>{page}</BareFrame>;
  return (
    <PlanFrame place={place} moment={moment} now={now}>
      {page}
    </PlanFrame>
  );
}

type NearProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly near: readonly string[];
};

function Near({ place, moment, near }: NearProps) {
  if (near.length === 0)
    return (
      <Panel finding="No known path is like it">
        <p className="text-ink-2">
          <a href={pageHref(place, "files", { ...moment, show: "all" })}>
            All files that ever imported the subject
          </a>
        </p>
      </Panel>
    );
  return (
    <Panel
      finding={`${plural(near.length, "known path")} ${near.length === 1 ? "is" : "are"} like it`}
    >
      <ul className="flex flex-col">
        {near.map((path) => (
          <li key={path} className="border-b border-hair-2 py-1.5 last:border-b-0">
            <PathText path={path} href={filePageHref(place, path, moment)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
