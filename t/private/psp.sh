# SPDX-License-Identifier: Apache-2.0
# The payment provider of development: its API, its card page, its own ledger.

# What the platform wants to hear of: shared/travel/psp.h.
psp_events="charge.succeeded payment_intent.payment_failed payment_intent.canceled
	payment_intent.requires_action refund.updated refund.failed"

psp_start()
{
	local path

	path=$(program t/psp/pspd) || exit
	mkdir -p "$inst/data/psp"
	daemon_start psp "$path" --port "${port[psp]}" --dir "$inst/data/psp" \
		--keys "$inst/keys" --webhook-url "http://127.0.0.1:${port[api]}/api/webhooks/psp" \
		$(printf -- '--webhook-event %s ' $psp_events) \
		--public-url "$(conf_get KAYAK_PSP_PUBLIC_URL)" \
		--embed-origin "$(conf_get KAYAK_TRAVELER_URL)" \
		--webhook-event charge.succeeded --webhook-event payment_intent.payment_failed \
		--webhook-event payment_intent.canceled --webhook-event payment_intent.requires_action \
		--webhook-event refund.updated
}

psp_answers() { port_taken "${port[psp]}"; }
psp_stamp() { sources_stamp "$top/t/psp" "$inst/etc/kayak.conf"; }
psp_stop() { daemon_stop psp TERM 5; }
