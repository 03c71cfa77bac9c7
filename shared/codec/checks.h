/* SPDX-License-Identifier: Apache-2.0 */
/* Formats that a text may have to keep. Each says why it does not, or NULL. */
#ifndef SHARED_CODEC_CHECKS_H
#define SHARED_CODEC_CHECKS_H

const char *check_email(const char *);    /* one @, a dot in the domain, no space; RFC 5321 lengths */
const char *check_phone(const char *);    /* +, digits, spaces, hyphens, dots, brackets; 7 to 15 digits */
const char *check_zip(const char *);      /* 95123 or 90086-1929 */
const char *check_state(const char *);    /* one of the 50 or DC, abbreviation or full name, any case */
const char *check_ssn(const char *);      /* 123-45-6789 */
const char *check_country(const char *);  /* two capital letters (ISO 3166-1 alpha-2) */
const char *check_airport(const char *);  /* three capital letters (IATA) */
const char *check_hour(const char *);     /* 00:00 to 24:00 */
const char *check_airlines(const char *); /* a list of airline codes: UA,DL,B6 */
const char *check_words(const char *);    /* a list of lower-case words: pool,wifi,free-breakfast */
const char *check_name(const char *);     /* no control characters, not only spaces */
const char *check_currency(const char *); /* three capital letters (ISO 4217) */

/* The abbreviation of a state that check_state took. */
const char *state_abbreviation(const char *);

#endif
