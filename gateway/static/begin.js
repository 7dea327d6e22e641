// How to begin: sign in, the first request, pages, live updates.
"use strict";

const begin = {
  zh: {
    title: "如何开始",
    steps: [
      ["1. 登录", "以账号和密码换取访问令牌(5 分钟有效)和刷新令牌。此后每个请求带上 `Authorization: Bearer …`;答复为 401 且 `code` 为 `token-expired` 或 `token-stale` 时,用刷新令牌换取新令牌后重试。初始密码只能用于修改密码。", "post", "/v1/sessions"],
      ["2. 刷新令牌", "每个刷新令牌只能用一次,答复中附下一个。", "post", "/v1/sessions/refresh"],
      ["3. 第一个请求", "列表只含您可见的内容,`actions` 等字段说明您现在可以做什么。", "get", "/v1/requests"],
      ["4. 分页", "列表每页至多 100 条(`limit`)。答复的 `next` 非空时,以 `after=<next>` 读取下一页;`Link` 响应头中有完整地址。筛选条件须保持不变。", null, null],
      ["5. 写入与并发", "写操作可带 `Idempotency-Key`,网络中断后以同一个键重试不会重复执行。修改时以 `If-Match` 带上读取时的 `ETag`;412 表示他人已修改,请重新读取。", null, null],
      ["6. 错误", "错误为 RFC 9457 problem details:程序依据 `code` 判断,`title`、`detail` 供人阅读,`errors` 逐项指出字段。语言随 `Accept-Language`。429 与 503 请按 `Retry-After` 等待。", null, null],
      ["7. 实时更新", "`GET /v1/live` 是服务器推送(SSE)。浏览器的 EventSource 不能发送请求头,须先申请一次性票据;连接断开后重新申请。收到 `resync` 时请重新读取所显示的内容;`changed` 只含类型、标识和版本。", "get", "/v1/live"],
    ],
  },
  en: {
    title: "How to begin",
    steps: [
      ["1. Sign in", "Login and password bring an access token, good for five minutes, and a refresh token. Send `Authorization: Bearer …` with each request from then on. On 401 with the `code` `token-expired` or `token-stale`, refresh and try again. An initial password is only good for choosing another.", "post", "/v1/sessions"],
      ["2. Refresh", "Each refresh token is good once, and its answer has the next.", "post", "/v1/sessions/refresh"],
      ["3. The first request", "Lists hold what you may see; fields such as `actions` say what you can do now.", "get", "/v1/requests"],
      ["4. Pages", "A page of a list has at most 100 items (`limit`). While `next` of an answer is not null, `after=<next>` reads the next page; the header `Link` has the whole address. Keep the filters.", null, null],
      ["5. Writing", "Writes take an `Idempotency-Key`: with the same key they may be sent again after a lost connection, and are carried out once. A change takes the `ETag` of what was read in `If-Match`; 412 says that somebody else has changed it: read it again.", null, null],
      ["6. Errors", "Errors are RFC 9457 problem details: programs go by `code`, people read `title` and `detail`, and `errors` names each field. The language follows `Accept-Language`. After 429 and 503 wait as `Retry-After` says.", null, null],
      ["7. Live updates", "`GET /v1/live` sends server-sent events. The EventSource of a browser sends no header, so get a ticket first, for one stream, and another one after a disconnection. On `resync` read again what you show; `changed` has type, id and version alone.", "get", "/v1/live"],
    ],
  },

  shown(document_, language, prose, element) {
    const { title, steps } = begin[language];
    const made = element("section", { class: "group", id: "begin" }, element("h2", {}, title));
    for (const [name, text, method, path] of steps) {
      made.append(element("h3", {}, name), ...prose(text));
      const operation = path && (document_.paths[path] || {})[method];
      if (operation) made.append(...samples.shown(samples.of(document_, path, method, operation), element));
    }
    return made;
  },
};
