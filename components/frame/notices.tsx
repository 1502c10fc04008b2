import { DashedTag } from "@/components/ui/tag";
import type { Notice } from "./types";

export type NoticesProps = { readonly notices: readonly Notice[] };

/** One line each under the header: what the page is not, or not fully. */
export function Notices({ notices }: NoticesProps) {
  if (notices.length === 0) return null;
  return (
    <aside aria-label="About this page" data-frame="notices">
      {notices.map(({ id, tag, text, action }) => (
        <div
          key={id}
          className="flex flex-wrap items-center gap-x-2.5 gap-y-1 border-b border-hair bg-sunken px-5 py-1.5 text-label/5 text-ink-2 max-tablet:px-3.5"
        >
          <DashedTag>{tag}</DashedTag>
          <span>{text}</span>
          {action ? <span className="tablet:ml-auto">{action}</span> : null}
        </div>
      ))}
    </aside>
  );
}
