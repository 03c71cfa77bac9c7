-- SPDX-License-Identifier: Apache-2.0
-- Places, vendors and what is sold: flights, hotels, cars, and their dated inventory.

CREATE TABLE cities (
  code            CHAR(3) PRIMARY KEY,                    -- IATA city code
  name            VARCHAR(80) NOT NULL,
  state           CHAR(2) NULL,
  country         CHAR(2) NOT NULL,
  zone            VARCHAR(40) NOT NULL,                   -- IANA
  lat             DOUBLE NOT NULL,
  lon             DOUBLE NOT NULL,
  lodging_tax_bp  INT NOT NULL,                           -- basis points of the room price
  rental_tax_bp   INT NOT NULL,                           -- basis points of the car price
  weight          INT NOT NULL DEFAULT 0                  -- larger: more asked for
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE airports (
  code      CHAR(3) PRIMARY KEY,                          -- IATA
  icao      CHAR(4) NULL,
  name      VARCHAR(120) NOT NULL,
  city_code CHAR(3) NOT NULL,
  country   CHAR(2) NOT NULL,
  zone      VARCHAR(40) NOT NULL,
  lat       DOUBLE NOT NULL,
  lon       DOUBLE NOT NULL,
  KEY airports_city (city_code),
  CONSTRAINT airports_of FOREIGN KEY (city_code) REFERENCES cities (code)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE vendors (
  id         BIGINT PRIMARY KEY AUTO_INCREMENT,
  kind       ENUM('airline','hotel','car') NOT NULL,
  name       VARCHAR(120) NOT NULL,
  email      VARCHAR(254) NULL,
  phone      VARCHAR(24) NULL,
  rating_10  INT NOT NULL DEFAULT 0,
  UNIQUE vendors_name (kind, name)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE airlines (
  code      CHAR(2) PRIMARY KEY,                          -- IATA
  name      VARCHAR(80) NOT NULL,
  country   CHAR(2) NOT NULL,
  vendor_id BIGINT NOT NULL,
  CONSTRAINT airlines_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE fare_rules (
  id             BIGINT PRIMARY KEY,
  name           VARCHAR(40) NOT NULL,
  refund_percent INT NOT NULL CHECK (refund_percent BETWEEN 0 AND 100),
  until_hours    INT NOT NULL,                            -- before the start, for a refund
  bags_carry_on  INT NOT NULL DEFAULT 0,
  bags_checked   INT NOT NULL DEFAULT 0,
  changeable     BOOLEAN NOT NULL DEFAULT FALSE
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE flights (
  id           BIGINT PRIMARY KEY AUTO_INCREMENT,
  designator   VARCHAR(7) NOT NULL,                       -- AA123
  airline      CHAR(2) NOT NULL,
  from_        CHAR(3) NOT NULL,
  to_          CHAR(3) NOT NULL,
  weekdays     INT NOT NULL,                              -- bit 0 Monday .. bit 6 Sunday
  departs_min  INT NOT NULL,                              -- minutes after local midnight
  duration_min INT NOT NULL,                              -- gate to gate
  distance_km  INT NOT NULL,
  aircraft     VARCHAR(40) NOT NULL,
  rating_10    INT NOT NULL DEFAULT 0,
  review_count INT NOT NULL DEFAULT 0,
  status       ENUM('active','retired') NOT NULL DEFAULT 'active',
  version      INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE flights_designator (designator),
  KEY flights_pair (from_, to_),
  KEY flights_to (to_),
  CONSTRAINT flights_airline FOREIGN KEY (airline) REFERENCES airlines (code),
  CONSTRAINT flights_from FOREIGN KEY (from_) REFERENCES airports (code),
  CONSTRAINT flights_to FOREIGN KEY (to_) REFERENCES airports (code)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE departures (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  flight_id     BIGINT NOT NULL,
  day           DATE NOT NULL,                            -- local, at the origin
  departs_at    DATETIME(6) NOT NULL,                     -- UTC
  arrives_at    DATETIME(6) NOT NULL,
  departs_local DATETIME NOT NULL,
  arrives_local DATETIME NOT NULL,
  departs_abbr  VARCHAR(6) NOT NULL,                      -- the zone's name on that day: PST
  arrives_abbr  VARCHAR(6) NOT NULL,
  UNIQUE departures_flight (flight_id, day),
  KEY departures_day (day)
) ENGINE=InnoDB CHARSET=utf8mb4;

CREATE TABLE hotels (
  id             BIGINT PRIMARY KEY AUTO_INCREMENT,
  vendor_id      BIGINT NOT NULL,
  name           VARCHAR(120) NOT NULL,
  address        VARCHAR(160) NOT NULL,
  area           VARCHAR(80) NOT NULL,                    -- neighbourhood
  city           VARCHAR(80) NOT NULL,
  city_code      CHAR(3) NOT NULL,
  state          CHAR(2) NULL,
  zip            VARCHAR(10) NOT NULL,
  country        CHAR(2) NOT NULL DEFAULT 'US',
  lat            DOUBLE NOT NULL,
  lon            DOUBLE NOT NULL,
  stars          INT NOT NULL CHECK (stars BETWEEN 1 AND 5),
  amenities      VARCHAR(300) NOT NULL DEFAULT '',        -- words with commas: pool,wifi,breakfast
  description    VARCHAR(1000) NOT NULL,
  pet_policy     VARCHAR(300) NOT NULL,
  check_in_from  VARCHAR(5) NOT NULL DEFAULT '15:00',
  check_out_by   VARCHAR(5) NOT NULL DEFAULT '11:00',
  light          VARCHAR(10) NOT NULL DEFAULT 'day',      -- of its picture
  rating_10      INT NOT NULL DEFAULT 0,
  review_count   INT NOT NULL DEFAULT 0,
  status         ENUM('active','retired') NOT NULL DEFAULT 'active',
  version        INT UNSIGNED NOT NULL DEFAULT 1,
  UNIQUE hotels_name (city_code, name),
  KEY hotels_city (city, state),
  KEY hotels_stars (city_code, stars, rating_10),
  CONSTRAINT hotels_in FOREIGN KEY (city_code) REFERENCES cities (code),
  CONSTRAINT hotels_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE rooms (
  id        BIGINT PRIMARY KEY AUTO_INCREMENT,
  hotel_id  BIGINT NOT NULL,
  type      ENUM('single','double','twin','family','suite') NOT NULL,
  name      VARCHAR(80) NOT NULL,
  beds      VARCHAR(60) NOT NULL,
  sleeps    INT NOT NULL,
  size_m2   INT NOT NULL,
  status    ENUM('active','retired') NOT NULL DEFAULT 'active',
  UNIQUE rooms_name (hotel_id, name),
  CONSTRAINT rooms_hotel FOREIGN KEY (hotel_id) REFERENCES hotels (id)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

CREATE TABLE cars (
  id           BIGINT PRIMARY KEY AUTO_INCREMENT,
  vendor_id    BIGINT NOT NULL,                           -- the company
  type         ENUM('compact','sedan','suv','van','convertible') NOT NULL,
  model        VARCHAR(80) NOT NULL,
  year         INT NOT NULL,
  transmission ENUM('automatic','manual') NOT NULL,
  fuel         ENUM('petrol','hybrid','electric') NOT NULL DEFAULT 'petrol',
  seats        INT NOT NULL,
  bags         INT NOT NULL,
  city_code    CHAR(3) NOT NULL,
  airport      CHAR(3) NULL,                              -- NULL: a branch in town
  address      VARCHAR(160) NOT NULL,
  light        VARCHAR(10) NOT NULL DEFAULT 'day',
  rating_10    INT NOT NULL DEFAULT 0,
  review_count INT NOT NULL DEFAULT 0,
  status       ENUM('active','retired') NOT NULL DEFAULT 'active',
  version      INT UNSIGNED NOT NULL DEFAULT 1,
  KEY cars_city (city_code, type),
  CONSTRAINT cars_vendor FOREIGN KEY (vendor_id) REFERENCES vendors (id),
  CONSTRAINT cars_in FOREIGN KEY (city_code) REFERENCES cities (code)
) ENGINE=InnoDB CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci;

-- One row is what can be sold once per unit: a departure in a cabin, a room type's night, a car's day.
CREATE TABLE inventory (
  id            BIGINT PRIMARY KEY AUTO_INCREMENT,
  kind          ENUM('flight','room','car') NOT NULL,
  listing       BIGINT NOT NULL,                          -- departures.id, rooms.id or cars.id
  class         VARCHAR(12) CHARACTER SET ascii NOT NULL DEFAULT '',  -- the cabin
  day           DATE NOT NULL,
  capacity      INT UNSIGNED NOT NULL,
  left_         INT UNSIGNED NOT NULL,
  price_minor   BIGINT NOT NULL CHECK (price_minor > 0),  -- before taxes; for one seat, room or car
  currency      CHAR(3) CHARACTER SET ascii NOT NULL DEFAULT 'USD',
  price_version INT UNSIGNED NOT NULL DEFAULT 1,
  rule_id       BIGINT NOT NULL,
  UNIQUE inventory_what (kind, listing, class, day),
  CONSTRAINT inventory_stock CHECK (left_ <= capacity)
) ENGINE=InnoDB;
