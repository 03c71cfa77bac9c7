# SPDX-License-Identifier: Apache-2.0
# kayak-api: the FastCGI master and its responders.
