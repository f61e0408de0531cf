import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const program = process.env.DRAGOMAN ?? join(repository, "build/release/dragoman");

export const EXAMPLES = join(repository, "examples/reports.jsonl");

/** A store of its own, served on a free port until it is stopped. */
export interface Served {
  address: string;
  stop(): void;
}

function listening(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const hear = (bytes: Buffer) => {
      said += bytes.toString();
      const address = /at (http:\/\/[^/\s]+)/.exec(said)?.[1];
      if (address) resolve(address);
    };
    server.stdout?.on("data", hear);
    server.stderr?.on("data", hear);
    server.on("exit", () => reject(new Error(`the server ended: ${said}`)));
    setTimeout(
      () => reject(new Error(`the server did not say its address in 20 s: ${said}`)),
      20_000,
    ).unref();
  });
}

/** With a token, each request needs it. */
export async function serve(inputs: string[], token = ""): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-e2e-"));
  const db = join(folder, "news.db");
  execFileSync(program, ["ingest", ...inputs, "--db", db], { stdio: "pipe" });
  const flags = ["--db", db, "--listen", "127.0.0.1:0", "--allow-coding", "--allow-marking"];
  if (token) {
    writeFileSync(join(folder, "token"), token, { mode: 0o600 });
    flags.push("--token-file", join(folder, "token"));
  }
  const server = spawn(program, ["serve", ...flags], { stdio: "pipe" });
  const address = await listening(server);
  return {
    address,
    stop() {
      server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Articles as a JSONL file. */
export function articles(records: object[]): string {
  const file = join(mkdtempSync(join(tmpdir(), "dragoman-e2e-in-")), "articles.jsonl");
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(""));
  return file;
}
