"use client";

import { SegmentedLinks } from "@/components/ui/button";
import type { Versions } from "./types";
import { useHrefWith } from "./use-go";

/** v1 v2 v3: each reads the same facts under another version, on this page and at this moment. */
export function VersionSwitch({ versions }: { readonly versions: Versions }) {
  const hrefWith = useHrefWith();
  return (
    <SegmentedLinks
      label="Plan version"
      items={versions.items.map(({ version, isCurrent }) => ({
        label: `v${version}`,
        title:
          version < 10
            ? `Read under version ${version} (${version})`
            : `Read under version ${version}`,
        href: hrefWith({ version: String(version) }),
        isCurrent,
      }))}
    />
  );
}
