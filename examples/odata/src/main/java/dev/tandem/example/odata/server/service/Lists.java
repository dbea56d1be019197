package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.EntityMaker;
import dev.tandem.example.odata.server.rows.Refusal;
import dev.tandem.spi.connector.Change;
import dev.tandem.spi.connector.StoredRow;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.olingo.commons.api.data.ContextURL;
import org.apache.olingo.commons.api.data.DeletedEntity;
import org.apache.olingo.commons.api.data.Delta;
import org.apache.olingo.commons.api.data.EntityCollection;
import org.apache.olingo.commons.api.edm.EdmEntitySet;
import org.apache.olingo.commons.api.format.ContentType;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.prefer.Preferences;
import org.apache.olingo.server.api.processor.CountEntityCollectionProcessor;
import org.apache.olingo.server.api.serializer.EntityCollectionSerializerOptions;
import org.apache.olingo.server.api.uri.UriInfo;
import org.jspecify.annotations.Nullable;

/** Lists, their counts and their changes. For one request. */
final class Lists implements CountEntityCollectionProcessor {
  private final Service service;
  private final Call call;
  private final ServiceMetadata metadata;

  Lists(Service service, Call call, ServiceMetadata metadata) {
    this.service = service;
    this.call = call;
    this.metadata = metadata;
  }

  @Override
  public void init(OData odata, ServiceMetadata of) {
    // Given in the constructor.
  }

  @Override
  public void countEntityCollection(ODataRequest request, ODataResponse response, UriInfo uri)
      throws ODataApplicationException, ODataLibraryException {
    service.dialect().checkQuery(uri);
    int count = query(service.shape(uri), uri).count();
    response.setContent(service.odata().createFixedFormatSerializer().count(count));
    response.setStatusCode(200);
    response.setHeader("Content-Type", "text/plain");
  }

  private ListQuery query(Shape shape, UriInfo uri) {
    var company = service.dialect().confinement(shape, uri, call);
    return new ListQuery(service.rows(), shape, uri, company, service.dialect().maxCount());
  }

  @Override
  public void readEntityCollection(
      ODataRequest request, ODataResponse response, UriInfo uri, ContentType format)
      throws ODataApplicationException, ODataLibraryException {
    if (call.changeSet() != null) {
      throw Refusal.badRequest("a change set holds no reads");
    }
    Shape shape = service.shape(uri);
    service.dialect().checkQuery(uri);
    Preferences prefer = service.odata().createPreferences(request.getHeaders("Prefer"));
    PageMark mark =
        uri.getSkipTokenOption() == null
            ? null
            : PageMark.read(uri.getSkipTokenOption().getValue());
    if (uri.getDeltaTokenOption() != null) {
      changes(request, response, uri, mark, prefer, format);
      return;
    }
    PageMark from = mark == null ? first(shape, uri, prefer) : mark;
    Listing listing = query(shape, uri).page(from);
    EntityCollection list = new EntityCollection();
    EntityMaker maker = new EntityMaker(service.rows(), annotated(request));
    for (StoredRow row : listing.rows()) {
      list.getEntities()
          .add(maker.entity(shape, row, uri.getSelectOption(), uri.getExpandOption()));
    }
    list.setCount(listing.count());
    if (listing.next() != null) {
      list.setNext(link(request, "$skiptoken", listing.next().text()));
    } else if (from.cursor() != null) {
      list.setDeltaLink(link(request, "$deltatoken", from.cursor()));
    }
    applied(response, prefer);
    send(response, uri, list, format);
  }

  private PageMark first(Shape shape, UriInfo uri, Preferences prefer) throws Refusal {
    String cursor = null;
    if (prefer.hasTrackChanges()) {
      if (Stream.of(
              uri.getFilterOption(),
              uri.getOrderByOption(),
              uri.getExpandOption(),
              uri.getTopOption())
          .anyMatch(Objects::nonNull)) {
        throw Refusal.badRequest(
            "$filter, $orderby, $expand and $top are not supported with change tracking");
      }
      cursor = service.deltas().token(shape);
    }
    return new PageMark(size(prefer), "", cursor);
  }

  private int size(Preferences prefer) {
    Integer wanted = prefer.getMaxPageSize();
    int most = service.dialect().maxPageSize();
    return wanted == null || wanted < 1 ? most : Math.min(wanted, most);
  }

  private static void applied(ODataResponse response, Preferences prefer) {
    if (prefer.getMaxPageSize() != null) {
      response.addHeader("Preference-Applied", "odata.maxpagesize=" + prefer.getMaxPageSize());
    }
    if (prefer.hasTrackChanges()) {
      response.addHeader("Preference-Applied", "odata.track-changes");
    }
  }

  static boolean annotated(ODataRequest request) {
    List<String> prefer = request.getHeaders("Prefer");
    return prefer != null && prefer.stream().anyMatch(p -> p.contains("include-annotations"));
  }

  private void changes(
      ODataRequest request,
      ODataResponse response,
      UriInfo uri,
      @Nullable PageMark mark,
      Preferences prefer,
      ContentType format)
      throws ODataApplicationException, ODataLibraryException {
    Shape shape = service.shape(uri);
    Deltas deltas = service.deltas();
    Deltas.Delta page =
        mark == null
            ? deltas.since(shape, uri.getDeltaTokenOption().getValue(), size(prefer))
            : deltas.more(mark);
    Delta delta = new Delta();
    EntityMaker maker = new EntityMaker(service.rows(), annotated(request));
    for (Change change : page.changes()) {
      if (change.kind() == Change.Kind.DELETE) {
        DeletedEntity deleted = new DeletedEntity();
        deleted.setId(URI.create(String.valueOf(change.id())));
        deleted.setReason(DeletedEntity.Reason.deleted);
        delta.getDeletedEntities().add(deleted);
      } else if (change.row() != null && change.version() != null) {
        StoredRow row = new StoredRow(change.row(), change.version());
        delta.getEntities().add(maker.entity(shape, row, uri.getSelectOption(), null));
      }
    }
    if (page.next() != null) {
      delta.setNext(link(request, "$skiptoken", page.next().text()));
    } else {
      delta.setDeltaLink(link(request, "$deltatoken", page.token()));
    }
    send(response, uri, delta, format);
  }

  private void send(ODataResponse response, UriInfo uri, EntityCollection list, ContentType format)
      throws ODataLibraryException {
    EdmEntitySet set = set(uri);
    String select =
        service
            .odata()
            .createUriHelper()
            .buildContextURLSelectList(
                set.getEntityType(), uri.getExpandOption(), uri.getSelectOption());
    ContextURL.Builder context =
        ContextURL.with().serviceRoot(URI.create(call.root() + "/")).entitySet(set);
    // Olingo marks the context of changes itself.
    if (!(list instanceof Delta)) {
      context.selectList(select);
    }
    EntityCollectionSerializerOptions options =
        EntityCollectionSerializerOptions.with()
            .contextURL(context.build())
            .count(uri.getCountOption())
            .select(uri.getSelectOption())
            .expand(uri.getExpandOption())
            .build();
    response.setContent(
        list instanceof Delta delta
            ? DeltaTags.in(
                service
                    .odata()
                    .createEdmDeltaSerializer(format, List.of("4.0"))
                    .entityCollection(metadata, set.getEntityType(), delta, options)
                    .getContent(),
                delta)
            : service
                .odata()
                .createSerializer(format)
                .entityCollection(metadata, set.getEntityType(), list, options)
                .getContent());
    response.setStatusCode(200);
    response.setHeader("Content-Type", format.toContentTypeString());
  }

  private EdmEntitySet set(UriInfo uri) {
    String name = uri.getUriResourceParts().get(0).getSegmentValue();
    return metadata.getEdm().getEntityContainer().getEntitySet(name);
  }

  /** The request again with this option in place of the one it had. */
  private static URI link(ODataRequest request, String option, String value) {
    String query = request.getRawQueryPath() == null ? "" : request.getRawQueryPath();
    Predicate<String> isReplaced =
        part ->
            part.isEmpty()
                || part.startsWith("$skiptoken=")
                || part.startsWith("%24skiptoken=")
                || (option.equals("$deltatoken") && part.contains("deltatoken="));
    String kept =
        Stream.of(query.split("&", -1))
            .filter(isReplaced.negate())
            .map(part -> part + "&")
            .collect(Collectors.joining());
    String uri = request.getRawRequestUri();
    int mark = uri.indexOf('?');
    String path = mark < 0 ? uri : uri.substring(0, mark);
    return URI.create(path + "?" + kept + option + "=" + value);
  }
}
