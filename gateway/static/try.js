// Trying an operation from the page, and the token for it. The token lives in this tab only.
"use strict";

const session = {
  get token() {
    return sessionStorage.getItem("token") || "";
  },
  set token(value) {
    if (value) sessionStorage.setItem("token", value);
    else sessionStorage.removeItem("token");
  },

  async signIn(login, password, language) {
    const answer = await fetch("/v1/sessions", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": language },
      body: JSON.stringify({ login, password }),
    });
    const content = await answer.json();
    if (!answer.ok) throw new Error(content.detail || content.title);
    session.token = content.access_token;
  },
};

const trial = {
  // The form of one operation: a field for each parameter, the body, a button, and the answer below.
  form(document_, path, method, operation, words, element) {
    const fields = [];
    const grid = element("div", { class: "form" });
    for (const parameter of operation.parameters || []) {
      if (parameter.name === "Accept-Language") continue;
      const input = trial.input(document_, parameter, words, element);
      if (parameter.name === "Idempotency-Key") input.value = crypto.randomUUID ? crypto.randomUUID() : String(Math.random());
      fields.push({ parameter, input });
      grid.append(element("label", {}, element("code", {}, parameter.name)), input);
    }
    const content = ((operation.requestBody || {}).content || {})["application/json"];
    let body = null;
    if (content) {
      body = element("textarea", { spellcheck: "false", "aria-label": "JSON" });
      const example = content.example || schemas.example(document_, content.schema);
      body.value = JSON.stringify(example, null, 2);
    }
    const outcome = element("div", { "aria-live": "polite" });
    const button = element("button", { type: "button", class: "primary" }, words.send);
    button.addEventListener("click", async () => {
      button.disabled = true;
      outcome.replaceChildren();
      try {
        const asked = trial.request(path, method, fields, body, words.tag);
        outcome.append(...(await trial.answer(asked, element)));
      } catch (error) {
        outcome.append(element("p", { class: "problem" }, String(error)));
      }
      button.disabled = false;
    });
    return [grid, ...(body ? [body] : []), element("p", {}, button), outcome];
  },

  // A field to type in, or what one chooses from where only certain codes are taken.
  input(document_, parameter, words, element) {
    const schema = schemas.of(document_, parameter.schema);
    const types = [].concat(schema.type || []);
    const many = types.includes("array");
    const codes = many ? schemas.of(document_, schema.items || {}).enum : types.includes("boolean") ? [true, false] : schema.enum;
    if (!codes) return element("input", { spellcheck: "false", placeholder: parameter.required ? words.required : "" });
    const known = codes.filter((code) => code !== null);
    const choices = (many ? known : ["", ...known]).map((code) => element("option", { value: code }, String(code)));
    return element("select", many ? { multiple: "", size: Math.min(known.length, 6) } : {}, ...choices);
  },

  values(input) {
    if (input.multiple) return [...input.selectedOptions].map((option) => option.value);
    return input.value.trim() ? [input.value.trim()] : [];
  },

  request(path, method, fields, body, language) {
    const headers = { "Accept-Language": language };
    const query = new URLSearchParams();
    let address = path;
    for (const { parameter, input } of fields) {
      const [value = "", ...more] = trial.values(input);
      if (parameter.in === "path") address = address.replace(`{${parameter.name}}`, encodeURIComponent(value));
      else if (value && parameter.in === "header") headers[parameter.name] = value;
      else if (value && !more.length && (parameter.schema || {}).type === "array") value.split(",").forEach((one) => query.append(parameter.name, one.trim()));
      else if (value) [value, ...more].forEach((one) => query.append(parameter.name, one));
    }
    if (session.token) headers.Authorization = `Bearer ${session.token}`;
    if (body) headers["Content-Type"] = "application/json";
    const search = query.toString();
    return [search ? `${address}?${search}` : address, { method: method.toUpperCase(), headers, body: body ? body.value : undefined }];
  },

  async answer([address, options], element) {
    const began = performance.now();
    const answer = await fetch(address, options);
    const kind = answer.headers.get("Content-Type") || "";
    let text = "";
    if (kind.startsWith("text/event-stream")) {
      text = "text/event-stream …";
      await answer.body.cancel();
    } else {
      text = await answer.text();
    }
    const took = Math.round(performance.now() - began);
    try {
      text = JSON.stringify(JSON.parse(text), null, 2);
    } catch {
      // Not JSON: shown as it came.
    }
    const told = ["ETag", "Location", "Link", "Retry-After", "X-Request-Id"]
      .filter((name) => answer.headers.get(name))
      .map((name) => `${name}: ${answer.headers.get(name)}`);
    const status = element("span", { class: `status ${answer.ok ? "good" : "bad"}` }, String(answer.status));
    return [
      element("p", {}, status, ` ${options.method} ${address} · ${took} ms`),
      ...(told.length ? [element("pre", {}, told.join("\n"))] : []),
      ...(text ? [element("pre", {}, text)] : []),
    ];
  },
};
