#!/bin/sh
# One test puts Debian's nginx before the site. Where it may not be installed it is skipped.
command -v nginx >/dev/null 2>&1 && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing nginx for the test of a site behind a proxy …"
    (apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends nginx-light) >/dev/null 2>&1 && exit 0
fi
echo "nginx is not here and can't be installed: its test will be skipped."
exit 0
