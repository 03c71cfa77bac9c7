# SPDX-License-Identifier: Apache-2.0
"""Refunds: money given back, never more than was captured."""

import json

import charges
import events
import intents
import wire
from wire import Refused

KNOWN = {"payment_intent", "charge", "amount", "metadata", "reason", "expand"}
REASONS = ("duplicate", "fraudulent", "requested_by_customer")


def create(call):
    """POST /v1/refunds of a payment_intent or a charge; without an amount, all that is left."""
    wire.only(call.params, KNOWN)
    meta, reason = wire.metadata(call.params), call.params.get("reason")
    if reason is not None and reason not in REASONS:
        raise Refused(400, f"Invalid reason: must be one of {', '.join(REASONS)}", param="reason")
    charge = charge_of(call)
    left = charge["amount"] - charge["refunded"]
    if left == 0:
        raise Refused(400, f"Charge {charge['id']} has already been refunded.",
                      "charge_already_refunded")
    amount = wire.whole(call.params, "amount", left)
    if amount < 1:
        raise Refused(400, "This value must be greater than or equal to 1.",
                      "parameter_invalid_integer", "amount")
    if amount > left:
        raise Refused(400, f"Refund amount (${amount / 100:.2f}) is greater than unrefunded amount "
                           f"on charge (${left / 100:.2f})", param="amount")
    key = wire.new_id("re_")
    call.psp.ledger.write("UPDATE charges SET refunded = refunded + ? WHERE id = ?",
                          amount, charge["id"])
    call.psp.ledger.write(
        "INSERT INTO refunds (id, charge, intent, created, amount, currency, reason, metadata)"
        " VALUES (?,?,?,?,?,?,?,?)", key, charge["id"], charge["intent"], call.now, amount,
        charge["currency"], reason, wire.dumps(meta))
    row = find(call, key)
    events.tell(call, "refund.created", show(row))
    events.tell(call, "charge.refunded", lambda: charges.by_id(call, charge["id"]))
    events.tell(call, "refund.updated", show(row))
    return 200, show(row)


def charge_of(call):
    """The captured charge that the request names."""
    if call.params.get("charge"):
        charge = charges.find(call, call.params["charge"])
    else:
        if not call.params.get("payment_intent"):
            raise Refused(400, "One of the following params should be provided for this request: "
                               "payment_intent or charge.", "parameter_missing")
        intent = intents.find(call, call.params["payment_intent"], "payment_intent")
        charge = call.psp.ledger.one(
            "SELECT * FROM charges WHERE intent = ? AND captured = 1", intent["id"])
        if charge is None:
            raise Refused(400, f"This PaymentIntent ({intent['id']}) does not have a successful "
                               f"charge to refund.", "payment_intent_unexpected_state")
    if not charge["captured"]:
        raise Refused(400, f"Charge {charge['id']} has not been captured.",
                      "charge_not_refundable", "charge")
    return charge


def find(call, key):
    row = call.psp.ledger.one("SELECT * FROM refunds WHERE id = ?", key)
    if row is None:
        raise wire.missing("refund", key)
    return row


def retrieve(call):
    return 200, show(find(call, call.key))


def listing(call):
    wire.only(call.params, {"limit", "starting_after", "ending_before", "expand", "charge",
                            "payment_intent", "created"})
    where, binds = "1", []
    for name, column in (("payment_intent", "intent"), ("charge", "charge")):
        if name in call.params:
            where += f" AND {column} = ?"
            binds.append(call.params[name])
    rows, limit = wire.page_of(call, "refunds", where, binds)
    return 200, wire.a_list("/v1/refunds", [show(r) for r in rows], limit)


def show(row):
    return {
        "id": row["id"], "object": "refund", "amount": row["amount"],
        "balance_transaction": "txn_" + row["id"][3:], "charge": row["charge"],
        "created": row["created"], "currency": row["currency"],
        "destination_details": {
            "card": {"reference_status": "pending",
                     "reference_type": "acquirer_reference_number", "type": "refund"},
            "type": "card"},
        "metadata": json.loads(row["metadata"]), "payment_intent": row["intent"],
        "reason": row["reason"], "receipt_number": None, "source_transfer_reversal": None,
        "status": "succeeded", "transfer_reversal": None}
