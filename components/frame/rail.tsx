"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { TONE_TEXT, ToneGlyph } from "@/components/ui/glyph";
import { hrefKeeping } from "@/components/ui/href";
import { FRAME_PARAMS, type Rail, type RailItem } from "./types";

export type RailNavProps = { readonly rail: Rail };

/** The pages of a plan with their one live number; a strip of tabs below 1180 px. */
export function RailNav({ rail }: RailNavProps) {
  const pathname = usePathname();
  const query = useSearchParams();
  const nav = useRef<HTMLElement>(null);
  const current = currentHref(rail.flat(), pathname);
  useEffect(() => {
    const link = nav.current?.querySelector<HTMLElement>("[aria-current]");
    const strip = nav.current;
    if (link && strip && current !== null) strip.scrollLeft = link.offsetLeft - 40;
  }, [current]);
  return (
    <nav
      ref={nav}
      aria-label="Pages"
      data-frame="chrome"
      className="border-hair max-rail:relative max-rail:flex max-rail:[scrollbar-width:none] max-rail:gap-1 max-rail:overflow-x-auto max-rail:border-b max-rail:bg-layer max-rail:px-4 max-tablet:px-2 rail:sticky rail:top-14 rail:h-[calc(100dvh-56px)] rail:overflow-y-auto rail:border-r rail:bg-bg rail:px-3 rail:py-4"
    >
      {rail.map((section) => (
        <ul key={section[0]?.href} className="max-rail:flex max-rail:gap-1 rail:not-last:mb-[21px]">
          {section.map((item) => (
            <li key={item.href}>
              <RailLink
                item={item}
                href={hrefKeeping(item.href, query, FRAME_PARAMS)}
                isCurrent={item.href === current}
              />
            </li>
          ))}
        </ul>
      ))}
    </nav>
  );
}

/** The item whose path is the longest one above the current page; null on a page of none. */
function currentHref(items: readonly RailItem[], pathname: string): string | null {
  const above = items.filter(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  const lengths = above.map(({ href }) => href.length);
  return above.find(({ href }) => href.length === Math.max(...lengths))?.href ?? null;
}

type RailLinkProps = {
  readonly item: RailItem;
  readonly href: string;
  readonly isCurrent: boolean;
};

function RailLink({ item, href, isCurrent }: RailLinkProps) {
  const { label, value, tone, toneWord, key } = item;
  return (
    <a
      href={href}
      aria-current={isCurrent ? "page" : undefined}
      title={key === undefined ? undefined : `${label} (g ${key})`}
      className="flex items-center px-2 whitespace-nowrap text-ink-2 -outline-offset-2 hover:no-underline aria-[current]:font-medium aria-[current]:text-ink max-rail:h-10 max-rail:aria-[current]:shadow-[inset_0_-2px_0_var(--ink)] rail:h-[30px] rail:rounded-2 rail:hover:bg-sunken rail:aria-[current]:bg-sunken"
    >
      {label}
      {value === undefined && tone === undefined ? null : (
        <span
          className={`flex items-center gap-1 text-label font-normal max-rail:ml-1.5 rail:ml-auto rail:pl-2 ${tone ? `font-medium ${TONE_TEXT[tone]}` : "text-ink-3"}`}
        >
          {tone ? (
            <ToneGlyph tone={tone} {...(toneWord === undefined ? {} : { label: toneWord })} />
          ) : null}
          {value}
        </span>
      )}
    </a>
  );
}
