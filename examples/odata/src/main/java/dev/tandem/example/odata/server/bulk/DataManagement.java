package dev.tandem.example.odata.server.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.server.rows.RowSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;

/**
 * The data management package API of finance: actions below {@code DataManagementDefinitionGroups},
 * and the files that packages travel in. An import runs in a thread of its own, one at a time. Safe
 * for any thread.
 */
public final class DataManagement {
  /** The path of the files. */
  public static final String FILES = Blobs.ROOT;

  private static final Pattern ACTION =
      Pattern.compile(
          "/DataManagementDefinitionGroups/Microsoft\\.Dynamics\\.DataEntities\\.(\\w{1,80})");

  private final ObjectMapper json = new ObjectMapper();
  private final Actions actions;
  private final BlobAnswers files;

  /**
   * Data management over these rows.
   *
   * @param clock ends the addresses of files
   */
  public DataManagement(RowSource rows, Clock clock) {
    Blobs blobs = new Blobs(clock);
    actions = new Actions(rows, blobs);
    files = new BlobAnswers(blobs);
  }

  /** Whether a request calls an action. */
  public static boolean isAction(ODataRequest request) {
    return request.getMethod() == HttpMethod.POST
        && ACTION.matcher(request.getRawODataPath()).matches();
  }

  /** Answers an action; the base address of the request is that of the service. */
  public ODataResponse action(ODataRequest request) {
    Matcher path = ACTION.matcher(request.getRawODataPath());
    String name = path.matches() ? path.group(1) : "";
    String root = request.getRawBaseUri();
    String origin = root.substring(0, root.lastIndexOf('/'));
    try {
      JsonNode body = json.readTree(request.getBody());
      JsonNode value = actions.run(name, new Parameters(body), origin);
      return value == null ? answer(404, error(name, "There is no such action")) : ok(root, value);
    } catch (IOException e) {
      return answer(400, error(name, "The body is no JSON"));
    } catch (ActionRefusal e) {
      return answer(400, error(name, String.valueOf(e.getMessage())));
    }
  }

  /** Reads or writes a file; whoever has its address needs no token. */
  public ODataResponse file(ODataRequest request) {
    return files.answer(request);
  }

  private ODataResponse ok(String root, JsonNode value) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put(
        "@odata.context", root + "/$metadata#Edm." + (value.isBoolean() ? "Boolean" : "String"));
    body.set("value", value);
    return answer(200, body);
  }

  private static ObjectNode error(String action, String message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("code", "")
        .put("message", "An error has occurred.")
        .putObject("innererror")
        .put(
            "message",
            "Exception occurred while executing action %s on Entity DataManagementDefinitionGroup: %s"
                .formatted(action, message))
        .put("type", "System.InvalidOperationException")
        .put("stacktrace", "");
    return body;
  }

  private ODataResponse answer(int status, ObjectNode body) {
    ODataResponse response = new ODataResponse();
    response.setStatusCode(status);
    response.setHeader("Content-Type", "application/json; odata.metadata=minimal");
    response.setHeader("OData-Version", "4.0");
    try {
      response.setContent(new ByteArrayInputStream(json.writeValueAsBytes(body)));
    } catch (IOException e) {
      throw new UncheckedIOException("a tree is always writable", e);
    }
    return response;
  }
}
