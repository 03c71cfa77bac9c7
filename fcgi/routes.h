/* SPDX-License-Identifier: Apache-2.0 */
/* Every endpoint of the API, one line each. The line declares the handler,
 * so a handler whose types differ from its line does not compile. The order
 * is that of the OpenAPI document. A pool's paths are also nginx's map. */
#ifndef FCGI_ROUTES_H
#define FCGI_ROUTES_H

#include "shared/model/admin.h"
#include "shared/model/booking.h"
#include "shared/model/car.h"
#include "shared/model/flight.h"
#include "shared/model/hotel.h"
#include "shared/model/review.h"
#include "shared/model/user.h"
#include "shared/web/router.h"

/*        pool     method  path                              who       traits  handler              takes             gives */
#define ROUTES_SEARCH(X) \
	X(search,  GET,    "/api/health",                    ANYONE,   PLAIN,  health_show,         nothing,          health) \
	X(search,  GET,    "/api/ready",                     ANYONE,   PLAIN,  ready_show,          nothing,          health) \
	X(search,  GET,    "/api/openapi.json",              ANYONE,   PLAIN,  openapi_show,        nothing,          nothing) \
	X(search,  GET,    "/api/settings",                  ANYONE,   PLAIN,  settings_show,       nothing,          settings) \
	X(search,  GET,    "/api/places",                    ANYONE,   PLAIN,  place_search,        place_query,      place_page) \
	X(search,  GET,    "/api/airlines",                  ANYONE,   PLAIN,  airline_list,        nothing,          airline_page) \
	X(search,  GET,    "/api/flights",                   ANYONE,   PLAIN,  flight_search,       flight_query,     flight_page) \
	X(search,  GET,    "/api/flights/{id}",              ANYONE,   PLAIN,  flight_show,         flight_show,      flight) \
	X(search,  GET,    "/api/hotels",                    ANYONE,   PLAIN,  hotel_search,        hotel_query,      hotel_page) \
	X(search,  GET,    "/api/hotels/{id}",               ANYONE,   PLAIN,  hotel_show,          hotel_show,       hotel) \
	X(search,  GET,    "/api/cars",                      ANYONE,   PLAIN,  car_search,          car_query,        car_page) \
	X(search,  GET,    "/api/cars/{id}",                 ANYONE,   PLAIN,  car_show,            car_show,         car_card) \
	X(search,  POST,   "/api/offers/check",              ANYONE,   PLAIN,  offers_check,        offers_check,     offers_checked)

#define ROUTES_BOOKING(X) \
	X(booking, POST,   "/api/bookings",                  TRAVELER, KEYED,  booking_create,      booking_new,      booking) \
	X(booking, GET,    "/api/bookings",                  TRAVELER, PLAIN,  booking_list,        booking_list,     booking_page) \
	X(booking, GET,    "/api/bookings/{id}",             TRAVELER, PLAIN,  booking_show,        by_uuid,          booking) \
	X(booking, POST,   "/api/bookings/{id}/cancellations", TRAVELER, PLAIN, cancellation_offer, by_uuid,          cancellation) \
	X(booking, POST,   "/api/bookings/{id}/cancellations/{cancellation}/confirm", TRAVELER, KEYED, cancellation_confirm, cancellation_ref, booking) \
	X(booking, POST,   "/api/payments",                  TRAVELER, KEYED,  payment_create,      payment_new,      booking) \
	X(booking, GET,    "/api/payments",                  TRAVELER, PLAIN,  payment_list,        bill_list,        bill_page) \
	X(booking, GET,    "/api/payments/{id}",             TRAVELER, PLAIN,  payment_show,        by_uuid,          bill)

#define ROUTES_LOGIN(X) \
	X(login,   POST,   "/api/register",                  ANYONE,   COOKIE | WHOLE, user_register, user_new,        session_token) \
	X(login,   POST,   "/api/sessions",                  ANYONE,   COOKIE, session_create,      session_new,      session_token) \
	X(login,   POST,   "/api/sessions/refresh",          ANYONE,   COOKIE, session_refresh,     nothing,          session_token) \
	X(login,   POST,   "/api/sessions/confirm",          TRAVELER, PLAIN,  session_confirm,     password_confirm, nothing) \
	X(login,   GET,    "/api/sessions",                  TRAVELER, PLAIN,  session_list,        nothing,          session_page) \
	X(login,   DELETE, "/api/sessions/current",          TRAVELER, COOKIE, session_end,         nothing,          nothing) \
	X(login,   DELETE, "/api/sessions/{sid}",            TRAVELER, PLAIN,  session_revoke,      by_sid,           nothing) \
	X(login,   POST,   "/api/password",                  TRAVELER, WHOLE,  password_change,     password_change,  nothing) \
	X(login,   POST,   "/api/admin/sessions",            ANYONE,   COOKIE, admin_session_create, admin_session_new, session_token) \
	X(login,   POST,   "/api/admin/sessions/refresh",    ANYONE,   COOKIE, admin_session_refresh, nothing,        session_token) \
	X(login,   DELETE, "/api/admin/sessions/current",    VIEWER,   COOKIE, admin_session_end,   nothing,          nothing)

#define ROUTES_ACCOUNT(X) \
	X(account, GET,    "/api/users/me",                  TRAVELER, PLAIN,  user_show,           nothing,          user) \
	X(account, PATCH,  "/api/users/me",                  TRAVELER, WHOLE,  user_change,         user_change,      user) \
	X(account, DELETE, "/api/users/me",                  TRAVELER, PLAIN,  user_delete,         nothing,          nothing) \
	X(account, GET,    "/api/flights/{id}/reviews",      ANYONE,   PLAIN,  flight_reviews,      review_list,      review_page) \
	X(account, GET,    "/api/hotels/{id}/reviews",       ANYONE,   PLAIN,  hotel_reviews,       review_list,      review_page) \
	X(account, GET,    "/api/cars/{id}/reviews",         ANYONE,   PLAIN,  car_reviews,         review_list,      review_page) \
	X(account, POST,   "/api/ws-tickets",                TRAVELER, PLAIN,  ws_ticket_create,    nothing,          ws_ticket) \
	X(account, POST,   "/api/webhooks/psp",              ANYONE,   RAW,    psp_webhook,         nothing,          nothing)

#define ROUTES_ADMIN(X) \
	X(admin,   GET,    "/api/admin/listings",            VIEWER,   PLAIN,  admin_listings,      admin_list,       admin_listing_page) \
	X(admin,   GET,    "/api/admin/users",               VIEWER,   PLAIN,  admin_users,         admin_list,       admin_user_page) \
	X(admin,   GET,    "/api/admin/analytics",           VIEWER,   PLAIN,  admin_analytics,     nothing,          admin_analytics)

#define ROUTES(X) \
	ROUTES_SEARCH(X) \
	ROUTES_BOOKING(X) \
	ROUTES_LOGIN(X) \
	ROUTES_ACCOUNT(X) \
	ROUTES_ADMIN(X)

ROUTES(ROUTE_DECLARE)

#endif
