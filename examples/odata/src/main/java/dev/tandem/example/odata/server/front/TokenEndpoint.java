package dev.tandem.example.odata.server.front;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.olingo.server.api.ODataResponse;
import org.eclipse.jetty.server.FormFields;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Hands out tokens for client credentials, as Microsoft's identity platform does. */
final class TokenEndpoint {
  private final ObjectMapper json = new ObjectMapper();
  private final Tokens tokens;

  TokenEndpoint(Tokens tokens) {
    this.tokens = tokens;
  }

  ODataResponse answer(Request request, String origin) throws IOException {
    if (!"POST".equals(request.getMethod())) {
      return refused(405, "invalid_request", "tokens are asked for with POST");
    }
    Fields form = FormFields.getFields(request);
    if (!"client_credentials".equals(form.getValue("grant_type"))) {
      return refused(
          400, "unsupported_grant_type", "AADSTS70003: only client_credentials is supported.");
    }
    String scope = form.getValue("scope");
    String resource = form.getValue("resource");
    boolean ours =
        scope == null
            ? resource != null && resource.startsWith(origin)
            : scope.startsWith(origin) && scope.endsWith("/.default");
    if (!ours) {
      return refused(400, "invalid_scope", "AADSTS70011: the scope is " + origin + "/.default");
    }
    String token =
        tokens.issue(
            String.valueOf(form.getValue("client_id")),
            String.valueOf(form.getValue("client_secret")));
    if (token == null) {
      return refused(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
    }
    ObjectNode body = json.createObjectNode();
    body.put("token_type", "Bearer");
    body.put("expires_in", tokens.life().toSeconds());
    body.put("ext_expires_in", tokens.life().toSeconds());
    body.put("access_token", token);
    return answer(200, body);
  }

  private ODataResponse refused(int status, String error, String description) throws IOException {
    ObjectNode body = json.createObjectNode();
    body.put("error", error);
    body.put("error_description", description);
    return answer(status, body);
  }

  private ODataResponse answer(int status, ObjectNode body) throws IOException {
    ODataResponse response = new ODataResponse();
    response.setStatusCode(status);
    response.setHeader("Content-Type", "application/json; charset=utf-8");
    response.setHeader("Cache-Control", "no-store");
    response.setContent(new ByteArrayInputStream(json.writeValueAsBytes(body)));
    return response;
  }
}
