"""JSON Schema of what is declared, for OpenAPI and AsyncAPI: what apispec does not know of marshmallow's fields."""

import re
from typing import Any

from apispec.ext.marshmallow import MarshmallowPlugin, OpenAPIConverter
from marshmallow import Schema, fields, validate

from contracts.common import TextField, vocabulary_of
from contracts.money import Money
from contracts.variants import VariantField
from contracts.vocabulary import Vocabulary

# A description has the words of no more codes than these.
_MOST_WORDS = 20


def format_of(self: Any, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    """Formats of fields that apispec describes as plain strings, or wrongly."""
    if isinstance(field, fields.Decimal) and field.as_string:
        return {"type": _nullable("string", field), "format": "decimal"}
    if isinstance(field, fields.Email):
        return {"format": "email"}
    if isinstance(field, fields.Url):
        return {"format": "uri"}
    return {}


def patterns_of(self: Any, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
    """The patterns of a field after the first, under ``allOf``."""
    found = _patterns(field)[1:]
    return {"allOf": [{"pattern": pattern} for pattern in found]} if found else {}


def _patterns(field: fields.Field[Any]) -> list[str]:
    own = [field.pattern] if isinstance(field, TextField | Money) else []
    return own + [str(check.regex.pattern) for check in field.validators if isinstance(check, validate.Regexp)]


def vocabularies_of(self: Any, field: fields.Field[Any], ret: dict[str, Any]) -> dict[str, Any]:
    """A reference to the schema of a field's vocabulary, which so stands in the document once and has a name."""
    vocabulary = vocabulary_of(field)
    if vocabulary is None:
        return {}
    for told_there in ("type", "enum"):
        ret.pop(told_there, None)
    if vocabulary.name not in self.spec.components.schemas:
        self.spec.components.schema(vocabulary.name, _enumeration(vocabulary))
    reference = {"$ref": f"#/components/schemas/{vocabulary.name}"}
    return {"anyOf": [reference, {"type": "null"}]} if field.allow_none else reference


def variants_of(self: Any, field: fields.Field[Any], ret: dict[str, Any]) -> dict[str, Any]:
    """A reference to the schema of several forms, and the constant by which each tells which one it is."""
    if "const" in field.metadata:
        ret.pop("enum", None)
        return {"const": field.metadata["const"]}
    if not isinstance(field, VariantField):
        return {}
    variants = field.variants
    if variants.name not in self.spec.components.schemas:
        forms = {str(kind): self.resolve_nested_schema(schema) for kind, schema in variants.kinds.items()}
        mapping = {kind: form["$ref"] for kind, form in forms.items()}
        discriminator = {"propertyName": variants.tag, "mapping": mapping}
        self.spec.components.schema(variants.name, {"oneOf": list(forms.values()), "discriminator": discriminator})
    return {"$ref": f"#/components/schemas/{variants.name}"}


def _enumeration(vocabulary: Vocabulary[Any]) -> dict[str, Any]:
    told = f"{vocabulary.title.en} ({vocabulary.title.zh})"
    if len(vocabulary.words) <= _MOST_WORDS:
        words = "; ".join(f"`{code}`: {words.en} ({words.zh})" for code, words in vocabulary.words.items())
        told = f"{told}: {words}"
    return {"type": "string", "enum": list(map(str, vocabulary.codes)), "description": f"{told}."}


class SchemaNames:
    """A name for each schema class: two of the same name from different modules keep apart."""

    def __init__(self) -> None:
        self._by_name: dict[str, type[Schema]] = {}

    def __call__(self, schema: Any) -> str:
        kind = schema if isinstance(schema, type) else type(schema)
        name = kind.__name__.removesuffix("Schema")
        if self._by_name.setdefault(name, kind) is not kind:
            name = f"{kind.__module__.split('.')[-1].title().replace('_', '')}{name}"
            self._by_name.setdefault(name, kind)
        return name


class Converter(OpenAPIConverter):
    """Describes the fields above too."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for function in (format_of, patterns_of, vocabularies_of, variants_of):
            self.add_attribute_function(function)

    def field2pattern(self, field: fields.Field[Any], **_: Any) -> dict[str, Any]:
        """The first pattern of a field; apispec would warn of the others, which ``patterns_of`` adds."""
        return {"pattern": found[0]} if (found := _patterns(field)) else {}


class DeclarationsPlugin(MarshmallowPlugin):
    """What a document of the declarations is made with."""

    Converter = Converter

    def __init__(self) -> None:
        super().__init__(schema_name_resolver=SchemaNames())


def _nullable(kind: str, field: fields.Field[Any]) -> str | list[str]:
    return [kind, "null"] if field.allow_none else kind


def in_ecma(value: Any) -> Any:
    """Every ``pattern`` below a value, as JSON Schema wants it (ECMA-262): Python's differ in anchors and flags."""
    if isinstance(value, dict):
        return {
            key: ecma(inner) if key == "pattern" and isinstance(inner, str) else in_ecma(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [in_ecma(inner) for inner in value]
    return value


def ecma(pattern: str) -> str:
    """One regular expression of Python in ECMA-262; ``\\Z`` becomes ``$``, and a dot that takes all is spelt out."""
    dot_takes_all = pattern.startswith("(?s)")
    pattern = re.sub(r"^\(\?[a-z]+\)", "", pattern)
    pattern = pattern.replace("\\Z", "$").replace("\\A", "^").replace("(?P<", "(?<")
    if dot_takes_all:
        pattern = re.sub(r"(?<!\\)\.", r"[\\s\\S]", pattern)
    # marshmallow matches from the start, JSON Schema anywhere.
    return pattern if pattern.startswith("^") else f"^(?:{pattern})"
