# SPDX-License-Identifier: Apache-2.0
# The mail sink: takes every mail, shows it on a page, sends nothing on.

mail_start()
{
	local path

	path=$(program t/mail/mailsink) || exit
	mkdir -p "$inst/data/mail"
	daemon_start mail "$path" --smtp-port "${port[smtp]}" \
		--http-port "${port[inbox]}" --dir "$inst/data/mail"
}

mail_answers() { port_taken "${port[smtp]}" && port_taken "${port[inbox]}"; }
mail_stamp() { sources_stamp "$top/t/mail"; }
mail_stop() { daemon_stop mail TERM 5; }
