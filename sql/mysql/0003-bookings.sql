-- SPDX-License-Identifier: Apache-2.0
-- The saga: bookings, money, and the messages that leave with them.

CREATE TABLE bookings (
  id             BINARY(16) PRIMARY KEY,
  code           CHAR(6) CHARACTER SET ascii NOT NULL,
  user_id        BIGINT NOT NULL,
  state          ENUM('PENDING','HELD','CONFIRMED','REJECTED','EXPIRED','FAILED','CANCELLED') NOT NULL,
  total_minor    BIGINT NOT NULL,
  currency       CHAR(3) CHARACTER SET ascii NOT NULL,
  payment_method VARCHAR(64) NOT NULL,
  hold_until     DATETIME(6) NOT NULL,
  starts_at      DATETIME(6) NOT NULL,                    -- of the first item
  ends_at        DATETIME(6) NOT NULL,                    -- of the last
  first_inv_id   BIGINT NOT NULL,                         -- the lowest: the key of its events
  origin         ENUM('sale','seed') NOT NULL DEFAULT 'sale',
  version        INT UNSIGNED NOT NULL DEFAULT 1,
  created_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE bookings_code (code),
  KEY bookings_user (user_id, starts_at, id),
  KEY bookings_open (state, hold_until)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE booking_items (
  booking_id     BINARY(16) NOT NULL,
  n              INT NOT NULL,
  part           INT NOT NULL,                            -- the offer it came from: a stay, a flight out and back, a rental
  kind           ENUM('flight','room','car') NOT NULL,
  inv_id         BIGINT NOT NULL,
  qty            INT NOT NULL,
  price_minor    BIGINT NOT NULL,                         -- of one
  tax_minor      BIGINT NOT NULL,                         -- of all qty
  fee_minor      BIGINT NOT NULL,                         -- of all qty
  refund_percent INT NOT NULL,
  until_hours    INT NOT NULL,
  listing_id     BIGINT NOT NULL,                         -- flights.id, hotels.id or cars.id: what is reviewed
  title          VARCHAR(160) NOT NULL,                   -- as it was sold
  detail         VARCHAR(200) NOT NULL,
  from_place     VARCHAR(120) NULL,
  to_place       VARCHAR(120) NULL,
  starts_at      DATETIME(6) NOT NULL,                    -- UTC
  ends_at        DATETIME(6) NOT NULL,
  starts_local   DATETIME NOT NULL,
  ends_local     DATETIME NOT NULL,
  starts_zone    VARCHAR(40) NOT NULL,
  ends_zone      VARCHAR(40) NOT NULL,
  starts_abbr    VARCHAR(6) NOT NULL,
  ends_abbr      VARCHAR(6) NOT NULL,
  PRIMARY KEY (booking_id, n),
  KEY booking_items_inv (inv_id),
  KEY booking_items_listing (kind, listing_id)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE booking_travelers (
  booking_id  BINARY(16) NOT NULL,
  n           INT NOT NULL,
  given_name  VARCHAR(80) NOT NULL,
  family_name VARCHAR(80) NOT NULL,
  birth_date  DATE NOT NULL,
  PRIMARY KEY (booking_id, n)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE booking_events (
  id         BIGINT PRIMARY KEY AUTO_INCREMENT,
  booking_id BINARY(16) NOT NULL,
  at         DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  actor      VARCHAR(40) NOT NULL,
  what       VARCHAR(40) NOT NULL,
  detail     VARCHAR(300) NULL,
  KEY booking_events_booking (booking_id, id)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE inventory_ledger (
  id         BIGINT PRIMARY KEY AUTO_INCREMENT,
  booking_id BINARY(16) NULL,
  inv_id     BIGINT NOT NULL,
  delta      INT NOT NULL,
  reason     ENUM('hold','release','adjust') NOT NULL,
  once       TINYINT NULL,                                -- 1 for hold and release: those happen once
  at         DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE inventory_ledger_once (booking_id, inv_id, reason, once),
  KEY inventory_ledger_inv (inv_id, delta)
) ENGINE=InnoDB;

CREATE TABLE billing (
  id             BINARY(16) PRIMARY KEY,                  -- the key of the call to the provider
  booking_id     BINARY(16) NOT NULL,
  user_id        BIGINT NOT NULL,
  amount_minor   BIGINT NOT NULL,
  currency       CHAR(3) CHARACTER SET ascii NOT NULL,
  state          ENUM('TODO','CHARGING','ACTION','CAPTURED','DECLINED','VOID','CAPTURED-LATE','PARTIAL','REFUNDED') NOT NULL,
  attempt        INT NOT NULL,
  payment_method VARCHAR(64) NOT NULL,
  brand          VARCHAR(20) NULL,
  last4          CHAR(4) NULL,
  decline        VARCHAR(60) NULL,                        -- the provider's word for the refusal
  action_url     VARCHAR(500) NULL,
  next_poll      DATETIME(6) NULL,
  tries          INT NOT NULL DEFAULT 0,
  lease_owner    BINARY(16) NULL,
  lease_until    DATETIME(6) NULL,
  psp_ref        VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  captured_at    DATETIME(6) NULL,
  created_at     DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE billing_attempt (booking_id, attempt),
  UNIQUE billing_ref (psp_ref),
  KEY billing_work (state, lease_until),
  KEY billing_user (user_id, created_at),
  KEY billing_day (created_at)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE refunds (
  id           BINARY(16) PRIMARY KEY,                    -- the key of the call to the provider
  billing_id   BINARY(16) NOT NULL,
  booking_id   BINARY(16) NOT NULL,
  amount_minor BIGINT NOT NULL CHECK (amount_minor > 0),
  state        ENUM('TODO','CALLING','DONE','FAILED') NOT NULL,
  reason       VARCHAR(120) NOT NULL,
  request_id   VARCHAR(64) NOT NULL,
  psp_ref      VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  tries        INT NOT NULL DEFAULT 0,
  lease_owner  BINARY(16) NULL,
  lease_until  DATETIME(6) NULL,
  done_at      DATETIME(6) NULL,
  created_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE refunds_request (billing_id, request_id),
  UNIQUE refunds_ref (psp_ref),
  KEY refunds_work (state, lease_until),
  KEY refunds_booking (booking_id)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE cancellations (
  id           BINARY(16) PRIMARY KEY,
  booking_id   BINARY(16) NOT NULL,
  refund_minor BIGINT NOT NULL,
  expires_at   DATETIME(6) NOT NULL,
  state        ENUM('OPEN','DONE') NOT NULL DEFAULT 'OPEN',
  created_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  KEY cancellations_booking (booking_id)
) ENGINE=InnoDB;

CREATE TABLE outbox (
  id           BIGINT PRIMARY KEY AUTO_INCREMENT,
  event_id     BINARY(16) NOT NULL,
  topic        VARCHAR(80) CHARACTER SET ascii NOT NULL,
  pkey         VARCHAR(80) NOT NULL,
  payload      MEDIUMTEXT NOT NULL,
  created_at   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  published_at DATETIME(6) NULL,
  UNIQUE outbox_event (event_id),
  KEY outbox_work (published_at, id)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE inbox (
  consumer VARCHAR(40) CHARACTER SET ascii NOT NULL,
  event_id BINARY(16) NOT NULL,
  done_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (consumer, event_id),
  KEY inbox_age (done_at)
) ENGINE=InnoDB;

CREATE TABLE mail_queue (
  id         BIGINT PRIMARY KEY AUTO_INCREMENT,
  user_id    BIGINT NULL,
  booking_id BINARY(16) NULL,
  kind       VARCHAR(20) NOT NULL,                        -- confirm, cancel, refund, action
  to_addr    VARCHAR(254) NOT NULL,
  message_id VARCHAR(120) CHARACTER SET ascii NOT NULL,   -- <kind.object-id@host>
  next_try   DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  tries      INT NOT NULL DEFAULT 0,
  state      ENUM('TODO','SENT','REFUSED') NOT NULL DEFAULT 'TODO',
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE mail_queue_message (message_id),
  KEY mail_queue_work (state, next_try),
  KEY mail_queue_booking (booking_id)
) ENGINE=InnoDB CHARSET=utf8mb4;
