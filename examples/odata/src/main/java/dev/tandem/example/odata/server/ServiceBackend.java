package dev.tandem.example.odata.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.server.front.Backend;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.ProcessReport;
import dev.tandem.spi.error.DualWriteException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;

/** What the backends of both services share. */
abstract class ServiceBackend implements Backend {
  private static final String WORK = "/tandem_Work";

  private final ObjectMapper json = new ObjectMapper();
  private final Work work;

  ServiceBackend(Work work) {
    this.work = work;
  }

  static boolean isWork(ODataRequest request) {
    return request.getRawODataPath().equals(WORK) && request.getMethod() == HttpMethod.POST;
  }

  /** Runs the process that the request names. */
  final ODataResponse work(ODataRequest request) {
    try {
      JsonNode asked = json.readTree(request.getBody());
      Map<String, String> parameters = new LinkedHashMap<>();
      asked
          .path("Parameters")
          .properties()
          .forEach(entry -> parameters.put(entry.getKey(), entry.getValue().asText()));
      String name = asked.path("Name").asText();
      return answer(200, reports(work.run(name, asked.path("Company").asText(), parameters)));
    } catch (IOException e) {
      return refused("the body is no JSON");
    } catch (IllegalArgumentException | DualWriteException | FaultException e) {
      return refused(String.valueOf(e.getMessage()));
    }
  }

  private ODataResponse refused(String message) {
    ObjectNode body = json.createObjectNode();
    body.putObject("error").put("code", "").put("message", message);
    return answer(400, body);
  }

  private ObjectNode reports(List<ProcessReport> reports) {
    ObjectNode body = json.createObjectNode();
    ArrayNode value = body.putArray("value");
    for (ProcessReport report : reports) {
      ObjectNode node = value.addObject();
      node.put("Process", report.process()).put("Written", report.written());
      ArrayNode faults = node.putArray("Faults");
      report.faults().forEach(fault -> faults.add(fault.display()));
    }
    return body;
  }

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
