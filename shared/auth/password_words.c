/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/auth/password_words.h"

#include <ctype.h>
#include <string.h>

#include "shared/auth/common_words.h"

#define RUN_MIN 3

/* Substrings of these, forwards or backwards, are runs. */
static const char *const runs[] = {
	"012345678901234567890123456789", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
	"qwertyuiopasdfghjklzxcvbnm", "1234567890qwertyuiopasdfghjklzxcvbnm",
	"1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
	"1q2w3e4r5t6y7u8i9o0p", "112233445566778899001122",
};

/* <0, 0, >0: the line that starts at line against the n bytes of word. */
static int
compare(const char *line, const char *word, size_t n)
{
	size_t len = strcspn(line, "\n");
	int c = memcmp(line, word, len < n ? len : n);

	return c != 0 ? c : (len > n) - (len < n);
}

static bool
listed(const char *word, size_t n)
{
	size_t low = 0, high = common_words_n;

	while (low < high) {
		size_t at = low + (high - low) / 2;
		int c;

		while (at > low && common_words[at - 1] != '\n')
			at--;
		c = compare(common_words + at, word, n);
		if (c == 0)
			return true;
		if (c < 0)
			low = at + strcspn(common_words + at, "\n") + 1;
		else
			high = at;
	}
	return false;
}

/* Whether the text holds the word, read forwards (step 1) or backwards (-1). */
static bool
runs_through(const char *text, const char *word, size_t n, int step)
{
	for (size_t at = 0, len = strlen(text); at + n <= len; at++) {
		const char *s = step > 0 ? text + at : text + at + n - 1;
		size_t i = 0;
		while (i < n && s[step * (int)i] == word[i])
			i++;
		if (i == n)
			return true;
	}
	return false;
}

static bool
is_run(const char *word, size_t n)
{
	if (n < RUN_MIN)
		return false;
	for (size_t i = 0; i < sizeof runs / sizeof *runs; i++)
		if (runs_through(runs[i], word, n, 1) || runs_through(runs[i], word, n, -1))
			return true;
	return false;
}

/* The shortest beginning that makes the whole when repeated (and cut). */
static size_t
period(const char *word, size_t n)
{
	size_t p = 1;

	while (p < n && memcmp(word, word + p, n - p) != 0)
		p++;
	return p;
}

static bool
is_unit(const char *word, size_t n)
{
	size_t p = period(word, n);

	return p <= 3 || listed(word, n) || is_run(word, n) ||
	    (p <= n / 2 && (listed(word, p) || is_run(word, p)));
}

static bool
is_units(const char *word, size_t n)
{
	if (n == 0 || is_unit(word, n))
		return true;
	for (size_t i = 2; i + 2 <= n; i++)
		if (is_unit(word, i) && is_unit(word + i, n - i))
			return true;
	return false;
}

bool
password_is_common(struct arena *mem, const char *folded)
{
	char *core = arena_strdup(mem, folded);
	size_t n = 0;

	if (listed(folded, strlen(folded)))
		return true;
	for (const char *s = folded; *s != '\0'; s++)
		if (isalnum((unsigned char)*s) || (unsigned char)*s >= 0x80)
			core[n++] = *s;
	if (is_units(core, n))
		return true;
	while (n > 0 && isdigit((unsigned char)core[n - 1]))
		n--;
	return is_units(core, n);
}
