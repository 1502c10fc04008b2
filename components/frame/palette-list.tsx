import { useEffect, useRef } from "react";
import { Breaking } from "@/components/ui/code-text";
import { ShapeGlyph, ToneGlyph } from "@/components/ui/glyph";
import type { PaletteItem } from "./types";

export type PaletteListProps = {
  readonly groups: readonly { readonly group: string; readonly items: readonly PaletteItem[] }[];
  /** Index over all groups. */
  readonly active: number;
  readonly onRun: (item: PaletteItem) => void;
};

/** The results under their groups; the active one stays in sight. */
export function PaletteList({ groups, active, onRun }: PaletteListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.querySelector(`#palette-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active]);
  let index = -1;
  return (
    <div
      ref={list}
      id="palette-list"
      role="listbox"
      aria-label="Results"
      tabIndex={-1}
      className="max-h-[52vh] overflow-y-auto p-1.5"
    >
      {groups.map(({ group, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: options of a listbox stand in groups, not in fieldsets
        <div key={group} role="group" aria-label={group}>
          <div aria-hidden="true" className="px-2.5 pt-2 pb-1 text-label text-ink-3">
            {group}
          </div>
          {items.map((item) => {
            index += 1;
            return (
              <PaletteOption
                key={item.id}
                item={item}
                id={`palette-${index}`}
                isActive={index === active}
                onRun={onRun}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

type PaletteOptionProps = {
  readonly item: PaletteItem;
  readonly id: string;
  readonly isActive: boolean;
  readonly onRun: (item: PaletteItem) => void;
};

function PaletteOption({ item, id, isActive, onRun }: PaletteOptionProps) {
  const { label, hint, shape, color = "text-ink-3", tone, count, keys } = item;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox above has the focus and the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      onClick={() => onRun(item)}
      className={`flex min-h-8 cursor-pointer items-center gap-2 rounded-2 px-2.5 py-1 ${isActive ? "bg-sunken" : "hover:bg-hover"}`}
    >
      {shape ? <ShapeGlyph shape={shape} className={color} /> : null}
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <Breaking text={label} /> {hint ? <span className="text-ink-3">{hint}</span> : null}
      </span>
      <span className="ml-auto flex flex-none items-center gap-2 text-label text-ink-3">
        {tone ? <ToneGlyph tone={tone} /> : null}
        {count}
        {keys ? (
          <kbd className="rounded-1 border border-hair bg-bg px-1 text-axis/4 font-medium text-ink-2">
            {keys}
          </kbd>
        ) : null}
      </span>
    </div>
  );
}
