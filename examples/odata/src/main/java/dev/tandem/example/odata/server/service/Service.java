package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.Keys;
import dev.tandem.example.odata.server.rows.Refusal;
import dev.tandem.example.odata.server.rows.RowSource;
import dev.tandem.spi.connector.StoredRow;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Reference;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.apache.olingo.server.api.OData;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.ODataHandler;
import org.apache.olingo.server.api.ODataLibraryException;
import org.apache.olingo.server.api.ODataRequest;
import org.apache.olingo.server.api.ODataResponse;
import org.apache.olingo.server.api.ServiceMetadata;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.UriResource;
import org.apache.olingo.server.api.uri.UriResourceEntitySet;
import org.apache.olingo.server.core.uri.parser.Parser;
import org.jspecify.annotations.Nullable;

/** One OData service over the rows of a side. Safe for any thread. */
public final class Service {
  private final OData odata = OData.newInstance();
  private final RowSource rows;
  private final Dialect dialect;
  private final Views views;
  private final Writer writer;
  private final Deltas deltas;
  private final Batches batches;

  /** A service over these rows; the clock tells how old a delta token is. */
  public Service(RowSource rows, Clock clock) {
    this.rows = rows;
    dialect = rows.model().side() == Side.DATAVERSE ? new DataverseDialect() : new FinanceDialect();
    views = new Views(odata, rows.model());
    writer = new Writer(rows, dialect);
    deltas = new Deltas(rows, clock, dialect);
    batches = new Batches(this);
  }

  /** Answers a request; whatever goes wrong is an answer too. */
  public ODataResponse answer(ODataRequest request, Call call) {
    if (request.getRawODataPath().equals("/$batch")) {
      return batches.answer(request, call);
    }
    ServiceMetadata metadata = views.of(request.getRawODataPath());
    ODataHandler handler = odata.createRawHandler(metadata);
    handler.register(new Lists(this, call, metadata));
    handler.register(new SingleRows(this, call, metadata));
    handler.register(new Errors(dialect.plainCode()));
    return handler.process(request);
  }

  OData odata() {
    return odata;
  }

  RowSource rows() {
    return rows;
  }

  Dialect dialect() {
    return dialect;
  }

  Deltas deltas() {
    return deltas;
  }

  ServiceMetadata whole() {
    return views.whole();
  }

  /** Applies a write now, or keeps it for the end of its change set. */
  void write(Planned planned, Call call) throws ODataApplicationException, ODataLibraryException {
    ChangeSet changeSet = call.changeSet();
    if (changeSet == null) {
      apply(List.of(planned));
    } else {
      changeSet.add(planned);
    }
  }

  /** Applies writes, all or none, and fills their answers in. */
  void apply(List<Planned> planned) throws ODataApplicationException, ODataLibraryException {
    var applied = writer.apply(planned);
    for (int i = 0; i < applied.size(); i++) {
      planned.get(i).answer().fill(applied.get(i));
    }
  }

  /** The set that a request addresses. */
  Shape shape(UriInfo uri) throws ODataApplicationException {
    UriResource first = uri.getUriResourceParts().get(0);
    Shape shape =
        first instanceof UriResourceEntitySet ? rows.model().ofSet(first.getSegmentValue()) : null;
    if (shape == null) {
      throw new Refusal(
          404, dialect.plainCode(), "there is no entity set " + first.getSegmentValue());
    }
    return shape;
  }

  /** The key that a request addresses a row by. */
  KeyValues key(UriInfo uri) throws ODataApplicationException {
    UriResourceEntitySet set = (UriResourceEntitySet) uri.getUriResourceParts().get(0);
    Shape shape = shape(uri);
    KeyValues key = Keys.of(shape, set.getEntityType(), set.getKeyPredicates());
    dialect.checkKey(shape, key);
    return resolved(shape, key);
  }

  /** A lookup of several targets that stands in a key, with the table where its row is. */
  private KeyValues resolved(Shape shape, KeyValues key) {
    KeyValues.Builder resolved = KeyValues.builder();
    key.asMap().forEach((column, value) -> resolved.put(column, resolved(shape, column, value)));
    return resolved.build();
  }

  private @Nullable Object resolved(Shape shape, String column, @Nullable Object value) {
    var known = shape.schema().column(column);
    if (value instanceof Reference.ById byId
        && known != null
        && known.type() instanceof FieldType.Lookup lookup) {
      for (String target : lookup.targets()) {
        if (rows.follow(Reference.byId(target, byId.id())) != null) {
          return Reference.byId(target, byId.id());
        }
      }
    }
    return value;
  }

  /** The row that a URL names, for a lookup. */
  Reference reference(String url, Call call) throws ODataApplicationException {
    String path = path(url, call);
    try {
      var edm = views.of(path).getEdm();
      UriInfo uri = new Parser(edm, odata).parseUri(path, null, null, call.root());
      Shape shape = shape(uri);
      KeyValues key = key(uri);
      String id = shape.schema().primaryId();
      String table = shape.schema().name().name();
      return id != null && key.columns().equals(List.of(id)) && key.value(id) instanceof UUID known
          ? Reference.byId(table, known)
          : Reference.byKey(table, key);
    } catch (ODataLibraryException | ClassCastException e) {
      throw Refusal.badRequest("@odata.bind names no row: " + url);
    }
  }

  private static String path(String url, Call call) throws ODataApplicationException {
    String path = url;
    if (url.startsWith("$") && call.changeSet() != null) {
      String location = call.changeSet().location(url.substring(1));
      if (location == null) {
        throw Refusal.badRequest("no earlier request of the change set has the Content-ID " + url);
      }
      path = location;
    }
    String below = URI.create(call.root()).getPath();
    if (path.startsWith(call.root())) {
      path = path.substring(call.root().length());
    } else if (path.contains("://")) {
      throw Refusal.badRequest("@odata.bind leaves the service: " + url);
    } else if (path.startsWith(below + "/")) {
      path = path.substring(below.length());
    }
    return path.startsWith("/") ? path : "/" + path;
  }

  /** The row at a key within the company that the caller sees, or an error. */
  StoredRow require(Shape shape, UriInfo uri, Call call) throws ODataApplicationException {
    KeyValues key = key(uri);
    StoredRow row = rows.byKey(shape, key);
    if (row == null || !isVisible(shape, key, uri, call)) {
      throw dialect.notFound(shape, key);
    }
    return row;
  }

  /** Whether the company in a key is one that the caller reaches with this request. */
  boolean isVisible(Shape shape, KeyValues key, UriInfo uri, Call call) {
    var own = dialect.confinement(shape, uri, call);
    Object company = key.value(TableSchema.DATA_AREA_ID);
    return own == null || company == null || own.code().equalsIgnoreCase(company.toString());
  }
}
