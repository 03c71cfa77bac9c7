/* SPDX-License-Identifier: Apache-2.0 */
/* A letter as HTML. Mail readers know little: tables, inline styles, no script, no
 * picture from elsewhere. The colours are the sites' (light). */
#include "agents/worker/mail/letter.h"
#include "agents/worker/mail/words.h"

#define FONT   "font-family:Inter,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
#define BG     "#f4f7f6"
#define INK    "#0e2429"
#define INK_2  "#42575d"
#define INK_3  "#566a70"
#define LINE   "#dbe4e3"
#define LAKE   "#0b5f66"

static const struct { const char *ink, *soft; } tones[] = {
	[TONE_GOOD]  = { "#14693b", "#e0f3e7" },
	[TONE_PLAIN] = { INK_2,     "#eef3f2" },
	[TONE_LOOK]  = { "#805000", "#fcf0d9" },
	[TONE_BAD]   = { "#ad241c", "#fce6e3" },
};

/* A template: text goes in as it is, and each %s as escaped text. */
static void
add(struct buffer *b, const char *template, const char *const *texts)
{
	for (const char *c = template; *c != '\0'; c++)
		if (c[0] == '%' && c[1] == 's') {
			words_html(b, *texts == NULL ? "" : *texts);
			texts += *texts != NULL;
			c++;
		} else {
			buffer_char(b, *c);
		}
}
#define ADD(b, template, ...) add(b, template, (const char *const []){ __VA_ARGS__, NULL })

static void
add_top(struct buffer *b, const struct letter *l)
{
	ADD(b, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
	    "<meta name=\"color-scheme\" content=\"light\">\n<title>%s</title>\n</head>\n"
	    "<body style=\"margin:0;padding:0;background:" BG ";\">\n"
	    "<div style=\"display:none;max-height:0;overflow:hidden;\">%s</div>\n"
	    "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
	    "style=\"background:" BG ";\">\n<tr><td align=\"center\" style=\"padding:24px 12px;\">\n"
	    "<table role=\"presentation\" width=\"600\" cellpadding=\"0\" cellspacing=\"0\" "
	    "style=\"width:100%;max-width:600px;" FONT "color:" INK ";\">\n",
	    l->heading, l->lead);
	ADD(b, "<tr><td style=\"padding:0 4px 16px;font-size:18px;font-weight:600;letter-spacing:-.012em;\">"
	    "<a href=\"%s\" style=\"color:" LAKE ";text-decoration:none;\">%s</a></td></tr>\n",
	    l->site, l->brand);
}

static void
add_head(struct buffer *b, const struct letter *l)
{
	ADD(b, "<tr><td style=\"background:#ffffff;border:1px solid " LINE ";border-radius:18px;padding:28px 24px;\">\n"
	    "<span style=\"display:inline-block;background:%s;color:%s;border-radius:999px;padding:4px 12px;"
	    "font-size:13px;font-weight:600;\">%s</span>\n", tones[l->tone].soft, tones[l->tone].ink,
	    l->badge);
	ADD(b, "<h1 style=\"margin:16px 0 8px;font-size:26px;line-height:1.2;letter-spacing:-.025em;font-weight:600;\">"
	    "%s</h1>\n<p style=\"margin:0;font-size:16px;line-height:1.55;color:" INK_2 ";\">%s</p>\n",
	    l->heading, l->lead);
	ADD(b, "<p style=\"margin:20px 0 0;font-size:13px;color:" INK_3 ";\">Booking code<br>"
	    "<span style=\"font-size:24px;font-weight:600;letter-spacing:.08em;color:" INK ";\">%s</span></p>\n",
	    l->code);
}

static void
add_part(struct buffer *b, const struct part *p)
{
	ADD(b, "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
	    "style=\"margin-top:24px;border-top:1px solid " LINE ";\">\n<tr><td colspan=\"2\" "
	    "style=\"padding:20px 0 12px;\"><span style=\"font-size:13px;color:" LAKE ";font-weight:600;\">%s</span><br>"
	    "<span style=\"font-size:18px;font-weight:600;letter-spacing:-.012em;\">%s</span><br>"
	    "<span style=\"font-size:14px;color:" INK_2 ";\">%s</span></td></tr>\n",
	    p->kind, p->title, p->detail == NULL ? "" : p->detail);
	ADD(b, "<tr><td width=\"50%\" valign=\"top\" style=\"padding-right:12px;font-size:14px;line-height:1.5;\">"
	    "<span style=\"color:" INK_3 ";\">%s</span><br><strong style=\"font-weight:600;\">%s</strong></td>\n"
	    "<td width=\"50%\" valign=\"top\" style=\"font-size:14px;line-height:1.5;\">"
	    "<span style=\"color:" INK_3 ";\">%s</span><br><strong style=\"font-weight:600;\">%s</strong></td></tr>\n"
	    "<tr><td colspan=\"2\" style=\"padding-top:8px;font-size:14px;color:" INK_2 ";\">%s</td></tr>\n</table>\n",
	    p->from_name, p->from, p->to_name, p->to, p->amount);
}

static void
add_sum(struct buffer *b, struct arena *mem, const struct letter *l)
{
	const struct price *price = l->booking->price;
	const char *currency = l->booking->currency;

	buffer_str(b, "<table role=\"presentation\" width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
	    "style=\"margin-top:24px;border-top:1px solid " LINE ";\">\n<tr><td height=\"16\"></td></tr>\n");
	for (size_t i = 0; l->lines && price != NULL && i < price->n_lines; i++)
		ADD(b, "<tr><td style=\"padding:3px 0;font-size:14px;color:" INK_2 ";\">%s</td>"
		    "<td align=\"right\" style=\"padding:3px 0;font-size:14px;color:" INK_2 ";white-space:nowrap;\">%s</td></tr>\n",
		    price->lines[i].name, words_money(mem, price->lines[i].amount_minor, currency));
	ADD(b, "<tr><td style=\"padding-top:8px;font-size:16px;font-weight:600;\">%s</td>"
	    "<td align=\"right\" style=\"padding-top:8px;font-size:20px;font-weight:600;white-space:nowrap;\">%s</td></tr>\n"
	    "</table>\n", l->paid, words_money(mem, l->sum_minor, currency));
}

static void
add_bottom(struct buffer *b, const struct letter *l)
{
	ADD(b, "<p style=\"margin:28px 0 0;\"><a href=\"%s\" style=\"display:inline-block;background:" LAKE ";"
	    "color:#ffffff;text-decoration:none;border-radius:12px;padding:14px 24px;font-size:16px;"
	    "font-weight:500;\">%s</a></p>\n</td></tr>\n", l->link, l->button);
	ADD(b, "<tr><td style=\"padding:20px 4px;font-size:13px;line-height:1.5;color:" INK_3 ";\">"
	    "All times are local. You get this mail because of your booking %s at "
	    "<a href=\"%s\" style=\"color:" LAKE ";\">%s</a>.</td></tr>\n"
	    "</table>\n</td></tr>\n</table>\n</body>\n</html>\n", l->code, l->site, l->brand);
}

const char *
letter_page(struct arena *mem, const struct letter *l)
{
	struct buffer b = { .mem = mem };

	add_top(&b, l);
	add_head(&b, l);
	for (size_t i = 0; i < l->n_parts; i++)
		add_part(&b, &l->parts[i]);
	if (l->paid != NULL)
		add_sum(&b, mem, l);
	add_bottom(&b, l);
	return b.bytes;
}
