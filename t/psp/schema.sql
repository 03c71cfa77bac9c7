-- SPDX-License-Identifier: Apache-2.0
-- The provider's own books: what was charged and given back, whatever the caller believes.
CREATE TABLE IF NOT EXISTS intents (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created INTEGER NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL, status TEXT NOT NULL,
  method TEXT, secret TEXT NOT NULL, description TEXT, return_url TEXT,
  metadata TEXT NOT NULL DEFAULT '{}', billing_id TEXT, booking_id TEXT, charge TEXT,
  last_error TEXT, canceled_at INTEGER, cancel_reason TEXT, loaded INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS intents_billing ON intents (billing_id);
CREATE INDEX IF NOT EXISTS intents_booking ON intents (booking_id);

CREATE TABLE IF NOT EXISTS charges (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, intent TEXT NOT NULL REFERENCES intents (id),
  created INTEGER NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL,
  captured INTEGER NOT NULL CHECK (captured IN (0, 1)),
  refunded INTEGER NOT NULL DEFAULT 0 CHECK (refunded BETWEEN 0 AND amount * captured),
  method TEXT, brand TEXT NOT NULL, last4 TEXT NOT NULL, exp_month INTEGER, exp_year INTEGER,
  secured INTEGER NOT NULL DEFAULT 0, failure_code TEXT, decline_code TEXT, failure TEXT);
CREATE INDEX IF NOT EXISTS charges_intent ON charges (intent);
CREATE UNIQUE INDEX IF NOT EXISTS charges_one_capture ON charges (intent) WHERE captured = 1;

CREATE TABLE IF NOT EXISTS refunds (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, charge TEXT NOT NULL REFERENCES charges (id),
  intent TEXT NOT NULL, created INTEGER NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0),
  currency TEXT NOT NULL, reason TEXT, metadata TEXT NOT NULL DEFAULT '{}');
CREATE INDEX IF NOT EXISTS refunds_charge ON refunds (charge);
CREATE INDEX IF NOT EXISTS refunds_intent ON refunds (intent);

-- A card's number is never kept: its brand, last four digits and how it behaves are.
CREATE TABLE IF NOT EXISTS methods (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, brand TEXT NOT NULL,
  last4 TEXT NOT NULL, exp_month INTEGER NOT NULL, exp_year INTEGER NOT NULL, behaviour TEXT NOT NULL,
  name TEXT, postal_code TEXT);

CREATE TABLE IF NOT EXISTS events (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, type TEXT NOT NULL,
  body TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, next_try REAL, delivered_at REAL);
CREATE INDEX IF NOT EXISTS events_due ON events (next_try) WHERE next_try IS NOT NULL;

CREATE TABLE IF NOT EXISTS answers (
  key TEXT PRIMARY KEY, created INTEGER NOT NULL, request TEXT NOT NULL, status INTEGER NOT NULL,
  body TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS answers_age ON answers (created);
