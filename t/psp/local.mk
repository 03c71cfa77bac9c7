# SPDX-License-Identifier: Apache-2.0
# t/psp: the payment provider of development, see its README.md
EXTRA_DIST += t/psp/README.md t/psp/pspd t/psp/schema.sql t/psp/app.py t/psp/call.py t/psp/cards.py \
	      t/psp/charges.py t/psp/desk.py t/psp/events.py t/psp/faults.py t/psp/intents.py t/psp/ledger.py \
	      t/psp/methods.py t/psp/pages.py t/psp/refunds.py t/psp/wire.py t/psp/card_page/card.html \
	      t/psp/conftest.py t/psp/browser.py t/psp/rig.py t/psp/test_client.py t/psp/test_faults.py t/psp/test_page.py t/psp/test_psp.py \
	      t/psp/card_page/card.js t/psp/card_page/done.html t/psp/card_page/page.css t/psp/card_page/secure.html
