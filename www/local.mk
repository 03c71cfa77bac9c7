# SPDX-License-Identifier: Apache-2.0
# www: the two sites.
