package dev.tandem.example.odata.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tandem.example.odata.server.bulk.DataManagement;
import dev.tandem.example.odata.server.events.DataEvents;
import dev.tandem.example.odata.server.events.EventRequests;
import dev.tandem.example.odata.server.front.Credential;
import dev.tandem.example.odata.server.front.Settings;
import dev.tandem.example.odata.server.model.FinanceModel;
import dev.tandem.example.odata.server.model.FinanceNames;
import dev.tandem.example.odata.server.model.Model;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.RowSource;
import dev.tandem.example.odata.server.service.Call;
import dev.tandem.example.odata.server.service.Service;
import dev.tandem.spi.connector.Connector;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.jspecify.annotations.Nullable;

/**
 * OData and data management below {@code /data}, names of entities below {@code /metadata}, files
 * of data management below {@code /dmf}.
 */
final class FinanceBackend extends ServiceBackend {
  private static final String DATA = "/data";
  private static final String METADATA = "/metadata";

  private final Model model;
  private final Service service;
  private final DataManagement dataManagement;
  private final EventRequests events;

  FinanceBackend(
      Connector side, FinanceNames names, Settings settings, Work work, DataEvents events) {
    super(work);
    this.events = new EventRequests(events);
    model = FinanceModel.of(side.catalog(), names);
    RowSource rows = new RowSource(model, side);
    service = new Service(rows, settings.clock());
    dataManagement = new DataManagement(rows, settings.clock());
  }

  @Override
  public @Nullable String rootOf(String path) {
    if (isOpen(path)) {
      return DataManagement.FILES;
    }
    for (String root : new String[] {DATA, METADATA}) {
      if (path.equals(root) || path.startsWith(root + "/")) {
        return root;
      }
    }
    return null;
  }

  @Override
  public ODataResponse answer(ODataRequest request, Credential user) {
    if (request.getRawBaseUri().endsWith(METADATA)) {
      return request.getRawODataPath().equals("/DataEntities")
          ? answer(200, entities())
          : answer(404, json().createObjectNode());
    }
    if (isWork(request)) {
      return work(request);
    }
    if (DataManagement.isAction(request)) {
      return dataManagement.action(request);
    }
    ObjectNode aboutEvents = events.answer(request);
    if (aboutEvents != null) {
      return answer(200, aboutEvents);
    }
    return service.answer(request, new Call(request.getRawBaseUri(), user.company(), null));
  }

  @Override
  public boolean isOpen(String path) {
    return path.startsWith(DataManagement.FILES + "/");
  }

  @Override
  public ODataResponse answerAnybody(ODataRequest request) {
    return dataManagement.file(request);
  }

  /** Which public name belongs to which label. */
  private ObjectNode entities() {
    ObjectNode body = json().createObjectNode();
    ArrayNode value = body.putArray("value");
    for (Shape shape : model.shapes()) {
      ObjectNode entity = value.addObject();
      entity.put("Name", shape.typeName());
      entity.put("PublicEntityName", shape.typeName());
      entity.put("PublicCollectionName", shape.setName());
      entity.put("LabelId", shape.schema().name().name());
      entity.put("DataServiceEnabled", true);
      entity.put("IsReadOnly", false);
    }
    return body;
  }

  @Override
  public void decorate(ODataResponse response) {
    // Finance adds nothing to its answers.
  }
}
