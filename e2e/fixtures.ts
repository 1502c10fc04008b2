import { randomUUID } from "node:crypto";
import {
  type APIRequestContext,
  test as base,
  type ConsoleMessage,
  expect,
  type Page,
} from "@playwright/test";
import { type Endings, PLAN, planText, reportText, scanText, sha } from "./story";

export type Project = {
  readonly slug: string;
  /** Sends a file as the command line does; throws with the answer when it is refused. */
  send(body: string): Promise<void>;
  /** Sends a run of the story's tests on its nth commit, begun an hour behind it and as many more as runs were sent before. */
  sendRun(n: number, endings: Endings): Promise<void>;
  /** Sends a report of findings on its nth commit. */
  sendAt(n: number, body: string): Promise<void>;
  /** `/slug/plan/rest` of the story's plan. */
  href(rest?: string): string;
};

type Fixtures = {
  /** Statuses with which the API, or a page itself, may refuse in this test: Chromium reports them as errors, to the page they are answers. */
  readonly refusals: readonly number[];
  /** A name of its own for each test; whatever stands under it is deleted afterwards. */
  readonly project: Project;
  /** The project with the first two commits of the story and version 1 of its plan. */
  readonly shop: Project;
};

/** `page` fails its test on a console error or an uncaught exception. */
export const test = base.extend<Fixtures>({
  refusals: [[], { option: true }],
  // Asks for the project so that it is judged before the project goes: an open page would ask for what was deleted.
  page: async ({ page, refusals, project: _ }, use) => {
    const errors: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error" && !isRefusal(message, refusals))
        errors.push(`${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => errors.push(error.message));
    waitUntilHeard(page);
    await use(page);
    expect(errors, "console errors").toEqual([]);
  },
  project: async ({ request }, use) => {
    const slug = `e2e-${randomUUID().slice(0, 8)}`;
    let runs = 0;
    await use({
      slug,
      send: (body) => send(request, slug, body),
      sendRun: (n, endings) => {
        runs += 1;
        const startedAt = `2025-09-0${n + 1}T${9 + runs}:00:00Z`;
        const place = { commit: sha(n), environment: "local", run: `run-${runs}`, startedAt };
        return send(request, slug, reportText(endings), place);
      },
      sendAt: (n, body) => send(request, slug, body, { commit: sha(n) }),
      href: (rest = "") => `/${slug}/${PLAN}${rest === "" ? "" : `/${rest}`}`,
    });
    await request.delete(`/api/v1/projects/${slug}`);
  },
  shop: async ({ project }, use) => {
    await project.send(scanText([1, 2]));
    await project.send(planText(1));
    await use(project);
  },
});

export { expect };

function isRefusal(message: ConsoleMessage, refusals: readonly number[]): boolean {
  const { url } = message.location();
  const isAnswer = url.includes("/api/v1/") || url === message.page()?.url();
  return isAnswer && refusals.some((status) => message.text().includes(`status of ${status}`));
}

async function send(
  request: APIRequestContext,
  slug: string,
  body: string,
  params: Readonly<Record<string, string>> = {},
): Promise<void> {
  const answer = await request.post(`/api/v1/projects/${slug}/uploads`, { data: body, params });
  expect(answer.ok(), `${answer.status()} ${answer.ok() ? "" : await answer.text()}`).toBe(true);
}

/**
 * Opening or reloading a page ends only when its scripts hear what is done to it: `load` comes before, and a text that is
 * filled in or a button that is pressed until then is lost. On a busy machine that is seconds.
 */
function waitUntilHeard(page: Page): void {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  const isHeard = () => expect(page.locator("html[data-heard]")).toBeAttached();
  page.goto = async (...of) => {
    const answer = await goto(...of);
    await isHeard();
    return answer;
  };
  page.reload = async (...of) => {
    const answer = await reload(...of);
    await isHeard();
    return answer;
  };
}
