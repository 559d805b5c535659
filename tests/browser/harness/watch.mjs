// Watches a context: what it asks the network for, and what goes wrong in its pages.

const INSIDE = /^(data|blob|about|chrome-extension):/;
/** The page's own code that comes when it is first used: named by its content, so it tells a server nothing of the shop. */
const PART = /^GET http:\/\/127\.0\.0\.1:\d+\/(\w+\/)*(yushui-[a-z0-9-]+-[0-9a-f]{16}\.wasm|worker-[0-9a-f]{16}(\.js|_bg\.wasm))$/;

/** Everything that leaves the page: documents, files, fetches, sockets. What stays inside (data:, blob:) is not listed. */
export class RequestLog {
  #entries = [];

  constructor(context) {
    context.on("request", (request) => this.#add(request.method(), request.url()));
    context.on("page", (page) => page.on("websocket", (socket) => this.#add("SOCKET", socket.url())));
  }

  #add(method, url) {
    if (!INSIDE.test(url)) this.#entries.push(`${method} ${url}`);
  }

  /** A place in the log, for `since`. */
  mark() {
    return this.#entries.length;
  }

  since(mark) {
    return this.#entries.slice(mark);
  }

  /** Fails when anything but parts of the page was asked for after the mark. */
  expectNoRequestsSince(mark) {
    const later = this.since(mark).filter((entry) => !PART.test(entry));
    if (later.length > 0) throw new Error(`the page asked the network:\n  ${later.join("\n  ")}`);
  }
}

/** Collects uncaught errors, console errors (a refused policy is one) and crashes; a test fails on any of them. */
export class TroubleLog {
  #troubles = [];
  #allowed = [];

  constructor(context) {
    context.on("weberror", (event) => this.#troubles.push(`uncaught: ${event.error().stack ?? event.error()}`));
    context.on("console", (message) => {
      if (message.type() === "error") this.#troubles.push(`console: ${message.text()}`);
    });
    context.on("page", (page) => page.on("crash", () => this.#troubles.push(`crashed: ${page.url()}`)));
  }

  /** For a test whose subject is an error: troubles that match are part of the plan. */
  allow(pattern) {
    this.#allowed.push(pattern);
  }

  unexpected() {
    return this.#troubles.filter((trouble) => !this.#allowed.some((pattern) => pattern.test(trouble)));
  }
}
