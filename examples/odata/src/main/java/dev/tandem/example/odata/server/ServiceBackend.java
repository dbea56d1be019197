package dev.tandem.example.odata.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.server.front.Backend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.olingo.server.api.ODataResponse;

/** What the backends of both services share. */
abstract class ServiceBackend implements Backend {
  private final ObjectMapper json = new ObjectMapper();

  final ObjectMapper json() {
    return json;
  }

  @Override
  public final byte[] error(String code, String message) {
    ObjectNode body = json.createObjectNode();
    body.putObject("error").put("code", code).put("message", message);
    return bytes(body);
  }

  final byte[] bytes(ObjectNode body) {
    try {
      return json.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException("a tree is always writable", e);
    }
  }

  final ODataResponse answer(int status, ObjectNode body) {
    ODataResponse response = new ODataResponse();
    response.setStatusCode(status);
    response.setHeader("Content-Type", "application/json; odata.metadata=minimal");
    response.setHeader("OData-Version", "4.0");
    response.setContent(new ByteArrayInputStream(bytes(body)));
    return response;
  }
}
