# SPDX-License-Identifier: Apache-2.0
# nginx: the configuration of the sites, the API and the events socket.
