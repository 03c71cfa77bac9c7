# SPDX-License-Identifier: Apache-2.0
# common-passwords.txt -> one C string of its lines.
BEGIN {
	print "/* Made from sql/seed/common-passwords.txt. */"
	print "#include \"shared/auth/common_words.h\"\n"
	print "const char common_words[] ="
}
/^#/ { next }
{
	gsub(/[\\"]/, "\\\\&")
	gsub(/\?/, "\\?")
	print "\t\"" $0 "\\n\""
}
END { print "\t;\nconst size_t common_words_n = sizeof common_words - 1;" }
