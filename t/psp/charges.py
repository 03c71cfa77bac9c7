# SPDX-License-Identifier: Apache-2.0
"""Charges: attempts to take money, captured or failed. Made by payment intents only."""

import json

import wire


def record(call, intent, method, failure=None, secured=False):
    """Writes the attempt; failure is (code, decline_code, message) of a decline."""
    key = wire.new_id("ch_")
    code, decline, message = failure or (None, None, None)
    call.psp.ledger.write(
        "INSERT INTO charges (id, intent, created, amount, currency, captured, method, brand,"
        " last4, exp_month, exp_year, secured, failure_code, decline_code, failure)"
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        key, intent["id"], call.now, intent["amount"], intent["currency"], failure is None,
        method["id"], method["brand"], method["last4"], method["exp_month"], method["exp_year"],
        secured, code, decline, message)
    return key


def find(call, key, param="charge"):
    row = call.psp.ledger.one("SELECT * FROM charges WHERE id = ?", key)
    if row is None:
        raise wire.missing("charge", key, param)
    return row


def retrieve(call):
    return 200, show(call, find(call, call.key))


def listing(call):
    where, binds = "1", []
    if "payment_intent" in call.params:
        where, binds = "intent = ?", [call.params["payment_intent"]]
    rows, limit = wire.page_of(call, "charges", where, binds)
    return 200, wire.a_list("/v1/charges", [show(call, r) for r in rows], limit)


def by_id(call, key):
    return show(call, find(call, key))


def outcome(row):
    if row["captured"]:
        return {"advice_code": None, "network_advice_code": None, "network_decline_code": None,
                "network_status": "approved_by_network", "reason": None, "risk_level": "normal",
                "seller_message": "Payment complete.", "type": "authorized"}
    return {"advice_code": None, "network_advice_code": None, "network_decline_code": None,
            "network_status": "declined_by_network", "reason": row["decline_code"],
            "risk_level": "normal", "seller_message": "The bank did not take the payment.",
            "type": "issuer_declined"}


def card_of(row):
    secure = {"authentication_flow": "challenge", "result": "authenticated", "version": "2.2.0"}
    return {
        "amount_authorized": row["amount"], "brand": row["brand"],
        "checks": {"address_line1_check": None, "address_postal_code_check": None,
                   "cvc_check": "pass"},
        "country": "US", "exp_month": row["exp_month"], "exp_year": row["exp_year"],
        "funding": "credit", "last4": row["last4"], "network": row["brand"],
        "three_d_secure": secure if row["secured"] else None, "wallet": None}


def show(call, row):
    intent = call.psp.ledger.one("SELECT metadata, description FROM intents WHERE id = ?",
                                 row["intent"])
    captured = bool(row["captured"])
    return {
        "id": row["id"], "object": "charge", "amount": row["amount"],
        "amount_captured": row["amount"] if captured else 0, "amount_refunded": row["refunded"],
        "application": None, "balance_transaction": "txn_" + row["id"][3:] if captured else None,
        "billing_details": {
            "address": {"city": None, "country": None, "line1": None, "line2": None,
                        "postal_code": None, "state": None},
            "email": None, "name": None, "phone": None, "tax_id": None},
        "captured": captured, "created": row["created"], "currency": row["currency"],
        "customer": None, "description": intent["description"], "disputed": False,
        "failure_code": row["failure_code"], "failure_message": row["failure"],
        "fraud_details": {}, "livemode": False, "metadata": json.loads(intent["metadata"]),
        "outcome": outcome(row), "paid": captured, "payment_intent": row["intent"],
        "payment_method": row["method"],
        "payment_method_details": {"card": card_of(row), "type": "card"},
        "receipt_email": None, "receipt_number": None, "receipt_url": None,
        "refunded": captured and row["refunded"] == row["amount"], "review": None,
        "shipping": None, "statement_descriptor": None, "statement_descriptor_suffix": None,
        "status": "succeeded" if captured else "failed", "transfer_data": None,
        "transfer_group": None}
