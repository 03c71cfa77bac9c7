# SPDX-License-Identifier: Apache-2.0
# kayak-agent: the WebSocket hub (deals and concierge come beside it).
