# SPDX-License-Identifier: Apache-2.0
# kayak-worker: everything that talks to Kafka, the payment provider and SMTP.
