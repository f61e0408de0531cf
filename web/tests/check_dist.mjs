// The committed dist/ is what the sources give, byte for byte; it holds no source map and stays small.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const MOST_GZIPPED = 300 * 1024;

function files(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const all = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(all.map((path) => [relative(folder, path), readFileSync(path)]));
}

const fresh = mkdtempSync(join(tmpdir(), "dragoman-web-"));
try {
  execFileSync("npx", ["vite", "build", "--outDir", fresh, "--emptyOutDir", "--logLevel", "error"], {
    cwd: root,
    stdio: "inherit",
  });
  const [built, committed] = [files(fresh), files(join(root, "dist"))];
  const faults = [...new Set([...built.keys(), ...committed.keys()])].filter(
    (name) => !built.get(name)?.equals(committed.get(name) ?? Buffer.alloc(0)),
  );
  if (faults.length > 0)
    throw new Error(`dist/ is not what the sources give (npm run build): ${faults.join(", ")}`);
  const maps = [...built.keys()].filter((name) => name.endsWith(".map"));
  if (maps.length > 0) throw new Error(`source maps in dist/: ${maps.join(", ")}`);
  const size = [...built.values()].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
  if (size > MOST_GZIPPED) throw new Error(`dist/ is ${size} bytes gzipped, more than ${MOST_GZIPPED}`);
  const lock = readFileSync(join(root, "package-lock.json"), "utf8");
  if (lock.includes('"resolved"'))
    throw new Error("package-lock.json names a registry (npm install with .npmrc)");
  console.log(`dist/ is what the sources give: ${built.size} files, ${Math.round(size / 1024)} KB gzipped`);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(fresh, { recursive: true, force: true });
}
