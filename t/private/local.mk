# SPDX-License-Identifier: Apache-2.0
# t/private: how ./kayak and the tests get servers of their own. run.sh is for tests and benches; the others are parts:
#	ui           lines and progress          daemon      pid files, start, stop, wait
#	ports        free ones, who has one      instance    folders, ports, kayak.conf
#	servers      start and stop by name; one file for each kind: kafka mongo mariadb redis mail psp nginx programs
#	packages     Debian's (packages.txt)     fetch       venv and jars (versions)      build    programs and sites
#	up look      ./kayak up, status, logs    suite(s)    ./kayak test
dist_check_SCRIPTS += t/private/parts.sh
EXTRA_DIST += t/private/all.sh t/private/apt-install t/private/build.sh t/private/daemon.sh t/private/fetch.sh \
	      t/private/instance.sh t/private/kafka-pom.xml t/private/kafka.sh t/private/limits-test.conf \
	      t/private/look.sh t/private/mail.sh t/private/mariadb.sh t/private/mongo.sh t/private/nginx.sh \
	      t/private/packages.sh t/private/packages.txt t/private/ports.sh t/private/programs.sh t/private/psp.sh \
	      t/private/redis.sh t/private/run.sh t/private/servers.sh t/private/suite.sh t/private/suites.sh t/private/test_private.py \
	      t/private/ui.sh t/private/up.sh t/private/versions
