# SPDX-License-Identifier: Apache-2.0
# t/mail: the mail sink. mailsink starts it; post is its SMTP face, shelf the disk, inbox the page and its JSON.
EXTRA_DIST += t/mail/mailsink t/mail/post.py t/mail/shelf.py t/mail/inbox.py t/mail/inbox.css t/mail/test_mail.py
