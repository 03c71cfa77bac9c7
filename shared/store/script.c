/* SPDX-License-Identifier: Apache-2.0 */
#include "shared/store/script.h"

#include <ctype.h>
#include <string.h>

/* Past a comment that starts here, or the same place. */
static const char *
past_comment(const char *s)
{
	const char *end;

	if (*s == '#' || (s[0] == '-' && s[1] == '-' && (s[2] == '\0' || isspace((unsigned char)s[2]))))
		return s + strcspn(s, "\n");
	if (s[0] != '/' || s[1] != '*')
		return s;
	end = strstr(s + 2, "*/");
	return end == NULL ? s + strlen(s) : end + 2;
}

/* Past a text in quotes that starts here, or the same place. */
static const char *
past_quotes(const char *s)
{
	char mark = *s;

	if (mark != '\'' && mark != '"' && mark != '`')
		return s;
	for (s++; *s != '\0' && *s != mark; s++)
		if (*s == '\\' && mark != '`' && s[1] != '\0')
			s++;
	return *s == '\0' ? s : s + 1;
}

/* To where a statement begins; empty ones are passed over. */
static const char *
past_space(const char *s)
{
	for (const char *from = NULL; from != s; ) {
		from = s;
		while (isspace((unsigned char)*s) || *s == ';')
			s++;
		s = past_comment(s);
	}
	return s;
}

/* Only blanks, or a comment, up to the end of the line. */
static bool
ends_line(const char *s)
{
	s += strspn(s, " \t\r");
	return *s == '\n' || *s == '\0' || *s == '#' || strncmp(s, "--", 2) == 0;
}

static void
move_to(struct script *sc, const char *s)
{
	for (; sc->at < s; sc->at++)
		sc->line += *sc->at == '\n';
}

bool
script_next(struct script *sc, const char **text, size_t *n, int *line)
{
	const char *s;

	move_to(sc, past_space(sc->at));
	if (*sc->at == '\0')
		return false;
	*text = s = sc->at;
	*line = sc->line;
	while (*s != '\0' && !(*s == ';' && ends_line(s + 1))) {
		const char *over = past_quotes(past_comment(s));
		s = over > s ? over : s + 1;
	}
	*n = (size_t)(s - *text);
	move_to(sc, *s == ';' ? s + 1 : s);
	return true;
}
