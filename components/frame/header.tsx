import { BobMark } from "./bob";
import { PaletteButton } from "./palette-button";
import { Switcher } from "./switcher";
import { ThemeButton } from "./theme-button";
import type { SwitchItem } from "./types";

export type HeaderProps = {
  readonly project?: { readonly name: string };
  readonly projects?: readonly SwitchItem[];
  readonly plan?: { readonly title: string; readonly issue?: string };
  readonly plans?: readonly SwitchItem[];
};

/** Mark, project, plan, find or do, light and dark. */
export function Header({ project, projects = [], plan, plans = [] }: HeaderProps) {
  return (
    <header
      data-frame="chrome"
      className="flex h-12 items-center gap-2.5 border-b border-hair bg-layer px-5 max-tablet:gap-1.5 max-tablet:px-3.5"
    >
      <a
        href="/"
        className="flex h-8 flex-none items-center gap-2 font-semibold tracking-[-0.01em] text-ink hover:no-underline"
      >
        <BobMark />
        <span className="max-tablet:sr-only">Plumbline</span>
      </a>
      {project ? (
        <>
          <Slash className="max-tablet:hidden" />
          <Switcher label="Project" items={projects} className="max-tablet:hidden">
            <span className="overflow-hidden text-ellipsis">{project.name}</span>
          </Switcher>
        </>
      ) : null}
      {plan ? (
        <>
          <Slash />
          <Switcher label="Plan" items={plans}>
            <span className="overflow-hidden text-ellipsis">{plan.title}</span>
            {plan.issue ? <span className="flex-none text-ink-3">{plan.issue}</span> : null}
          </Switcher>
        </>
      ) : null}
      <span className="flex-1" />
      <PaletteButton />
      <ThemeButton />
    </header>
  );
}

function Slash({ className = "" }: { readonly className?: string }) {
  return (
    <span aria-hidden="true" className={`text-ink-4 ${className}`}>
      /
    </span>
  );
}
