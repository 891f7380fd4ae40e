"""Drives the control plane with nothing but Python's standard library: python3 drive.py CONTROL_URL TOKEN"""

import json
import sys
import urllib.error
import urllib.parse
import urllib.request

control_url, control_token = sys.argv[1:3]


def send(method, url, token, body=None):
    """Sends JSON and returns the status and what was answered."""
    request = urllib.request.Request(url, method=method)
    request.add_header("Authorization", "Bearer " + token)
    data = None
    if body is not None:
        request.add_header("Content-Type", "application/json")
        data = json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, data) as response:
            status, text = response.status, response.read()
    except urllib.error.HTTPError as error:
        status, text = error.code, error.read()
    return status, json.loads(text) if text else None


def control(method, path, body=None):
    return send(method, control_url + path, control_token, body)


def expect(what, got, wanted):
    if got != wanted:
        sys.exit(f"{what}: got {got!r}, wanted {wanted!r}")
    print("ok", what)


status, service = control("POST", "/services")
expect("a service of its own", status, 201)
world = "/services/" + str(service["serviceId"])
client = service["clients"][0]


def call(path, body):
    """Calls the API as an authorization server does."""
    url = f"{service['url']}/api/{service['serviceId']}{path}"
    return send("POST", url, service["accessToken"], body)[1]


def request_token():
    return call(
        "/auth/token",
        {
            "parameters": urllib.parse.urlencode({"grant_type": "client_credentials"}),
            "clientId": str(client["clientId"]),
            "clientSecret": client["clientSecret"],
        },
    )


status, stub = control("POST", world + "/stubs", {"operation": "/auth/token", "action": "INVALID_CLIENT", "skip": 2})
expect("a stub for the third call", (status, stub["id"]), (201, "stub-1"))

status, problem = control("POST", world + "/verify")
expect("verify fails before the calls", (status, problem["error"]), (422, "unmet"))
expect("the report says why", "UNMET 1. /auth/token answers INVALID_CLIENT" in problem["message"], True)

first = request_token()
expect("the first three calls", [first["action"], request_token()["action"], request_token()["action"]], ["OK", "OK", "INVALID_CLIENT"])
expect("verify succeeds after them", control("POST", world + "/verify")[0], 200)


def introspect():
    return call("/auth/introspection", {"token": first["accessToken"]})["action"]


expect("the token is good", introspect(), "OK")
status, clock = control("POST", world + "/clock/advance", {"by": "2d"})
expect("the clock goes on", (status, clock["frozen"]), (200, False))
expect("the token is too old", introspect(), "UNAUTHORIZED")

query = urllib.parse.urlencode({"operation": "/auth/token", "action": "INVALID_CLIENT"})
status, journal = control("GET", f"{world}/journal?{query}")
expect("the journal has the call", [entry["answeredBy"] for entry in journal["entries"]], ["stub"])

expect("a reset", control("POST", world + "/reset")[0], 204)
expect("an empty journal after it", control("GET", world + "/journal")[1], {"entries": []})
expect("the service can go", control("DELETE", world)[0], 204)
expect("and is gone", control("GET", world + "/clock")[0], 404)
