// Code that sends a request: curl, Python and JavaScript, for each operation and for the first steps.
"use strict";

const samples = {
  KINDS: ["curl", "Python", "JavaScript"],

  // The code of one operation by kind; identifiers of the path stand in capitals.
  of(document_, path, method, operation) {
    const content = ((operation.requestBody || {}).content || {})["application/json"];
    const body = content ? content.example || schemas.example(document_, content.schema) : null;
    const headers = [];
    if ((operation.security || []).length) headers.push(["Authorization", "Bearer TOKEN"]);
    if ((operation.parameters || []).some((one) => one.name === "If-Match" && one.required)) headers.push(["If-Match", "ETAG"]);
    const stream = Object.values(operation.responses)[0].content || {};
    const address = location.origin + path.replace(/{(\w+)}/g, (_, name) => name.toUpperCase());
    return {
      curl: samples.curl(address, method, headers, body, "text/event-stream" in stream),
      Python: samples.python(address, method, headers, body, "text/event-stream" in stream),
      JavaScript: "text/event-stream" in stream ? samples.live(address) : samples.javascript(address, method, headers, body),
    };
  },

  curl(address, method, headers, body, stream) {
    const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
    const lines = [`curl ${stream ? "-N " : ""}${method === "get" ? "" : `-X ${method.toUpperCase()} `}${quoted(address)}`];
    for (const [name, value] of headers) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
    if (method !== "get") lines.push(`-H "Idempotency-Key: $(uuidgen)"`);
    if (body) lines.push(`-H 'Content-Type: application/json'`, `-d ${quoted(JSON.stringify(body, null, 2))}`);
    return lines.join(" \\\n  ");
  },

  python(address, method, headers, body, stream) {
    const given = Object.fromEntries(headers);
    const options = [JSON.stringify(address), `headers=${samples.literal(given)}`];
    if (body) options.push(`json=${samples.literal(body)}`);
    const plain = options.join(",\n    ");
    if (stream) {
      return `import httpx\n\nwith httpx.stream("GET",\n    ${plain},\n    timeout=None,\n) as stream:\n    for line in stream.iter_lines():\n        print(line)`;
    }
    return `import httpx\n\nanswer = httpx.${method}(\n    ${plain},\n)\nanswer.raise_for_status()\nprint(answer.json() if answer.content else answer.status_code)`;
  },

  // JSON as Python writes it.
  literal(value, indent = 1) {
    const space = "    ".repeat(indent);
    if (value === null) return "None";
    if (typeof value === "boolean") return value ? "True" : "False";
    if (typeof value !== "object") return JSON.stringify(value);
    const inner = Array.isArray(value)
      ? value.map((one) => samples.literal(one, indent + 1))
      : Object.entries(value).map(([name, one]) => `${JSON.stringify(name)}: ${samples.literal(one, indent + 1)}`);
    const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
    return inner.length ? `${open}\n${inner.map((one) => `${space}    ${one},\n`).join("")}${space}${close}` : open + close;
  },

  javascript(address, method, headers, body) {
    const given = { ...Object.fromEntries(headers), ...(body ? { "Content-Type": "application/json" } : {}) };
    if (method !== "get") given["Idempotency-Key"] = "UUID";
    const options = [];
    if (method !== "get") options.push(`method: "${method.toUpperCase()}"`);
    options.push(`headers: ${JSON.stringify(given, null, 2).replaceAll("\n", "\n  ").replace('"UUID"', "crypto.randomUUID()")}`);
    if (body) options.push(`body: JSON.stringify(${JSON.stringify(body, null, 2).replaceAll("\n", "\n  ")})`);
    return `const answer = await fetch(${JSON.stringify(address)}, {\n  ${options.join(",\n  ")},\n});\nif (!answer.ok) throw new Error((await answer.json()).detail);\nconsole.log(answer.status === 204 ? "" : await answer.json());`;
  },

  // Live updates in a browser: a ticket for each connection, since an EventSource sends no header.
  live(address) {
    return `let again = false;
async function listen() {
  const answer = await fetch(${JSON.stringify(`${address}/tickets`)}, {
    method: "POST",
    headers: { Authorization: "Bearer TOKEN" },
  }).catch(() => null);
  if (answer?.status === 401) throw new Error("refresh the token, then listen again");
  if (!answer?.ok) return setTimeout(listen, 2000);
  const query = new URLSearchParams({ ticket: (await answer.json()).ticket, types: "request" });
  const stream = new EventSource(${JSON.stringify(`${address}?`)} + query);
  const read = () => console.log("read again what is shown");
  stream.onopen = () => { if (again) read(); again = true; };
  stream.addEventListener("resync", read);
  stream.addEventListener("changed", (event) => console.log(JSON.parse(event.data).things));
  stream.addEventListener("worklist", (event) => console.log(JSON.parse(event.data).kinds));
  stream.addEventListener("inbox.entry-added", (event) => console.log(JSON.parse(event.data)));
  stream.addEventListener("inbox.entries-read", (event) => console.log(JSON.parse(event.data).unread));
  stream.onerror = () => { stream.close(); setTimeout(listen, 2000); };
}
listen();`;
  },

  // The code with a button for each kind; the kind that was chosen last is shown first.
  shown(code, element) {
    const area = element("pre", {});
    const buttons = samples.KINDS.filter((kind) => code[kind]).map((kind) => element("button", { type: "button" }, kind));
    const choose = (kind) => {
      area.textContent = code[kind];
      buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.textContent === kind)));
    };
    buttons.forEach((button) =>
      button.addEventListener("click", () => {
        localStorage.setItem("sample", button.textContent);
        choose(button.textContent);
      }),
    );
    choose(code[localStorage.getItem("sample")] ? localStorage.getItem("sample") : "curl");
    return [element("div", { class: "kinds" }, ...buttons), area];
  },
};
