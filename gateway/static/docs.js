// The reference of the API, made in the browser from /openapi.json. Nothing is loaded from elsewhere.
"use strict";

const WORDS = {
  zh: {
    tag: "zh-CN", other: "English", signIn: "登录", signOut: "退出", login: "账号", password: "密码", or: "或直接填写访问令牌",
    cancel: "取消", parameters: "参数", body: "请求体", result: "结果", problems: "可能的问题", tryIt: "试一试", send: "发送",
    required: "必填", example: "示例", code: "代码示例", none: "没有匹配的操作。", name: "名称", kind: "类型", meaning: "说明", failed: "无法读取 /openapi.json:",
    where: { path: "路径", query: "查询", header: "请求头" },
  },
  en: {
    tag: "en", other: "中文", signIn: "Sign in", signOut: "Sign out", login: "Login", password: "Password", or: "or give an access token",
    cancel: "Cancel", parameters: "Parameters", body: "Body", result: "Result", problems: "Possible problems", tryIt: "Try it", send: "Send",
    required: "required", example: "Example", code: "Code", none: "No operation matches.", name: "Name", kind: "Type", meaning: "Meaning",
    failed: "Cannot read /openapi.json:", where: { path: "path", query: "query", header: "header" },
  },
};
const byId = (id) => document.getElementById(id);
const preferred = (navigator.languages || [navigator.language]).find((tag) => /^(zh|en)/.test(tag)) || "zh";
let language = localStorage.getItem("language") || preferred.slice(0, 2);
let description = null;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// Paragraphs, lists and `code` of a description; everything else stays text.
function prose(text) {
  return text.split(/\n\n+/).map((paragraph) => {
    const parts = paragraph.split(/(`[^`]+`)/).map((part) =>
      part.startsWith("`") && part.length > 2 ? element("code", {}, part.slice(1, -1)) : part,
    );
    return element("p", { class: "description" }, ...parts);
  });
}

function table(head, rows) {
  return element(
    "table", {},
    element("thead", {}, element("tr", {}, ...head.map((cell) => element("th", {}, cell)))),
    element("tbody", {}, ...rows),
  );
}

function parametersOf(operation, words) {
  const rows = (operation.parameters || []).map((parameter) => {
    const name = element("td", {}, element("code", {}, parameter.name));
    if (parameter.required) name.append(element("span", { class: "required" }, words.required));
    const bounds = schemas.bounds(description, parameter.schema);
    const kind = element("td", {}, `${words.where[parameter.in]} · ${schemas.kind(description, parameter.schema)} `, element("span", { class: "bounds" }, bounds));
    return element("tr", {}, name, kind, element("td", {}, parameter.description || (parameter.schema || {}).description || ""));
  });
  return rows.length ? [element("h3", {}, words.parameters), table([words.name, words.kind, words.meaning], rows)] : [];
}

function schemaTable(schema, words) {
  const rows = schemas.rows(description, schema).map((row) => {
    const name = element("td", {}, element("code", {}, row.name));
    if (row.required) name.append(element("span", { class: "required" }, words.required));
    const line = element("tr", { class: row.depth ? "deeper" : "" }, name,
      element("td", {}, `${row.kind} `, element("span", { class: "bounds" }, row.bounds)), element("td", {}, row.description));
    line.style.setProperty("--depth", row.depth);
    return line;
  });
  return rows.length ? [table([words.name, words.kind, words.meaning], rows)] : [element("p", {}, element("code", {}, schemas.kind(description, schema)))];
}

function bodyOf(operation, words) {
  const content = ((operation.requestBody || {}).content || {})["application/json"];
  if (!content) return [];
  const example = content.example || schemas.example(description, content.schema);
  return [
    element("h3", {}, words.body), ...schemaTable(content.schema, words),
    element("h3", {}, words.example), element("pre", {}, JSON.stringify(example, null, 2)),
  ];
}

function responsesOf(operation, words) {
  const all = Object.entries(operation.responses);
  const good = all.filter(([status]) => status < 300);
  const results = good.flatMap(([status, response]) => {
    const content = Object.values(response.content || {})[0];
    const example = content && content.example !== undefined
      ? [element("h3", {}, `${words.example} ${status}`), element("pre", {}, JSON.stringify(content.example, null, 2))] : [];
    const fields = content ? schemaTable(content.schema, words) : [element("p", { class: "hint" }, "–")];
    return [element("h3", {}, `${words.result} ${status}`), ...fields, ...example];
  });
  const rows = all.filter(([status]) => status >= 300).map(([status, response]) => {
    const cell = element("td", {});
    for (const line of response.description.split("\n")) {
      const [, code, title] = line.match(/^- `([^`]+)`: (.*)$/) || [null, null, line];
      cell.append(element("div", {}, ...(code ? [element("a", { href: `/problems/${code}` }, code), ` ${title}`] : [title])));
    }
    return element("tr", {}, element("td", {}, status), cell);
  });
  return [...results, element("h3", {}, words.problems), table(["", ""], rows)];
}

function operationOf(path, method, operation, words) {
  const inside = element("div", { class: "inside" });
  const made = element(
    "details", { class: "operation", id: operation.operationId },
    element("summary", {}, element("span", { class: `method ${method}` }, method.toUpperCase()), element("span", { class: "path" }, path),
      element("span", { class: "what" }, operation.summary)),
    inside,
  );
  // What is inside is made when it is first opened: a hundred operations at once would be slow.
  made.addEventListener("toggle", () => {
    if (!made.open || inside.firstChild) return;
    inside.append(
      ...prose(operation.description || ""), ...parametersOf(operation, words), ...bodyOf(operation, words), ...responsesOf(operation, words),
      element("h3", {}, words.code), ...samples.shown(samples.of(description, path, method, operation), element),
      element("h3", {}, words.tryIt), ...trial.form(description, path, method, operation, words, element),
    );
  });
  return made;
}

function operations() {
  return Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation }))
  ).sort((one, other) => one.operation["x-place"] - other.operation["x-place"]);
}

function show() {
  const words = WORDS[language];
  const wanted = byId("search").value.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const matching = operations().filter(({ path, method, operation }) => {
    const text = `${method} ${path} ${operation.operationId} ${operation.summary} ${operation.description || ""}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const contents = byId("contents");
  const main = byId("main");
  contents.replaceChildren();
  main.replaceChildren(...(wanted.length ? [] : [...prose(description.info.description || ""), begin.shown(description, language, prose, element)]));
  if (!wanted.length) contents.append(element("a", { href: "#begin" }, begin[language].title));
  for (const tag of description.tags || []) {
    const own = matching.filter(({ operation }) => operation.tags.includes(tag.name));
    if (!own.length) continue;
    contents.append(element("h2", {}, tag.description || tag.name));
    const group = element("section", { class: "group" }, element("h2", {}, tag.description || tag.name));
    for (const { path, method, operation } of own) {
      contents.append(element("a", { href: `#${operation.operationId}`, title: `${method.toUpperCase()} ${path}` },
        element("span", { class: `method ${method}` }, method.toUpperCase()), element("span", {}, operation.summary)));
      group.append(operationOf(path, method, operation, words));
    }
    main.append(group);
  }
  if (!matching.length) main.append(element("p", { class: "hint" }, words.none));
  goToHash();
}

function goToHash() {
  const target = location.hash.length > 1 ? byId(decodeURIComponent(location.hash.slice(1))) : null;
  document.querySelectorAll("nav a").forEach((link) => link.classList.toggle("here", link.getAttribute("href") === location.hash));
  if (target && target.matches("details.operation")) target.open = true;
  if (target) target.scrollIntoView();
}

function label() {
  const words = WORDS[language];
  document.documentElement.lang = words.tag;
  byId("language").textContent = words.other;
  byId("account").textContent = session.token ? words.signOut : words.signIn;
  for (const [id, text] of [["signing-title", words.signIn], ["login-label", words.login], ["password-label", words.password], ["cancel", words.cancel], ["sign", words.signIn]]) {
    byId(id).textContent = text;
  }
  document.querySelector(".or").textContent = words.or;
}

async function load() {
  label();
  try {
    const answer = await fetch(`/openapi.json?lang=${language}`);
    description = await answer.json();
    document.title = byId("title").textContent = description.info.title;
    show();
  } catch (error) {
    byId("main").replaceChildren(element("p", { class: "problem" }, `${WORDS[language].failed} ${error}`));
  }
}

byId("search").addEventListener("input", () => description && show());
byId("language").addEventListener("click", () => {
  language = language === "zh" ? "en" : "zh";
  localStorage.setItem("language", language);
  load();
});
byId("account").addEventListener("click", () => {
  if (session.token) {
    session.token = "";
    label();
  } else {
    byId("signing-problem").textContent = "";
    byId("signing").showModal();
  }
});
byId("sign").addEventListener("click", async () => {
  try {
    const token = byId("token").value.trim();
    if (token) session.token = token;
    else await session.signIn(byId("login").value, byId("password").value, WORDS[language].tag);
    byId("password").value = byId("token").value = "";
    byId("signing").close();
    label();
  } catch (error) {
    byId("signing-problem").textContent = error.message;
  }
});
window.addEventListener("hashchange", goToHash);
document.addEventListener("keydown", (event) => {
  if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(document.activeElement.tagName)) {
    event.preventDefault();
    byId("search").focus();
  }
});
load();
