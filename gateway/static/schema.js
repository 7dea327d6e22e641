// Schemas as tables, and an example where none is declared.
"use strict";

const schemas = {
  of(document, schema) {
    // Follows references; what stands beside a reference goes before what it leads to.
    let found = schema || {};
    for (let hops = 0; found.$ref && hops < 20; hops += 1) {
      const { $ref, ...beside } = found;
      const target = $ref.slice(2).split("/").reduce((place, step) => place[step], document);
      found = Object.keys(beside).length ? { ...target, ...beside } : target;
    }
    if (found.anyOf) {
      const { anyOf, ...beside } = found;
      return { ...schemas.of(document, anyOf.find((part) => part.type !== "null")), ...beside };
    }
    return found;
  },

  kind(document, schema) {
    const found = schemas.of(document, schema);
    if (found.const !== undefined) return JSON.stringify(found.const);
    if (found.enum) {
      const codes = found.enum.filter((value) => value !== null).map((value) => JSON.stringify(value));
      const some = codes.length > 20 ? [...codes.slice(0, 3), "…", ...codes.slice(-3)] : codes;
      const nullable = (schema.anyOf || []).some((part) => part.type === "null");
      return [...some, ...(nullable ? ["null"] : [])].join(" | ");
    }
    if (found.oneOf) return "object";
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
    if (found.oneOf && found.discriminator && !seen.includes(found)) {
      // Each form under the value that tells it apart.
      return Object.entries(found.discriminator.mapping).flatMap(([value, $ref]) => [
        {
          name: `${found.discriminator.propertyName} = ${value}`,
          depth,
          required: false,
          kind: "object",
          bounds: "",
          description: "",
        },
        ...schemas.rows(document, { $ref }, depth + 1, [...seen, found]),
      ]);
    }
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
    if (found.const !== undefined) return found.const;
    if (found.enum) return found.default || found.enum[0];
    if (found.oneOf) return schemas.example(document, found.oneOf[0], [...seen, found]);
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
