import { join } from 'node:path';
import type { CompleteService } from '../../../mock/fixtures/load.js';

/** Returns a test for JUnit 5 and Java 11, which needs no other library. */
export const junitText = ({ clients: [client] }: CompleteService, folder: string): string => `\
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Start the mock first: npx authlete-testkit serve --fixtures ${join(folder, 'fixtures.yaml').replaceAll('\\', '/')} */
class AuthleteTest {
    private static final Properties SETTINGS = new Properties();

    @BeforeAll
    static void readSettings() throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of(${JSON.stringify(join(folder, 'server.env').replaceAll('\\', '/'))}))) {
            SETTINGS.load(file);
        }
    }

    @Test
    void aUserWhoDeniesConsentIsSentBackToTheClient() throws Exception {
        // These are the calls that your server makes. Send your server the request of a browser instead, and look at
        // its response. docs/control.md describes how to force responses and to read the journal.
        String parameters = "response_type=code&scope=openid&client_id=${client?.clientId ?? ''}&redirect_uri="
                + URLEncoder.encode(${JSON.stringify(client?.redirectUris[0] ?? '')}, StandardCharsets.UTF_8);
        String asked = call("/auth/authorization", "{\\"parameters\\":\\"" + parameters + "\\"}");
        assertEquals("INTERACTION", member(asked, "action"));

        String ticket = member(asked, "ticket");
        String denied = call("/auth/authorization/fail", "{\\"ticket\\":\\"" + ticket + "\\",\\"reason\\":\\"DENIED\\"}");
        assertEquals("LOCATION", member(denied, "action"));
        assertTrue(member(denied, "responseContent").contains("error=access_denied"));
    }

    /** Calls the API as your server does: it has these settings too. */
    private static String call(String path, String body) throws IOException, InterruptedException {
        String base = SETTINGS.getProperty("AUTHLETE_BASE_URL") + "/api/";
        URI uri = URI.create(base + SETTINGS.getProperty("AUTHLETE_SERVICE_ID") + path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + SETTINGS.getProperty("AUTHLETE_API_TOKEN"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Use the JSON library of your project instead. */
    private static String member(String json, String name) {
        Matcher matcher = Pattern.compile("\\"" + name + "\\":\\\\s*\\"([^\\"]*)\\"").matcher(json);
        assertTrue(matcher.find(), () -> name + " is missing in " + json);
        return matcher.group(1);
    }
}
`;
