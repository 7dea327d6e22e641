"""Signing keys and revocations: what gateways verify access tokens by, and which of them they refuse."""

from marshmallow import fields

from contracts.common import Strict, described, line
from contracts.operation import ANYONE, Operation
from contracts.problem import Text
from contracts.registry.shared import OPERATORS


class SigningKeySchema(Strict):
    """One public key (RFC 7517, RFC 8037)."""

    kty = fields.String(required=True)
    crv = fields.String(required=True)
    x = fields.String(required=True)
    kid = fields.String(required=True)
    use = fields.String(required=True)
    alg = fields.String(required=True)
    expires_at = fields.AwareDateTime(
        required=True,
        allow_none=True,
        metadata=described("The moment from which no token of a replaced key is accepted; null for the key in use."),
    )


class SigningKeysSchema(Strict):
    """A JSON Web Key Set."""

    keys = fields.List(fields.Nested(SigningKeySchema), required=True)


class WithdrawSigningKeysSchema(Strict):
    """Which key is taken back."""

    kid = line(
        64,
        required=False,
        load_default=None,
        allow_none=True,
        metadata=described("The `kid` of the key, as in `/.well-known/jwks.json`; left out: every key there is."),
    )


class RevocationSchema(Strict):
    """Up to which moment tokens of a session, or of all of a person, are refused."""

    person_id = fields.UUID(required=True)
    session_id = fields.UUID(required=True, allow_none=True)
    before = fields.AwareDateTime(required=True)


class RevocationsSchema(Strict):
    """Everything revoked that a living token could still be older than."""

    items = fields.List(fields.Nested(RevocationSchema), required=True)


LIST_SIGNING_KEYS = Operation(
    service="registry",
    name="list_signing_keys",
    method="GET",
    path=None,
    summary=Text("验签公钥", "The public keys that verify access tokens"),
    access=ANYONE,
    result=SigningKeysSchema,
)
LIST_REVOCATIONS = Operation(
    service="registry",
    name="list_revocations",
    method="GET",
    path=None,
    summary=Text("近期失效的令牌", "Recently revoked access"),
    access=ANYONE,
    result=RevocationsSchema,
)
ROTATE_SIGNING_KEY = Operation(
    service="registry",
    name="rotate_signing_key",
    method="POST",
    path="/v1/signing-keys",
    summary=Text("更换签名密钥", "Change the key that signs access tokens"),
    description=(
        "For a regular change. The old key still verifies the tokens it has signed; at its `expires_at`, seven minutes "
        "later, it is gone. A key that others may have: `POST /v1/signing-keys/withdrawal`."
    ),
    access=OPERATORS,
    result=SigningKeysSchema,
    status=201,
)
WITHDRAW_SIGNING_KEYS = Operation(
    service="registry",
    name="withdraw_signing_keys",
    method="POST",
    path="/v1/signing-keys/withdrawal",
    summary=Text("立即撤回签名密钥", "Take signing keys back at once"),
    description=(
        "For a key that others may have. Its access tokens are refused within seconds, also those not expired yet and "
        "the caller's own; everybody's session goes on with the next refresh. The key in use is replaced by a new one."
    ),
    access=OPERATORS,
    body=WithdrawSigningKeysSchema,
    result=SigningKeysSchema,
    example={"kid": "3tXyIz1nHkqGNvVQ2TRAX1pr2oPAVk0WGhvyg1JrzUA"},
)
