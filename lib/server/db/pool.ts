import "server-only";
import pg from "pg";

const POOL_SIZE = 10;

/** Connections that a store bears: what its URL says in `connection_limit` (1 for the embedded engine), else 10. */
export function poolSizeFor(url: string): number {
  const limit = Number(new URL(url).searchParams.get("connection_limit"));
  return Number.isInteger(limit) && limit > 0 ? limit : POOL_SIZE;
}

/**
 * A pool of `pg` on that store. Sessions speak UTC: the driver adapter sends timestamps without an offset.
 * Errors of idle connections are the server's restart: the next query opens another connection.
 */
export function createPool(url: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSizeFor(url),
    options: "-c TimeZone=UTC",
    application_name: "plumbline",
  });
  pool.on("error", () => {});
  return pool;
}
