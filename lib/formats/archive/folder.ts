import { type FormatIssue, type ParseResult, refused } from "@/lib/formats/issue";
import { LIMITS } from "@/lib/formats/limits";
import { storableText } from "@/lib/formats/report-text";
import { decodeText } from "@/lib/formats/text";

/** The files of a folder that hold results, as Allure names them; attachments and the like are never inflated. */
const WANTED = /(?:^|\/)[^/]*-(?:result|container)\.json$/;

/** A folder as one text: a first line that says so, then a JSON object with `file` and `text` for each file. */
export type Folder = {
  /** Counts the entry; true when its content is wanted. */
  readonly wants: (name: string) => boolean;
  /** Bytes that a file may still have. */
  readonly room: () => number;
  readonly add: (name: string, bytes: Uint8Array) => void;
  readonly finish: () => ParseResult<string>;
};

/** A reason to refuse an archive, thrown while it is read and caught where that began. */
export class ArchiveFault extends Error {}

export function createFolder(): Folder {
  const lines = ['{"plumbline.folder":1}'];
  let entries = 0;
  let size = 0;
  let fault: FormatIssue | null = null;
  return {
    wants: (name) => {
      entries += 1;
      if (entries > LIMITS.archiveFiles)
        throw new ArchiveFault(`it holds more than ${LIMITS.archiveFiles} files`);
      if (/(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]|^[A-Za-z]:/.test(name)) {
        throw new ArchiveFault(`${shown(name)} leads out of it`);
      }
      return WANTED.test(name);
    },
    room: () => Math.min(LIMITS.archiveFileBytes, LIMITS.archiveBytes - size),
    add: (name, bytes) => {
      size += bytes.length;
      const decoded = decodeText(bytes);
      if (decoded.ok) lines.push(JSON.stringify({ file: shown(name), text: decoded.value }));
      else fault ??= { pointer: "", message: `${shown(name)}: ${decoded.issues[0]?.message}` };
    },
    finish: () => {
      if (fault !== null) return refused(fault);
      if (lines.length === 1) return refused({ message: NO_RESULTS, pointer: "" });
      return { ok: true, value: `${lines.join("\n")}\n`, warnings: [] };
    },
  };
}

const NO_RESULTS =
  "the archive holds no Allure results (files named …-result.json); of any other report send the file itself";

/** Too much for `room`: said of the file where that is the smaller limit. */
export function tooLarge(name: string, room: number): ArchiveFault {
  const mb = (bytes: number) => `${bytes / 1024 / 1024} MB`;
  return room === LIMITS.archiveFileBytes
    ? new ArchiveFault(`${shown(name)} is larger than ${mb(LIMITS.archiveFileBytes)} when inflated`)
    : new ArchiveFault(`its results are larger than ${mb(LIMITS.archiveBytes)} when inflated`);
}

function shown(name: string): string {
  return storableText(name.length > 200 ? `…${name.slice(-200)}` : name);
}
