# SPDX-License-Identifier: Apache-2.0
"""The same calls by Stripe's own client, where it is installed (package stripe)."""

import pytest

stripe = pytest.importorskip("stripe")

from rig import HOOK_KEY, KEY  # noqa: E402


@pytest.fixture
def client(psp):
    return stripe.StripeClient(KEY, base_addresses={"api": f"http://127.0.0.1:{psp.port}"},
                               max_network_retries=0)


def pay(client, token, key=None):
    return client.v1.payment_intents.create(
        {"amount": 4200, "currency": "usd", "payment_method": token, "confirm": True,
         "metadata": {"billing_id": "sdk"}, "return_url": "http://localhost:3001/trips/1",
         "expand": ["latest_charge"], "automatic_payment_methods": {"enabled": True}},
        {"idempotency_key": key} if key else {})


def test_charge_and_refund(client):
    pi = pay(client, "pm_card_visa", "sdk-1")
    assert pay(client, "pm_card_visa", "sdk-1").id == pi.id
    assert pi.latest_charge.payment_method_details.card.last4 == "4242"
    refund = client.v1.refunds.create({"payment_intent": pi.id, "amount": 200})
    assert refund.status == "succeeded"
    assert client.v1.refunds.retrieve(refund.id).amount == 200
    assert client.v1.charges.retrieve(pi.latest_charge.id).amount_refunded == 200
    with pytest.raises(stripe.InvalidRequestError, match="greater than"):
        client.v1.refunds.create({"payment_intent": pi.id, "amount": 4001})


def test_errors(client):
    with pytest.raises(stripe.CardError) as caught:
        pay(client, "pm_card_chargeDeclined")
    error = caught.value
    assert (error.code, error.http_status) == ("card_declined", 402)
    assert error.error.decline_code == "generic_decline"
    assert error.error.payment_intent.status == "requires_payment_method"
    with pytest.raises(stripe.InvalidRequestError):
        client.v1.payment_intents.retrieve("pi_none")
    pay(client, "pm_card_visa", "sdk-2")
    with pytest.raises(stripe.IdempotencyError):
        pay(client, "pm_card_mastercard", "sdk-2")
    wrong = stripe.StripeClient("sk_test_wrong", base_addresses=client._requestor._options.base_addresses)
    with pytest.raises(stripe.AuthenticationError):
        wrong.v1.payment_intents.list()


def test_action_cancel_lists(client):
    pi = pay(client, "pm_card_threeDSecureRequired")
    assert pi.status == "requires_action" and pi.next_action.redirect_to_url.url
    assert client.v1.payment_intents.cancel(pi.id).status == "canceled"
    for n in range(3):
        pay(client, "pm_card_visa")
    pages = client.v1.payment_intents.list({"limit": 2})
    assert len([p for _, p in zip(range(5), pages.auto_paging_iter())]) >= 4
    found = client.v1.payment_intents.search({"query": "metadata['billing_id']:'sdk'"})
    assert found.data[0].metadata["billing_id"] == "sdk"
    pm = client.v1.payment_methods.retrieve("pm_card_mastercard")
    assert pm.card.brand == "mastercard"


def test_webhook(own_psp):
    pi = own_psp.paid()
    own_psp.hook.wait(lambda got: got)
    signature, body, _ = own_psp.hook.got[0]
    event = stripe.Webhook.construct_event(body, signature, HOOK_KEY)
    assert event.type == "payment_intent.succeeded" and event.data.object.id == pi["id"]
    with pytest.raises(stripe.SignatureVerificationError):
        stripe.Webhook.construct_event(body + b" ", signature, HOOK_KEY)
