package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Navigation;
import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.Bodies;
import dev.tandem.example.odata.server.rows.EntityMaker;
import dev.tandem.example.odata.server.rows.Refusal;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.value.Row;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.Entity;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.edm.EdmEntityType;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.commons.api.http.HttpMethod;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.deserializer.DeserializerException;
import org.apache.olingo.server.api.prefer.Preferences;
import org.apache.olingo.server.api.processor.EntityProcessor;
import org.apache.olingo.server.api.serializer.EntitySerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.api.uri.UriResourceNavigation;
import org.apache.olingo.server.api.uri.queryoption.SelectOption;
import org.jspecify.annotations.Nullable;

/** Reads and writes of one row. For one request. */
final class SingleRows implements EntityProcessor {
  private final Service service;
  private final Call call;
  private final ServiceMetadata metadata;

  SingleRows(Service service, Call call, ServiceMetadata metadata) {
    this.service = service;
    this.call = call;
    this.metadata = metadata;
  }

  @Override
  public void init(OData odata, ServiceMetadata of) {
    // Given in the constructor.
  }

  @Override
  public void readEntity(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
      throws ODataApplicationException, ODataLibraryException {
    if (call.changeSet() != null) {
      throw Refusal.badRequest("a change set holds no reads");
    }
    service.dialect().checkQuery(uri);
    Shape shape = service.shape(uri);
    StoredRow row = service.require(shape, uri, call);
    List<UriResource> path = uri.getUriResourceParts();
    for (UriResource part : path.subList(1, path.size())) {
      Navigation step =
          part instanceof UriResourceNavigation ? shape.navigation(part.getSegmentValue()) : null;
      Shape target = step == null ? null : service.rows().model().ofType(step.targetType());
      StoredRow next =
          step == null
              ? null
              : service.rows().follow(row.row().value(step.field().column().name()));
      if (target == null || next == null) {
        response.setStatusCode(204);
        return;
      }
      shape = target;
      row = next;
    }
    String known = request.getHeader("If-None-Match");
    String etag = EntityMaker.etag(row.version());
    if (etag.equals(known)) {
      response.setStatusCode(304);
      response.setHeader("ETag", etag);
      return;
    }
    send(request, response, shape, row, uri, format, 200);
  }

  private void send(
      ODataRequest request,
      ODataResponse response,
      Shape shape,
      StoredRow row,
      @Nullable UriInfo uri,
      ContentType format,
      int status)
      throws ODataLibraryException {
    EntityMaker maker = new EntityMaker(service.rows(), Lists.annotated(request));
    SelectOption select = uri == null ? null : uri.getSelectOption();
    var expand = uri == null ? null : uri.getExpandOption();
    Entity entity = maker.entity(shape, row, select, expand);
    EdmEntitySet set = set(shape);
    String selected =
        service
            .odata()
            .createUriHelper()
            .buildContextURLSelectList(set.getEntityType(), expand, select);
    ContextURL context =
        ContextURL.with()
            .serviceRoot(URI.create(call.root() + "/"))
            .entitySet(set)
            .suffix(ContextURL.Suffix.ENTITY)
            .selectList(selected)
            .build();
    EntitySerializerOptions options =
        EntitySerializerOptions.with().contextURL(context).select(select).expand(expand).build();
    response.setContent(
        service
            .odata()
            .createSerializer(format)
            .entity(service.whole(), set.getEntityType(), entity, options)
            .getContent());
    response.setStatusCode(status);
    response.setHeader("Content-Type", format.toContentTypeString());
    response.setHeader("ETag", entity.getETag());
  }

  private EdmEntitySet set(Shape shape) {
    return service.whole().getEdm().getEntityContainer().getEntitySet(shape.setName());
  }

  @Override
  public void createEntity(
      ODataRequest request,
      ODataResponse response,
      UriInfo uri,
      ContentType requestFormat,
      ContentType responseFormat)
      throws ODataApplicationException, ODataLibraryException {
    Shape shape = service.shape(uri);
    var fresh = service.dialect().create(shape, body(request, uri, requestFormat), call);
    String operation = "web-" + UUID.randomUUID();
    Write write = Write.upsert(operation, fresh.key(), fresh.row()).ifVersion(Write.ABSENT);
    located(request, response, shape, fresh.key());
    boolean rows = returnsRow(request, service.dialect().returnsRows());
    service.write(
        new Planned(
            shape,
            write,
            false,
            outcome -> answer(request, response, shape, fresh.key(), rows, 201, responseFormat)),
        call);
  }

  private boolean returnsRow(ODataRequest request, boolean usually) {
    Preferences prefer = service.odata().createPreferences(request.getHeaders("Prefer"));
    return prefer.getReturn() == null
        ? usually
        : prefer.getReturn() == Preferences.Return.REPRESENTATION;
  }

  private Row body(ODataRequest request, UriInfo uri, ContentType format)
      throws ODataApplicationException, ODataLibraryException {
    UriResourceEntitySet set = (UriResourceEntitySet) uri.getUriResourceParts().get(0);
    EdmEntityType type = set.getEntityType();
    try {
      Entity body =
          service
              .odata()
              .createDeserializer(format, metadata)
              .entity(request.getBody(), type)
              .getEntity();
      return Bodies.row(service.shape(uri), type, body, url -> service.reference(url, call));
    } catch (DeserializerException e) {
      throw new Refusal(
          400,
          service.dialect().plainCode(),
          "An error occurred while validating input parameters: " + e.getMessage());
    }
  }

  /** Where the row of a change set will be, so that later requests of the set can name it. */
  private void located(ODataRequest request, ODataResponse response, Shape shape, KeyValues key) {
    ChangeSet changeSet = call.changeSet();
    if (changeSet != null) {
      response.setStatusCode(204);
      String location = call.root() + "/" + KeyUrls.of(shape, key);
      response.setHeader("Location", location);
      String contentId = request.getHeader("Content-ID");
      if (contentId != null) {
        changeSet.remember(contentId, location);
      }
    }
  }

  private void answer(
      ODataRequest request,
      ODataResponse response,
      Shape shape,
      KeyValues key,
      boolean withRow,
      int status,
      ContentType format)
      throws ODataApplicationException, ODataLibraryException {
    StoredRow row = service.rows().byKey(shape, key);
    if (row == null) {
      response.setStatusCode(204);
      return;
    }
    String location = call.root() + "/" + KeyUrls.of(shape, row.row());
    response.setHeader("OData-EntityId", location);
    if (status == 201) {
      response.setHeader("Location", location);
    }
    if (withRow) {
      send(request, response, shape, row, null, format, status);
      response.setHeader("Preference-Applied", "return=representation");
    } else {
      response.setStatusCode(204);
      response.setHeader("ETag", EntityMaker.etag(row.version()));
    }
  }

  @Override
  public void updateEntity(
      ODataRequest request,
      ODataResponse response,
      UriInfo uri,
      ContentType requestFormat,
      ContentType responseFormat)
      throws ODataApplicationException, ODataLibraryException {
    if (request.getMethod() == HttpMethod.PUT) {
      throw new Refusal(405, service.dialect().plainCode(), "update a row with PATCH");
    }
    Shape shape = service.shape(uri);
    KeyValues key = visibleKey(shape, uri);
    Write plain = Write.upsert("web-" + UUID.randomUUID(), key, body(request, uri, requestFormat));
    Condition condition = Condition.of(request, service.dialect().upserts());
    boolean rows = returnsRow(request, false);
    located(request, response, shape, key);
    service.write(
        new Planned(
            shape,
            condition.on(plain),
            condition.mustExist(),
            outcome -> {
              int status = outcome.created() ? 201 : 200;
              answer(request, response, shape, key, rows, status, responseFormat);
            }),
        call);
  }

  private KeyValues visibleKey(Shape shape, UriInfo uri) throws ODataApplicationException {
    KeyValues key = service.key(uri);
    if (!service.isVisible(shape, key, uri, call)) {
      throw service.dialect().notFound(shape, key);
    }
    return key;
  }

  @Override
  public void deleteEntity(ODataRequest request, ODataResponse response, UriInfo uri)
      throws ODataApplicationException, ODataLibraryException {
    Shape shape = service.shape(uri);
    KeyValues key = visibleKey(shape, uri);
    Row none = Row.builder(shape.schema()).build();
    Write plain = Write.delete("web-" + UUID.randomUUID(), key, none);
    Condition condition = Condition.of(request, false);
    response.setStatusCode(204);
    service.write(new Planned(shape, condition.on(plain), true, SingleRows::nothingToAdd), call);
  }

  private static void nothingToAdd(WriteOutcome.Applied outcome) {
    // A deletion has no row to tell of.
  }
}
