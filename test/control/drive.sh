#!/bin/sh
# Drives the control plane with curl alone: sh drive.sh CONTROL_URL TOKEN
set -eu
control_url=$1
control_token=$2

# control METHOD PATH [JSON]: prints what was answered and, on a line of its own, the status.
control() {
  curl -sS -X "$1" "$control_url$2" -H "Authorization: Bearer $control_token" \
    ${3:+-H "Content-Type: application/json" --data "$3"} -w '\n%{http_code}\n'
}

status() { control "$@" | tail -n 1; }

# member NAME: the first text or number of that name.
member() { sed -n "s/.*[{,]\"$1\":\"\{0,1\}\([^,\"}]*\).*/\1/p" | head -n 1; }

expect() {
  if [ "$2" != "$3" ]; then
    echo "$1: got $2, wanted $3" >&2
    exit 1
  fi
  echo "ok $1"
}

service=$(control POST /services '{"clients":[{"clientId":1,"clientSecret":"secret","clientType":"CONFIDENTIAL","tokenAuthMethod":"CLIENT_SECRET_BASIC","grantTypes":["CLIENT_CREDENTIALS"]}],"supportedGrantTypes":["CLIENT_CREDENTIALS"],"supportedTokenAuthMethods":["CLIENT_SECRET_BASIC"],"accessTokenDuration":3600}')
expect 'a service of its own' "$(echo "$service" | tail -n 1)" 201
service_id=$(echo "$service" | member serviceId)
access_token=$(echo "$service" | member accessToken)
url=$(echo "$service" | member url)
world=/services/$service_id

# call PATH JSON: calls the API as an authorization server does.
call() {
  curl -sS "$url/api/$service_id$1" -H "Authorization: Bearer $access_token" \
    -H 'Content-Type: application/json' --data "$2"
}

request_token() {
  call /auth/token '{"parameters":"grant_type=client_credentials","clientId":"1","clientSecret":"secret"}'
}

expect 'a stub for the third call' \
  "$(status POST "$world/stubs" '{"operation":"/auth/token","action":"INVALID_CLIENT","skip":2}')" 201
expect 'verify fails before the calls' "$(status POST "$world/verify")" 422

first=$(request_token)
token=$(echo "$first" | member accessToken)
expect 'the first call' "$(echo "$first" | member action)" OK
expect 'the second call' "$(request_token | member action)" OK
expect 'the third call' "$(request_token | member action)" INVALID_CLIENT
expect 'verify succeeds after them' "$(status POST "$world/verify")" 200

introspect() { call /auth/introspection "{\"token\":\"$token\"}" | member action; }

expect 'the token is good' "$(introspect)" OK
expect 'the clock goes on' "$(status POST "$world/clock/advance" '{"by":"2d"}')" 200
expect 'the token is too old' "$(introspect)" UNAUTHORIZED
expect 'the journal has the calls' \
  "$(control GET "$world/journal?operation=/auth/token" | grep -o '"sequence":' | wc -l | tr -d ' ')" 3
expect 'a reset' "$(status POST "$world/reset")" 204
expect 'the service can go' "$(status DELETE "$world")" 204
expect 'and is gone' "$(status GET "$world/clock")" 404
