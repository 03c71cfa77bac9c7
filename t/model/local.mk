# SPDX-License-Identifier: Apache-2.0
# tests of model
EXTRA_DIST += t/model/run.sh t/model/saga.pml
