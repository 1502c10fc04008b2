import { connect } from "node:net";
import { HOSTILE_BODIES } from "../lib/fixtures/hostile-bodies";
import { expect, test } from "./fixtures";
import { scanText, sha } from "./story";

const RUN = { commit: sha(1), environment: "local", run: "1" };

/** What the store shows of a project's uploads. */
type Uploads = { readonly total: number };

for (const { name, make } of HOSTILE_BODIES) {
  test(`five at once of ${name} are answered as they should be, and others are served`, async ({
    request,
    project,
  }) => {
    await project.send(scanText([1]));
    const { body, headers, statuses, says } = make();
    const address = `/api/v1/projects/${project.slug}/uploads`;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () =>
        request.post(address, { data: body, headers: { ...headers }, params: RUN }),
      ),
    );
    for (const answer of answers) {
      expect(statuses).toContain(answer.status());
      const type = answer.ok() ? "application/json" : "application/problem+json";
      expect(answer.headers()["content-type"]).toBe(type);
      expect(await answer.text()).toMatch(says);
    }
    expect((await request.get("/healthz")).status()).toBe(200);
    await project.send(scanText([1, 2]));
  });
}

test("an upload that is cut anywhere leaves nothing", async ({ request, project, baseURL }) => {
  await project.send(scanText([1]));
  const { hostname, port } = new URL(baseURL ?? "");
  const address = `/api/v1/projects/${project.slug}/uploads`;
  const body = Buffer.from(scanText([1, 2, 3]));
  const head = `POST ${address} HTTP/1.1\r\nHost: ${hostname}:${port}\r\nContent-Length: ${body.length}\r\n\r\n`;
  const whole = Buffer.concat([Buffer.from(head), body]);
  const before = (await (await request.get(address)).json()) as Uploads;
  for (let n = 0; n < 60; n += 1) {
    const stop = 1 + Math.floor((n * (whole.length - 2)) / 59);
    await sendPart(hostname, Number(port), whole.subarray(0, stop));
  }
  expect(await (await request.get(address)).json()).toEqual(before);
  await project.send(scanText([1, 2, 3]));
});

function sendPart(host: string, port: number, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, host, () => socket.write(bytes, () => socket.destroy()));
    socket.on("close", () => resolve());
    socket.on("error", reject);
  });
}
