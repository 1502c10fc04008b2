import { Fragment } from "react";
import { ClassGlyph } from "@/components/charts/class-marks";
import type { PlanLinks } from "@/components/panels/plan-links";
import { ModuleText, PathText } from "@/components/ui/code-text";
import { modulePrefix } from "@/lib/domain/module-prefix";
import type { Runbook } from "@/lib/domain/verdict/trigger-model";

type TriggersLeadsProps = { readonly runbook: Runbook; readonly links: PlanLinks };

/** What the imports of each file are now and would be afterwards: going back to a legacy path is not hidden. */
export function TriggersLeads({ runbook: { leadsTo, verdict }, links }: TriggersLeadsProps) {
  if (leadsTo.length === 0) return verdict === "" ? null : <p className="text-ink-2">{verdict}</p>;
  const modules = leadsTo.flatMap(({ now, after }) =>
    [...now, ...after].map(({ module }) => module),
  );
  const prefix = modulePrefix([...new Set(modules)]);
  return (
    <section>
      <h3 className="font-medium">What it leads to</h3>
      <p className="mb-1 max-w-[70ch] text-pretty text-ink-2">{verdict}</p>
      {prefix === "" ? null : (
        <p className="text-label text-ink-3 [overflow-wrap:anywhere]">
          Modules are named without <code>{prefix}</code>
        </p>
      )}
      <table className="mt-1 w-full table-fixed border-collapse text-label/[18px]">
        <thead>
          <tr className="text-left text-ink-3">
            <th scope="col" className="border-b border-hair py-1.5 pr-2 font-normal">
              Imports now
            </th>
            <th scope="col" className="border-b border-hair py-1.5 font-normal">
              Afterwards
            </th>
          </tr>
        </thead>
        <tbody>
          {leadsTo.map(({ path, now, after }) => (
            <Fragment key={path}>
              <tr className="align-top">
                <th scope="colgroup" colSpan={2} className="pt-1.5 text-left font-normal">
                  <PathText path={path} href={links.file(path)} />
                </th>
              </tr>
              <tr className="border-b border-hair-2 align-top last:border-b-0">
                <td className="pt-0.5 pr-2 pb-1.5">
                  <Imports items={now} prefix={prefix} />
                </td>
                <td className="pt-0.5 pb-1.5">
                  <Imports items={after} prefix={prefix} />
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type ImportsProps = {
  readonly items: Runbook["leadsTo"][number]["now"];
  readonly prefix: string;
};

function Imports({ items, prefix }: ImportsProps) {
  if (items.length === 0) return <span className="text-ink-3">no import of the subject</span>;
  return (
    <ul>
      {items.map(({ class: of, module, count }) => (
        <li key={`${of} ${module}`} className="flex items-baseline gap-1.5">
          <ClassGlyph of={of} />
          <span className="min-w-0">
            {count} <ModuleText module={module} prefix={prefix} className="text-ink-2" />
          </span>
        </li>
      ))}
    </ul>
  );
}
