import "server-only";
import { onChange } from "@/lib/server/ingest/announce";
import { readProject } from "@/lib/server/read/project";

/** Another instance may have taken the upload, so the revision is asked for as well, well within the two seconds promised. */
const ASK_EVERY_MS = 1500;

/** `data: REVISION` lines until the reader is gone. Throws not-found for an unknown project. */
export async function revisionStream(
  slug: string,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const first = (await readProject(slug)).revision;
  const encoder = new TextEncoder();
  let stop = (): void => undefined;
  return new ReadableStream({
    start(controller) {
      let told = first;
      controller.enqueue(encoder.encode(`retry: 2000\ndata: ${first}\n\n`));
      const ask = async (): Promise<void> => {
        const revision = await readProject(slug).then(
          (project) => project.revision,
          () => -1,
        );
        if (revision === told || signal.aborted) return;
        told = revision;
        controller.enqueue(encoder.encode(`data: ${revision}\n\n`));
      };
      const timer = setInterval(() => void ask(), ASK_EVERY_MS);
      const forget = onChange(slug, () => void ask());
      stop = () => {
        clearInterval(timer);
        forget();
      };
      // What changed between the first reading and the listening was told to nobody.
      void ask();
      signal.addEventListener("abort", () => {
        stop();
        controller.close();
      });
    },
    cancel: () => stop(),
  });
}
