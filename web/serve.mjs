// Serves the built site, dist/, on this machine only: `node web/serve.mjs [--port 8000] [--root dist]`.
//
// Every answer carries the strict Content-Security-Policy under which the page has to work anywhere.
// The browser tests import `serve` from here.
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
].join("; ");

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".py": "text/x-python; charset=utf-8",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml; charset=utf-8",
};

// The file that a request means, or undefined when there is none inside `root`.
async function findFile(root, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  } catch {
    return undefined;
  }
  const file = join(root, normalize(path));
  if (path.includes("\0") || (file !== root && !file.startsWith(root + sep))) return undefined;
  for (const candidate of [file, join(file, "index.html")]) {
    const found = await stat(candidate).catch(() => undefined);
    if (found?.isFile()) return { path: candidate, size: found.size };
  }
  return undefined;
}

async function answer(root, request, response) {
  const headers = {
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
  };
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { ...headers, Allow: "GET, HEAD" }).end();
    return;
  }
  const file = await findFile(root, request.url);
  if (!file) {
    response.writeHead(404, { ...headers, "Content-Type": types[".txt"] }).end("Not found.\n");
    return;
  }
  const type = types[extname(file.path)] ?? "application/octet-stream";
  response.writeHead(200, { ...headers, "Content-Type": type, "Content-Length": file.size });
  if (request.method === "HEAD") response.end();
  else createReadStream(file.path).on("error", () => response.destroy()).pipe(response);
}

// Starts a server and resolves to { url, close }. Port 0 takes any free port.
export function serve({ root = "dist", port = 8000 } = {}) {
  const folder = resolve(root);
  const server = createServer((request, response) => void answer(folder, request, response));
  return new Promise((resolvePromise, reject) => {
    server.on("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolvePromise({
        url: `http://localhost:${server.address().port}`,
        close: () => new Promise((done) => {
          server.close(done);
          server.closeAllConnections();
        }),
      });
    });
  });
}

function option(name, fallback) {
  const index = process.argv.indexOf(`--${name}`);
  return index > 0 ? process.argv[index + 1] : fallback;
}

async function main() {
  const port = Number(option("port", "8000"));
  const root = option("root", fileURLToPath(new URL("../dist", import.meta.url)));
  try {
    const { url } = await serve({ root, port });
    console.log(`Ouroboros is at ${url} (Ctrl+C ends it).`);
  } catch (error) {
    const reason = error.code === "EADDRINUSE"
      ? `Port ${port} is taken; choose another: make serve PORT=8001`
      : error.message;
    console.error(reason);
    process.exit(1);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
