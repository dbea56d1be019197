package dev.tandem.example.odata.server;

import dev.tandem.example.odata.server.front.Credential;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.example.odata.server.model.DataverseModel;
import dev.tandem.example.odata.server.model.Model;
import dev.tandem.example.odata.server.rows.RowSource;
import dev.tandem.example.odata.server.service.Call;
import dev.tandem.example.odata.server.service.Service;
import dev.tandem.spi.connector.Connector;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.jspecify.annotations.Nullable;

/** The Web API, its table definitions, and who the caller is. */
final class DataverseBackend extends ServiceBackend {
  private static final Pattern ROOT = Pattern.compile("^(/api/data/v9\\.\\d)(/.*)?$");
  private static final String HINT = "4";

  private final Service service;
  private final TableDefinitions definitions;

  DataverseBackend(Connector side, Settings settings, Work work) {
    super(work);
    Model model = DataverseModel.of(side.catalog());
    service = new Service(new RowSource(model, side), settings.clock());
    definitions = new TableDefinitions(model);
  }

  @Override
  public @Nullable String rootOf(String path) {
    Matcher root = ROOT.matcher(path);
    return root.matches() ? root.group(1) : null;
  }

  @Override
  public ODataResponse answer(ODataRequest request, Credential user) {
    String path = request.getRawODataPath();
    if (isWork(request)) {
      return work(request);
    }
    if (path.startsWith("/WhoAmI")) {
      var body = json().createObjectNode();
      body.put("UserId", name(user.clientId()));
      body.put("BusinessUnitId", name("business unit"));
      body.put("OrganizationId", name("organization"));
      return answer(200, body);
    }
    if (TableDefinitions.isAsked(path)) {
      var body = definitions.answer(path, request.getRawQueryPath());
      return body == null ? answer(404, notFound(path)) : answer(200, body);
    }
    return service.answer(request, new Call(request.getRawBaseUri(), null, null));
  }

  private com.fasterxml.jackson.databind.node.ObjectNode notFound(String path) {
    var body = json().createObjectNode();
    body.putObject("error").put("code", "0x80060888").put("message", "Not found: " + path);
    return body;
  }

  private static String name(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void decorate(ODataResponse response) {
    response.setHeader("x-ms-dop-hint", HINT);
  }
}
