// SPDX-License-Identifier: Apache-2.0
import { defineConfig } from 'vite';
import { site } from '../vite.base.ts';

export default defineConfig(site(3000, 230));
