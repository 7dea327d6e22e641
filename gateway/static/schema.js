// Schemas as tables, and an example where none is declared.
"use strict";

const schemas = {
  of(document, schema) {
    // Follows references; several parts of an allOf are laid over each other.
    let found = schema || {};
    for (let hops = 0; found.$ref && hops < 20; hops += 1) {
      found = found.$ref.slice(2).split("/").reduce((place, step) => place[step], document);
    }
    if (found.anyOf) {
      const inner = found.anyOf.find((part) => part.type !== "null");
      return { ...schemas.of(document, inner), description: found.description };
    }
    return found;
  },

  kind(document, schema) {
    const found = schemas.of(document, schema);
    if (found.enum) return found.enum.filter((value) => value !== null).map((value) => JSON.stringify(value)).join(" | ");
    const types = [].concat(found.type || "any").filter((type) => type !== "null");
    const nullable = [].concat(found.type || []).includes("null") || (schema.anyOf || []).some((part) => part.type === "null");
    let text = types.join(" | ");
    if (found.type === "array" || types.includes("array")) text = `[${schemas.kind(document, found.items || {})}]`;
    else if (found.format) text += ` (${found.format})`;
    return nullable ? `${text} | null` : text;
  },

  bounds(document, schema) {
    const found = schemas.of(document, schema);
    const told = [];
    const span = (low, high, word) => {
      if (low !== undefined && high !== undefined) told.push(`${word}${low}–${high}`);
      else if (low !== undefined) told.push(`${word}≥ ${low}`);
      else if (high !== undefined) told.push(`${word}≤ ${high}`);
    };
    span(found.minimum, found.maximum, "");
    span(found.minLength, found.maxLength, "len ");
    span(found.minItems, found.maxItems, "items ");
    if (found.pattern) told.push(found.pattern);
    if (found.default !== undefined && found.default !== null) told.push(`= ${JSON.stringify(found.default)}`);
    return told.join(", ");
  },

  // [{name, depth, required, kind, bounds, description}] of an object and what is inside it.
  rows(document, schema, depth = 0, seen = []) {
    let found = schemas.of(document, schema);
    while ([].concat(found.type || []).includes("array")) found = schemas.of(document, found.items || {});
    if (!found.properties || seen.includes(found)) return [];
    const required = new Set(found.required || []);
    return Object.entries(found.properties).flatMap(([name, property]) => [
      {
        name,
        depth,
        required: required.has(name),
        kind: schemas.kind(document, property),
        bounds: schemas.bounds(document, property),
        description: property.description || schemas.of(document, property).description || "",
      },
      ...schemas.rows(document, property, depth + 1, [...seen, found]),
    ]);
  },

  example(document, schema, seen = []) {
    const found = schemas.of(document, schema);
    if (seen.includes(found)) return null;
    if (found.examples) return found.examples[0];
    if (found.enum) return found.enum[0];
    const type = [].concat(found.type || "")[0];
    if (type === "object" || found.properties) {
      const entries = Object.entries(found.properties || {});
      return Object.fromEntries(entries.map(([name, inner]) => [name, schemas.example(document, inner, [...seen, found])]));
    }
    if (type === "array") return [schemas.example(document, found.items || {}, [...seen, found])];
    if (found.default !== undefined && found.default !== null) return found.default;
    if (type === "integer" || type === "number") return found.minimum || 0;
    if (type === "boolean") return true;
    const formats = {
      uuid: "0195a000-0000-7000-8000-000000000001",
      "date-time": "2026-11-21T09:00:00+08:00",
      date: "2026-11-21",
      email: "name@example.com",
    };
    return formats[found.format] || "string";
  },
};
