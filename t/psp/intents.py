# SPDX-License-Identifier: Apache-2.0
"""Payment intents: from an amount and a card to money taken, once at most."""

import json
import re

import cards
import charges
import events
import methods
import wire
from wire import Refused

KNOWN = {"amount", "currency", "payment_method", "confirm", "metadata", "description", "off_session",
         "return_url", "expand", "payment_method_types", "automatic_payment_methods",
         "capture_method", "confirmation_method", "error_on_requires_action", "use_stripe_sdk",
         "statement_descriptor", "statement_descriptor_suffix", "receipt_email", "setup_future_usage"}
KNOWN_CONFIRM = {"payment_method", "return_url", "expand", "off_session", "use_stripe_sdk",
                 "error_on_requires_action", "receipt_email", "client_secret", "key"}
CANCELABLE = ("requires_payment_method", "requires_capture", "requires_confirmation",
              "requires_action", "processing")
REASONS = ("duplicate", "fraudulent", "requested_by_customer", "abandoned")
AUTHENTICATION_FAILED = {
    "code": "payment_intent_authentication_failure",
    "doc_url": wire.DOCS + "payment-intent-authentication-failure",
    "message": "The provided PaymentMethod has failed authentication. You can provide "
               "payment_method_data or a new PaymentMethod to attempt to fulfill this "
               "PaymentIntent again.",
    "type": "invalid_request_error"}


def create(call):
    """POST /v1/payment_intents; with confirm=true the money is taken by the same call."""
    params = call.params
    wire.only(params, KNOWN)
    wire.need(params, "amount")
    amount = whole_amount(params)
    currency = wire.need(params, "currency").lower()
    if not re.fullmatch("[a-z]{3}", currency):
        raise Refused(400, f"Invalid currency: {currency}.", param="currency")
    confirm, meta = wire.yes(params, "confirm"), wire.metadata(params)
    if params.get("capture_method", "automatic") not in ("automatic", "automatic_async"):
        raise Refused(400, "Money is captured at once here.", param="capture_method")
    if "return_url" in params and not confirm:
        raise Refused(400, "A return_url was specified, but confirm was not set to true.",
                      param="return_url")
    method = methods.find(call, params["payment_method"]) if params.get("payment_method") else None
    key = wire.new_id("pi_")
    call.psp.ledger.write(
        "INSERT INTO intents (id, created, amount, currency, status, method, secret, description,"
        " return_url, metadata, billing_id, booking_id) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        key, call.now, amount, currency,
        "requires_confirmation" if method else "requires_payment_method",
        method and method["id"], wire.new_id(key + "_secret_"), params.get("description"),
        return_url(params), wire.dumps(meta), meta.get("billing_id"), meta.get("booking_id"))
    if confirm:
        return take(call, find(call, key), method)
    return answer(call, find(call, key))


def whole_amount(params):
    amount = wire.whole(params, "amount")
    if amount < 1:
        raise Refused(400, "This value must be greater than or equal to 1.",
                      "parameter_invalid_integer", "amount")
    if amount < 50:
        raise Refused(400, "Amount must be at least $0.50 usd", "amount_too_small", "amount")
    if amount > 99999999:
        raise Refused(400, "Amount must be no more than $999,999.99", "amount_too_large", "amount")
    return amount


def return_url(params):
    url = params.get("return_url")
    if url and not re.match(r"https?://[^/\s\"'<>]+(/[^\s\"'<>]*)?$", url):
        raise Refused(400, "Not a valid URL", "url_invalid", "return_url")
    return url


def find(call, key, param="intent"):
    row = call.psp.ledger.one("SELECT * FROM intents WHERE id = ?", key)
    if row is None:
        raise wire.missing("intent", key, param)
    return row


def retrieve(call):
    row = find(call, call.key)
    secret = call.params.get("client_secret")
    if call.public and secret != row["secret"]:
        raise wire.missing("intent", call.key)
    return answer(call, row)


def confirm(call):
    """POST /v1/payment_intents/{id}/confirm, perhaps with another card."""
    wire.only(call.params, KNOWN_CONFIRM)
    row = find(call, call.key)
    if row["status"] == "succeeded":
        raise wrong_state(call, row, "You cannot confirm this PaymentIntent because it has already "
                                     "succeeded after being previously confirmed.")
    if row["status"] not in ("requires_payment_method", "requires_confirmation", "requires_action"):
        raise wrong_state(call, row, f"You cannot confirm this PaymentIntent because it has a "
                                     f"status of {row['status']}.")
    given = call.params.get("payment_method")
    method = methods.find(call, given) if given else row["method"] and methods.find(call, row["method"])
    update(call, row["id"], method=method and method["id"],
           return_url=return_url(call.params) or row["return_url"])
    return take(call, find(call, row["id"]), method)


def take(call, row, method):
    """Asks the bank behind the card: captured, declined (402), or the person must be asked."""
    if method is None:
        raise wrong_state(call, row, "You cannot confirm this PaymentIntent because it's missing a "
                                     "payment method. You can either update the PaymentIntent with "
                                     "a payment method and then confirm it again, or confirm it "
                                     "again directly with a payment method or ConfirmationToken.")
    behaviour = call.psp.faults.decline() or method["behaviour"]
    if behaviour in cards.DECLINES:
        return decline(call, row, method, cards.DECLINES[behaviour])
    if behaviour in ("secure", "secure_decline") and wire.yes(call.params, "error_on_requires_action"):
        return decline(call, row, method, cards.NEEDS_PERSON)
    if behaviour in ("secure", "secure_decline"):
        update(call, row["id"], status="requires_action", last_error=None)
        row = find(call, row["id"])
        events.tell(call, "payment_intent.requires_action", show(call, row))
        return answer(call, row)
    return capture(call, row, method)


def capture(call, row, method, secured=False):
    charge = charges.record(call, row, method, secured=secured)
    update(call, row["id"], status="succeeded", charge=charge, last_error=None)
    row = find(call, row["id"])
    events.tell(call, "charge.succeeded", lambda: charges.by_id(call, charge))
    events.tell(call, "payment_intent.succeeded", show(call, row))
    return answer(call, row)


def decline(call, row, method, failure, secured=False):
    code, declined, message = failure
    charge = charges.record(call, row, method, failure, secured)
    error = {"advice_code": "try_again_later", "charge": charge, "code": code,
             "decline_code": declined, "doc_url": wire.DOCS + code.replace("_", "-"),
             "message": message, "payment_method": methods.show(method), "type": "card_error"}
    row = fail(call, row, error, charge)
    events.tell(call, "charge.failed", lambda: charges.by_id(call, charge))
    return 402, {"error": {**error, "payment_intent": show(call, row),
                           "request_log_url": "https://dashboard.stripe.com/test/logs/"
                                              + call.request_id}}


def fail(call, row, error, charge=None):
    """The card is of no use: the intent waits for another one."""
    update(call, row["id"], status="requires_payment_method", method=None,
           charge=charge or row["charge"], last_error=wire.dumps(error))
    row = find(call, row["id"])
    events.tell(call, "payment_intent.payment_failed", show(call, row))
    return row


def authenticate(call, row, passed):
    """The person's word at the 3-D Secure page. Returns the intent as it is afterwards."""
    if row["status"] != "requires_action":
        return row
    method = methods.find(call, row["method"])
    if not passed:
        return fail(call, row, {**AUTHENTICATION_FAILED, "payment_method": methods.show(method)})
    if method["behaviour"] == "secure_decline":
        decline(call, row, method, cards.DECLINES["generic_decline"], secured=True)
    else:
        capture(call, row, method, secured=True)
    return find(call, row["id"])


def cancel(call):
    """POST /v1/payment_intents/{id}/cancel."""
    wire.only(call.params, {"cancellation_reason", "expand"})
    row, reason = find(call, call.key), call.params.get("cancellation_reason")
    if reason is not None and reason not in REASONS:
        raise Refused(400, f"Invalid cancellation_reason: must be one of {', '.join(REASONS)}",
                      param="cancellation_reason")
    if row["status"] not in CANCELABLE:
        raise wrong_state(call, row, f"You cannot cancel this PaymentIntent because it has a status "
                                     f"of {row['status']}. Only a PaymentIntent with one of the "
                                     f"following statuses may be canceled: {', '.join(CANCELABLE)}.")
    update(call, row["id"], status="canceled", canceled_at=call.now, cancel_reason=reason)
    row = find(call, row["id"])
    events.tell(call, "payment_intent.canceled", show(call, row))
    return answer(call, row)


def update(call, key, **columns):
    names = ", ".join(name + " = ?" for name in columns)
    call.psp.ledger.write(f"UPDATE intents SET {names} WHERE id = ?", *columns.values(), key)


def wrong_state(call, row, message):
    return Refused(400, message, "payment_intent_unexpected_state", payment_intent=show(call, row))


def listing(call):
    wire.only(call.params, {"limit", "starting_after", "ending_before", "expand", "created"})
    rows, limit = wire.page_of(call, "intents")
    found = [expand(call, show(call, r), "data.") for r in rows]
    return 200, wire.a_list("/v1/payment_intents", found, limit)


CLAUSE = re.compile(r"""\s*(?:metadata\[(?P<q>['"])(?P<key>[^'"]+)(?P=q)\]|(?P<field>status|currency))"""
                    r"""\s*:\s*(?P<v>['"])(?P<value>[^'"]*)(?P=v)\s*""")


def search(call):
    """GET /v1/payment_intents/search?query=metadata['billing_id']:'…' AND status:'succeeded'."""
    query, where, binds = wire.need(call.params, "query"), [], []
    for clause in re.split(r"\s+AND\s+", query):
        m = CLAUSE.fullmatch(clause)
        if m is None:
            raise Refused(400, f"We were unable to parse your search query: {clause}.", param="query")
        key = m["key"]
        if key in ("billing_id", "booking_id"):
            where.append(key + " = ?")
        elif key:
            where.append("json_extract(metadata, '$.' || ?) = ?")
            binds.append(json.dumps(key))
        else:
            where.append(m["field"] + " = ?")
        binds.append(m["value"])
    rows, limit = wire.page_of(call, "intents", " AND ".join(where), binds)
    found = [expand(call, show(call, r), "data.") for r in rows]
    return 200, {"object": "search_result", "data": found[:limit], "has_more": len(found) > limit,
                 "next_page": None, "url": "/v1/payment_intents/search"}


def answer(call, row):
    return 200, expand(call, show(call, row))


def expand(call, shown, prefix=""):
    for path in wire.members(call.params.get("expand")):
        name = path.removeprefix(prefix)
        if name in ("latest_charge", "latest_charge.balance_transaction"):
            shown["latest_charge"] = shown["latest_charge"] and charges.by_id(
                call, shown["latest_charge"])
        elif name == "payment_method":
            shown["payment_method"] = shown["payment_method"] and methods.by_id(
                call, shown["payment_method"])
        elif name not in ("customer", "invoice"):
            raise Refused(400, f"This property cannot be expanded ({path}).", param="expand")
    return shown


def next_action(call, row):
    if row["status"] != "requires_action":
        return None
    page = f"{call.psp.public_url}/3ds/{row['id']}?client_secret={row['secret']}"
    if row["return_url"]:
        return {"redirect_to_url": {"return_url": row["return_url"], "url": page},
                "type": "redirect_to_url"}
    return {"type": "use_stripe_sdk",
            "use_stripe_sdk": {"stripe_js": page, "type": "three_d_secure_redirect"}}


def show(call, row):
    succeeded = row["status"] == "succeeded"
    return {
        "id": row["id"], "object": "payment_intent", "amount": row["amount"],
        "amount_capturable": 0, "amount_details": {"tip": {}},
        "amount_received": row["amount"] if succeeded else 0, "application": None,
        "application_fee_amount": None, "automatic_payment_methods": None,
        "canceled_at": row["canceled_at"], "cancellation_reason": row["cancel_reason"],
        "capture_method": "automatic", "client_secret": row["secret"],
        "confirmation_method": "automatic", "created": row["created"],
        "currency": row["currency"], "customer": None, "description": row["description"],
        "last_payment_error": json.loads(row["last_error"]) if row["last_error"] else None,
        "latest_charge": row["charge"], "livemode": False,
        "metadata": json.loads(row["metadata"]), "next_action": next_action(call, row),
        "on_behalf_of": None, "payment_method": row["method"],
        "payment_method_configuration_details": None,
        "payment_method_options": {"card": {"installments": None, "mandate_options": None,
                                            "network": None, "request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"], "processing": None, "receipt_email": None,
        "review": None, "setup_future_usage": None, "shipping": None, "source": None,
        "statement_descriptor": None, "statement_descriptor_suffix": None, "status": row["status"],
        "transfer_data": None, "transfer_group": None}
