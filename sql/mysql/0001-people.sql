-- SPDX-License-Identifier: Apache-2.0
-- People: travelers, staff, their sessions.

CREATE TABLE users (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  email         VARCHAR(254) NOT NULL,                    -- lower case
  first_name    VARCHAR(80)  NOT NULL,
  last_name     VARCHAR(80)  NOT NULL,
  address       VARCHAR(160) NULL,
  city          VARCHAR(80)  NULL,
  state         CHAR(2)      NULL,                        -- where country is US
  zip           VARCHAR(10)  NULL,
  country       CHAR(2)      NOT NULL DEFAULT 'US',
  phone         VARCHAR(24)  NULL,
  image         CHAR(64)     NULL,
  password      VARCHAR(120) NOT NULL,
  ssn_sealed    VARBINARY(128) NULL,                      -- XChaCha20-Poly1305
  ssn_index     BINARY(32)   NULL,                        -- HMAC-SHA-256: for uniqueness
  ssn_last4     CHAR(4)      NULL,
  status        ENUM('active','suspended','deleted') NOT NULL DEFAULT 'active',
  wrong_logins  INT UNSIGNED NOT NULL DEFAULT 0,          -- in a row
  origin        ENUM('sale','seed') NOT NULL DEFAULT 'sale',
  version       INT UNSIGNED NOT NULL DEFAULT 1,          -- the ETag of the row
  created_at    DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE users_email (email),
  UNIQUE users_ssn (ssn_index),
  KEY users_place (city, state),
  KEY users_name (last_name, first_name)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE admins (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  email         VARCHAR(254) NOT NULL,
  first_name    VARCHAR(80)  NOT NULL,
  last_name     VARCHAR(80)  NOT NULL,
  address       VARCHAR(160) NULL,
  phone         VARCHAR(24)  NULL,
  role          ENUM('viewer','agent','manager','chief') NOT NULL,
  password      VARCHAR(120) NOT NULL,
  totp_sealed   VARBINARY(128) NOT NULL,
  totp_step     BIGINT NOT NULL DEFAULT 0,                -- the last step that was used
  status        ENUM('active','suspended') NOT NULL DEFAULT 'active',
  wrong_logins  INT UNSIGNED NOT NULL DEFAULT 0,
  version       INT UNSIGNED NOT NULL DEFAULT 1,
  created_at    DATETIME(6)  NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE admins_email (email)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE sessions (
  sid             BINARY(16) PRIMARY KEY,
  audience        ENUM('traveler','admin') NOT NULL,
  owner_id        BIGINT NOT NULL,
  token_sha256    BINARY(32) NOT NULL,                    -- of the refresh token in force
  previous_sha256 BINARY(32) NULL,                        -- of the one before
  rotated_at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  created_at      DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  seen_at         DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  confirmed_at    DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),  -- the password was last given
  expires_at      DATETIME(6) NOT NULL,
  revoked_at      DATETIME(6) NULL,
  user_agent      VARCHAR(200) NULL,
  UNIQUE sessions_token (token_sha256),
  KEY sessions_previous (previous_sha256),
  KEY sessions_owner (audience, owner_id, revoked_at)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE payment_methods (
  id         BIGINT PRIMARY KEY AUTO_INCREMENT,
  user_id    BIGINT NOT NULL,
  token      VARCHAR(64) NOT NULL,                        -- the provider's, never a card number
  brand      VARCHAR(20) NOT NULL,
  last4      CHAR(4) NOT NULL,
  exp_month  INT NOT NULL,
  exp_year   INT NOT NULL,
  created_at DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  UNIQUE payment_methods_token (user_id, token),
  CONSTRAINT payment_methods_user FOREIGN KEY (user_id) REFERENCES users (id)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE idem_keys (
  user_id     BIGINT NOT NULL,
  key_        VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  method_path VARCHAR(200) NOT NULL,
  body_sha256 BINARY(32) NOT NULL,
  status      INT NOT NULL,
  response    MEDIUMTEXT NOT NULL,
  created_at  DATETIME(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  PRIMARY KEY (user_id, key_),
  KEY idem_keys_age (created_at)
) ENGINE=InnoDB CHARSET=utf8mb4;
