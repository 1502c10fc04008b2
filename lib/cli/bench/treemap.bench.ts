// `npm run bench -- treemap`: the treemap's own page over 25,000 files in a real browser: press to paint with a new layout, steps of the
// slider, zoom; beside it the treemap of echarts on a canvas with the same tree, size and browser. Prints the ratio.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { measured, meteredPage, percentile, told } from "./frame-meter";
import { MAP_FILES } from "./map-history";
import { type MapServer, withMaps } from "./map-server";

const PEER = "echarts@6.1.0";
const RUNS = 7;

type File = { readonly path: string; readonly lines: number | null };
type Tree = { name: string; value?: number; children?: Tree[] };

async function opened({ browser, url }: MapServer): Promise<Page> {
  const page = await meteredPage(browser);
  await page.goto(url("heatmap?view=treemap&area=lines"));
  await page.locator("html[data-heard]").waitFor({ state: "attached" });
  await page.locator(".treemap-strip").first().waitFor();
  await pause(1_000);
  return page;
}

/** From the press to the frame with the other layout of all files: weights, layout and paint. */
async function layouts(page: Page): Promise<readonly number[]> {
  const { inputs } = await measured(page, async () => {
    for (let run = 0; run < RUNS; run++)
      for (const name of ["Imports", "Lines"]) {
        await page.getByRole("link", { name, exact: true }).click();
        await pause(500);
      }
  });
  return inputs;
}

async function slide(page: Page): Promise<void> {
  await page.getByRole("slider", { name: "Commit", exact: true }).focus();
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("ArrowLeft");
    await pause(60);
  }
}

async function zoom(page: Page): Promise<void> {
  for (let step = 0; step < 10; step++) {
    await page.locator(".treemap-strip").nth(step).click();
    await pause(250);
    await page.getByRole("link", { name: "all folders" }).click();
    await pause(250);
  }
}

function treeOf(files: readonly File[]): Tree[] {
  const root: Tree = { name: "", children: [] };
  const folders = new Map([["", root]]);
  const folder = (name: string): Tree => {
    const known = folders.get(name);
    if (known) return known;
    const made: Tree = { name, children: [] };
    folders.set(name, made);
    folder(name.split("/").slice(0, -1).join("/")).children?.push(made);
    return made;
  };
  for (const { path, lines } of files)
    folder(path.split("/").slice(0, -1).join("/")).children?.push({
      name: path,
      value: lines ?? 0,
    });
  return root.children ?? [];
}

/** The code of the peer, from the registry into a folder that goes; null where it cannot be had. */
function peerCode(): string | null {
  const folder = mkdtempSync(join(tmpdir(), "plumbline-peer-"));
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, PEER];
  const { status } = spawnSync("npm", args, { stdio: "ignore" });
  const code =
    status === 0
      ? readFileSync(join(folder, "node_modules/echarts/dist/echarts.min.js"), "utf8")
      : null;
  rmSync(folder, { recursive: true, force: true });
  return code;
}

type Echarts = {
  readonly init: (
    box: HTMLElement,
    theme: null,
    how: object,
  ) => {
    readonly setOption: (option: object) => void;
    readonly dispose: () => void;
  };
};

/** From setting the data to the end of the frame that shows it, by the same measure. */
async function peer({ browser }: MapServer, code: string, data: Tree[]): Promise<number[]> {
  const page = await meteredPage(browser);
  await page.goto("about:blank");
  await page.setContent('<div id="box" style="width:1130px;height:580px"></div>');
  await page.addScriptTag({ content: code });
  const found: number[] = [];
  for (let run = 0; run < RUNS; run++)
    found.push(
      await page.evaluate(async (tree) => {
        const box = document.getElementById("box") as HTMLElement;
        const { echarts } = globalThis as unknown as { echarts: Echarts };
        const begun = performance.now();
        const chart = echarts.init(box, null, { renderer: "canvas" });
        // Everything is drawn, as we do: by default it leaves out what is small.
        const series = {
          ...{ type: "treemap", data: tree, visibleMin: 0, childrenVisibleMin: null },
          ...{ breadcrumb: { show: false }, label: { show: false }, nodeClick: false, roam: false },
          ...{ left: 0, top: 0, right: 0, bottom: 0, animation: false },
        };
        chart.setOption({ animation: false, series: [series] });
        await new Promise((done) =>
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.onmessage = done;
            channel.port2.postMessage(null);
          }),
        );
        const ms = performance.now() - begun;
        chart.dispose();
        return ms;
      }, data),
    );
  await page.close();
  return found;
}

await withMaps(async (server) => {
  const api = server.url("treemap").replace("/maps/maps/", "/api/v1/projects/maps/plans/maps/");
  const started = performance.now();
  const packed = await (await fetch(`${api}?form=packed`)).text();
  console.log(
    `${MAP_FILES} files; packed ${(packed.length / 1e6).toFixed(2)} MB, answered in ${(performance.now() - started).toFixed(0)} ms`,
  );
  const page = await opened(server);
  const ours = await layouts(page);
  console.log(
    `layout and paint: press to paint, median ${percentile(ours, 0.5).toFixed(0)} ms, p95 ${percentile(ours, 0.95).toFixed(0)} ms`,
  );
  for (const [name, act] of Object.entries({ slide, zoom }))
    console.log(told(name, await measured(page, () => act(page))));
  await page.close();
  const code = peerCode();
  if (code === null) return console.log(`${PEER} cannot be had here, so nothing stands beside it.`);
  const { files } = (await (await fetch(api)).json()) as { files: File[] };
  const theirs = await peer(server, code, treeOf(files));
  const ratio = percentile(theirs, 0.5) / percentile(ours, 0.5);
  console.log(
    `${PEER}, canvas, the same tree: data to paint, median ${percentile(theirs, 0.5).toFixed(0)} ms, p95 ${percentile(theirs, 0.95).toFixed(0)} ms; ${ratio.toFixed(2)} x ours`,
  );
});
