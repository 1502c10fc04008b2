import "server-only";
import type { LocalEvent, LocalFound, LocalModel, LocalScan } from "@/lib/api/local";
import { AppError } from "@/lib/server/errors";
import { type Asked, type Command, startInit } from "./command";

const LOOK_WITHIN_MS = 60_000;

type Held = { scan: LocalScan; readonly command: Command };

/** One at a time: two would only share the machine. It lives as long as this process does. */
const shared = globalThis as typeof globalThis & { plumblineLocal?: Held | undefined };

export function readLocal(): LocalModel {
  return { scan: shared.plumblineLocal?.scan ?? null };
}

/** What is at a path; nothing is sent. Throws unprocessable with the command line's own words. */
export async function lookAt(command: string, { path, project }: Asked): Promise<LocalFound> {
  let found: LocalFound | null = null;
  let refused: string | null = null;
  const looking = startInit(command, { path, project, isCheck: true }, (event) => {
    if (event.event === "found") found = event.found;
    if (event.event === "failed") refused = event.message;
  });
  const cutOff = setTimeout(looking.stop, LOOK_WITHIN_MS);
  const { said } = await looking.ended;
  clearTimeout(cutOff);
  if (found !== null) return found;
  throw new AppError(
    "unprocessable",
    refused ?? (said || `${path} could not be looked at in time.`),
  );
}

/** Starts to add a repository. Throws conflict while another one is added. */
export function startLocal(command: string, { path, project }: Asked): LocalModel {
  const running = shared.plumblineLocal;
  if (running?.scan.state === "running")
    throw new AppError(
      "conflict",
      `${running.scan.path} is being added: wait for it, or cancel it.`,
    );
  const started: LocalScan = {
    ...{ id: (running?.scan.id ?? 0) + 1, path, state: "running", startedAt: Date.now() },
    ...{ found: null, progress: null, board: null, draft: null, lines: [] },
  };
  const held: Held = {
    scan: started,
    command: startInit(command, { path, project, isCheck: false }, (event) => {
      held.scan = after(held.scan, event);
    }),
  };
  shared.plumblineLocal = held;
  void held.command.ended.then(({ said }) => {
    if (held.scan.state === "running") held.scan = failed(held.scan, said || "The scan was ended.");
  });
  return readLocal();
}

/** Stops the one that runs; what it sent stays, and adding it again goes on from there. */
export async function cancelLocal(): Promise<LocalModel> {
  const held = shared.plumblineLocal;
  if (held?.scan.state !== "running") return readLocal();
  const lines = ["Cancelled. What was sent is kept: add it again to go on from there."];
  held.scan = { ...held.scan, state: "cancelled", lines };
  held.command.stop();
  await held.command.ended;
  return readLocal();
}

function after(scan: LocalScan, event: LocalEvent): LocalScan {
  if (scan.state !== "running") return scan;
  if (event.event === "found") return { ...scan, found: event.found };
  if (event.event === "progress") return { ...scan, progress: event.progress };
  if (event.event === "board") return { ...scan, board: event.path, draft: event.draft };
  if (event.event === "failed") return failed(scan, event.message);
  return { ...scan, state: "done", board: event.path, lines: event.lines };
}

function failed(scan: LocalScan, message: string): LocalScan {
  return { ...scan, state: "failed", lines: message.split("\n") };
}
