# SPDX-License-Identifier: Apache-2.0
# nginx: the configuration of the sites, the API and the events socket.
#	nginx.conf.in   processes, log, pools, micro-cache, the servers (@WORDS@ are filled in)
#	api.conf        which route goes to which pool
#	fastcgi.conf    how a pool is spoken to
#	site.conf       the static part of a site
#	headers-*.conf  security headers (an add_header in a location drops those of its server: so they are included)
#	problems.conf   nginx's own errors as problem+json
#	limits.conf     how many requests an address may make
dist_check_SCRIPTS += t/pools.sh
EXTRA_DIST += fcgi/routes.h nginx/nginx.conf.in nginx/api.conf nginx/fastcgi.conf nginx/site.conf nginx/problem.conf nginx/problems.conf \
	      nginx/headers-api.conf nginx/headers-site.conf nginx/limits.conf
