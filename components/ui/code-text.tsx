import { Fragment } from "react";
import { shortSha } from "./format";

export type ShaProps = {
  readonly sha: string;
  readonly href?: string;
  readonly className?: string;
};

/** Eight hex digits, a link where there is something to open. */
export function Sha({ sha, href, className = "" }: ShaProps) {
  const text = shortSha(sha);
  if (href === undefined) {
    return <code className={`text-ink-2 ${className}`}>{text}</code>;
  }
  return (
    <a href={href} className={`font-mono text-[0.923em] ${className}`}>
      {text}
    </a>
  );
}

export type PathTextProps = {
  readonly path: string;
  readonly href?: string;
  readonly className?: string;
};

/** A path: the folder quiet, the name in ink, breaking after `/` and `_`, never cut. */
export function PathText({ path, href, className = "" }: PathTextProps) {
  const cut = path.lastIndexOf("/") + 1;
  const text = (
    <>
      <span className="text-ink-3">
        <Breaking text={path.slice(0, cut)} />
      </span>
      <Breaking text={path.slice(cut)} />
    </>
  );
  const style = `font-mono text-label/5 [overflow-wrap:anywhere] ${className}`;
  if (href === undefined) return <span className={style}>{text}</span>;
  return (
    <a href={href} className={`${style} text-ink`}>
      {text}
    </a>
  );
}

export type ModuleTextProps = {
  readonly module: string;
  /** Left out when the module starts with it; the column's header names it. */
  readonly prefix?: string;
  readonly className?: string;
};

/**
 * A module, dotted or a path, without the shared prefix; the module of the prefix itself is its last part and a word: a package, or of
 * paths the folder's own file.
 */
export function ModuleText({ module, prefix, className = "" }: ModuleTextProps) {
  const separator = module.includes("/") ? "/" : ".";
  const isItself = prefix !== undefined && module === prefix;
  const short =
    prefix !== undefined && module.startsWith(`${prefix}${separator}`)
      ? module.slice(prefix.length + 1)
      : module;
  return (
    <code title={module} className={`[overflow-wrap:anywhere] ${className}`}>
      {isItself ? (
        <>
          {module.slice(module.lastIndexOf(separator) + 1)}{" "}
          <span className="text-ink-3">{separator === "/" ? "(itself)" : "(package)"}</span>
        </>
      ) : (
        <Breaking text={short} />
      )}
    </code>
  );
}

/** Text with a place to break after each `/`, `_` and `.`. */
export function Breaking({ text }: { readonly text: string }) {
  let at = 0;
  return text.split(/(?<=[/_.])/).map((piece) => {
    const key = at;
    at += piece.length;
    return (
      <Fragment key={key}>
        {piece}
        <wbr />
      </Fragment>
    );
  });
}
