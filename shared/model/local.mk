# SPDX-License-Identifier: Apache-2.0
# model
noinst_LIBRARIES += shared/model/libmodel.a
shared_model_libmodel_a_SOURCES =
