import type { ComponentPropsWithRef, ReactNode } from "react";

type Kind = "plain" | "primary" | "danger";

const BASE =
  "inline-flex min-h-7 items-center gap-1.5 rounded-2 border px-2.5 text-label font-medium whitespace-nowrap transition-colors max-tablet:min-h-8";
const KINDS: Readonly<Record<Kind, string>> = {
  plain: "border-hair bg-layer text-ink hover:bg-sunken",
  primary: "border-ink bg-ink text-layer hover:bg-ink-2",
  danger: "border-broken bg-layer text-broken hover:bg-broken-wash",
};

export type ButtonProps = ComponentPropsWithRef<"button"> & { readonly kind?: Kind };

/** A button; a page has at most one that is primary. */
export function Button({ kind = "plain", className = "", type = "button", ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`${BASE} ${KINDS[kind]} disabled:cursor-default disabled:text-ink-3 disabled:hover:bg-layer ${className}`}
      {...rest}
    />
  );
}

export type ButtonLinkProps = {
  readonly href: string;
  readonly children: ReactNode;
  readonly kind?: Kind;
};

/** A link that looks like a button, for steps that are pages. */
export function ButtonLink({ href, children, kind = "plain" }: ButtonLinkProps) {
  return (
    <a href={href} className={`${BASE} ${KINDS[kind]} hover:no-underline`}>
      {children}
    </a>
  );
}

export type SegmentedItem = {
  readonly label: ReactNode;
  readonly href: string;
  readonly isCurrent: boolean;
  readonly title?: string;
};

export type SegmentedLinksProps = {
  /** Said to readers: what is switched. */
  readonly label: string;
  readonly items: readonly SegmentedItem[];
};

/** A switch whose positions are links, so that the URL holds the state. */
export function SegmentedLinks({ label, items }: SegmentedLinksProps) {
  return (
    <nav
      aria-label={label}
      className="relative inline-flex max-w-full overflow-x-auto rounded-2 border border-hair"
    >
      {items.map(({ label: text, href, isCurrent, title }) => (
        <a
          key={typeof text === "string" ? text : href}
          href={href}
          title={title}
          aria-current={isCurrent ? "true" : undefined}
          className="flex h-[26px] flex-none items-center border-r border-hair px-2.5 text-label font-medium whitespace-nowrap text-ink-2 -outline-offset-2 transition-colors last:border-r-0 hover:bg-sunken hover:no-underline aria-[current]:bg-ink aria-[current]:text-layer max-tablet:h-[30px]"
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
