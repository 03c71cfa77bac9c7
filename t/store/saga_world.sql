-- SPDX-License-Identifier: Apache-2.0
-- A small world for the tests of the saga: two flights a day, one hotel, one car, forty travelers.
INSERT INTO cities (code, name, state, country, zone, lat, lon, lodging_tax_bp, rental_tax_bp) VALUES
  ('SFO', 'San Francisco', 'CA', 'US', 'America/Los_Angeles', 37.77, -122.42, 1400, 1150),
  ('NYC', 'New York', 'NY', 'US', 'America/New_York', 40.71, -74.01, 1475, 2000);
INSERT INTO airports (code, name, city_code, country, zone, lat, lon) VALUES
  ('SFO', 'San Francisco International', 'SFO', 'US', 'America/Los_Angeles', 37.62, -122.38),
  ('JFK', 'John F. Kennedy International', 'NYC', 'US', 'America/New_York', 40.64, -73.78);
INSERT INTO vendors (id, kind, name) VALUES (1, 'airline', 'United Airlines'), (2, 'hotel', 'Harbor Hotels'), (3, 'car', 'Blue Road');
INSERT INTO airlines (code, name, country, vendor_id) VALUES ('UA', 'United Airlines', 'US', 1);
INSERT INTO fare_rules (id, name, refund_percent, until_hours) VALUES
  (1, 'Basic', 0, 0), (2, 'Standard', 80, 24), (3, 'Flexible', 100, 24), (5, 'Free cancellation', 100, 48), (8, 'Free until the day before', 100, 24);
INSERT INTO flights (id, designator, airline, from_, to_, weekdays, departs_min, duration_min, distance_km, aircraft) VALUES
  (1, 'UA1234', 'UA', 'SFO', 'JFK', 127, 480, 330, 4150, 'Boeing 737 MAX 9'),
  (2, 'UA1235', 'UA', 'JFK', 'SFO', 127, 600, 370, 4150, 'Boeing 737 MAX 9');
-- 16:00 UTC is 08:00 or 09:00 in San Francisco: the tests look at the winter's.
INSERT INTO departures (id, flight_id, day, departs_at, arrives_at, departs_local, arrives_local, departs_abbr, arrives_abbr)
  SELECT seq, 1, CURDATE() + INTERVAL seq DAY, CURDATE() + INTERVAL seq DAY + INTERVAL 16 HOUR,
    CURDATE() + INTERVAL seq DAY + INTERVAL 1290 MINUTE, CURDATE() + INTERVAL seq DAY + INTERVAL 8 HOUR,
    CURDATE() + INTERVAL seq DAY + INTERVAL 990 MINUTE, 'PST', 'EST' FROM seq_1_to_60;
INSERT INTO departures (id, flight_id, day, departs_at, arrives_at, departs_local, arrives_local, departs_abbr, arrives_abbr)
  SELECT 100 + seq, 2, CURDATE() + INTERVAL seq DAY, CURDATE() + INTERVAL seq DAY + INTERVAL 15 HOUR,
    CURDATE() + INTERVAL seq DAY + INTERVAL 1270 MINUTE, CURDATE() + INTERVAL seq DAY + INTERVAL 10 HOUR,
    CURDATE() + INTERVAL seq DAY + INTERVAL 790 MINUTE, 'EST', 'PST' FROM seq_1_to_60;
-- one that has left
INSERT INTO departures (id, flight_id, day, departs_at, arrives_at, departs_local, arrives_local, departs_abbr, arrives_abbr)
  VALUES (99, 1, CURDATE() - INTERVAL 1 DAY, NOW() - INTERVAL 1 HOUR, NOW() + INTERVAL 4 HOUR, NOW() - INTERVAL 9 HOUR, NOW() - INTERVAL 1 HOUR, 'PST', 'EST');
INSERT INTO inventory (kind, listing, class, day, capacity, left_, price_minor, rule_id)
  SELECT 'flight', id, 'economy', day, 100, 100, 20000, 2 FROM departures ORDER BY id;
INSERT INTO inventory (kind, listing, class, day, capacity, left_, price_minor, rule_id)
  SELECT 'flight', id, 'business', day, 10, 10, 90000, 3 FROM departures ORDER BY id;
INSERT INTO hotels (id, vendor_id, name, address, area, city, city_code, state, zip, lat, lon, stars, description, pet_policy) VALUES
  (1, 2, 'The Anchor House', '12 Front Street', 'Waterfront', 'New York', 'NYC', 'NY', '10004', 40.70, -74.01, 4, 'By the water.', 'No pets.');
INSERT INTO rooms (id, hotel_id, type, name, beds, sleeps, size_m2) VALUES
  (1, 1, 'double', 'Deluxe king', '1 king bed', 2, 26), (2, 1, 'single', 'Single', '1 twin bed', 1, 12);
INSERT INTO inventory (kind, listing, class, day, capacity, left_, price_minor, rule_id)
  SELECT 'room', 1, '', CURDATE() + INTERVAL seq DAY, 5, 5, 18000, 5 FROM seq_0_to_60;
INSERT INTO cars (id, vendor_id, type, model, year, transmission, seats, bags, city_code, airport, address) VALUES
  (1, 3, 'suv', 'Toyota RAV4', 2025, 'automatic', 5, 4, 'NYC', 'JFK', 'JFK Airport, Terminal 4');
INSERT INTO inventory (kind, listing, class, day, capacity, left_, price_minor, rule_id)
  SELECT 'car', 1, '', CURDATE() + INTERVAL seq DAY, 3, 3, 6300, 8 FROM seq_0_to_60;
INSERT INTO users (id, email, first_name, last_name, password)
  SELECT seq, CONCAT('t', seq, '@example.org'), 'Ada', CONCAT('Number', seq), '-' FROM seq_1_to_40;
