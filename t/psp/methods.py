# SPDX-License-Identifier: Apache-2.0
"""Payment methods: cards behind a pm_ identifier."""

import datetime
import hashlib

import cards
import wire
from wire import Refused

KNOWN = {"type", "card", "billing_details", "metadata", "expand", "key", "allow_redisplay",
         "payment_user_agent", "referrer", "guid", "muid", "sid", "time_on_page"}


def card_error(message, code, param, **more):
    return Refused(402, message, code, param, kind="card_error", **more)


def number_of(card):
    number = "".join(str(card.get("number", "")).split()).replace("-", "")
    if not number.isascii() or not number.isdigit() or not 12 <= len(number) <= 19:
        raise card_error("Your card number is incorrect.", "incorrect_number", "number")
    if not cards.luhn(number):
        raise card_error("Your card number is incorrect.", "incorrect_number", "number")
    if number not in cards.NUMBERS:
        raise card_error("Your card was declined. Your request was in test mode, but used a non "
                         "test card. For a list of valid test cards, visit: "
                         "https://stripe.com/docs/testing.", "card_declined", "number",
                         decline_code="test_mode_live_card")
    return number


def expiry_of(card):
    month, year = str(card.get("exp_month", "")), str(card.get("exp_year", ""))
    if not month.isdigit() or not 1 <= int(month) <= 12:
        raise card_error("Your card's expiration month is invalid.", "invalid_expiry_month",
                         "exp_month")
    if not year.isdigit() or len(year) not in (2, 4):
        raise card_error("Your card's expiration year is invalid.", "invalid_expiry_year",
                         "exp_year")
    month, year = int(month), int(year) + (2000 if len(year) == 2 else 0)
    today = datetime.date.today()
    if not (today.year, today.month) <= (year, month) <= (today.year + 50, 12):
        raise card_error("Your card's expiration year is invalid.", "invalid_expiry_year",
                         "exp_year")
    return month, year


def create(call):
    """POST /v1/payment_methods, from the card page (by the public key) or a server."""
    wire.only(call.params, KNOWN)
    if wire.need(call.params, "type") != "card":
        raise Refused(400, "Only payment methods of type card are served here.", param="type")
    card = wire.need(call.params, "card")
    if not isinstance(card, dict):
        raise Refused(400, "Invalid object", param="card")
    number, (month, year) = number_of(card), expiry_of(card)
    cvc = card.get("cvc")
    if cvc is not None and not (cvc.isdigit() and len(cvc) in (3, 4)):
        raise card_error("Your card's security code is invalid.", "invalid_cvc", "cvc")
    details = call.params.get("billing_details") or {}
    address = details.get("address") or {}
    return 200, show(store(call, number, month, year, details.get("name"),
                           address.get("postal_code")))


def store(call, number, month, year, name=None, postal_code=None):
    brand, behaviour = cards.NUMBERS[number]
    key = wire.new_id("pm_")
    call.psp.ledger.write(
        "INSERT INTO methods (id, created, brand, last4, exp_month, exp_year, behaviour, name,"
        " postal_code) VALUES (?,?,?,?,?,?,?,?,?)",
        key, call.now, brand, number[-4:], month, year, behaviour, name, postal_code)
    return call.psp.ledger.one("SELECT * FROM methods WHERE id = ?", key)


def find(call, key, param="payment_method"):
    """The row of a payment method; a ready test token becomes one of its own, as at Stripe."""
    if key in cards.TOKENS:
        return store(call, cards.TOKENS[key], 12, datetime.date.today().year + 2)
    row = call.psp.ledger.one("SELECT * FROM methods WHERE id = ?", key)
    if row is None:
        raise wire.missing("method", key, param)
    return row


def retrieve(call):
    return 200, show(find(call, call.key))


def listing(call):
    rows, limit = wire.page_of(call, "methods")
    return 200, wire.a_list("/v1/payment_methods", [show(r) for r in rows], limit)


def fingerprint(row):
    return hashlib.sha256(f"{row['brand']} {row['last4']}".encode()).hexdigest()[:16]


def show(row):
    checked = "pass" if row["postal_code"] else None
    return {
        "id": row["id"], "object": "payment_method", "allow_redisplay": "unspecified",
        "billing_details": {
            "address": {"city": None, "country": None, "line1": None, "line2": None,
                        "postal_code": row["postal_code"], "state": None},
            "email": None, "name": row["name"], "phone": None, "tax_id": None},
        "card": {
            "brand": row["brand"],
            "checks": {"address_line1_check": None, "address_postal_code_check": checked,
                       "cvc_check": None},
            "country": "US", "display_brand": row["brand"], "exp_month": row["exp_month"],
            "exp_year": row["exp_year"], "fingerprint": fingerprint(row), "funding": "credit",
            "generated_from": None, "last4": row["last4"],
            "networks": {"available": [row["brand"]], "preferred": None},
            "regulated_status": "unregulated", "three_d_secure_usage": {"supported": True},
            "wallet": None},
        "created": row["created"], "customer": None, "livemode": False, "metadata": {},
        "type": "card"}


def by_id(call, key):
    """The object for embedding in an error or an expansion; None when it is not kept."""
    row = call.psp.ledger.one("SELECT * FROM methods WHERE id = ?", key)
    return show(row) if row else None
