package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.Refusal;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.apache.olingo.server.api.uri.queryoption.CustomQueryOption;
import org.apache.olingo.server.api.uri.queryoption.ExpandItem;
import org.jspecify.annotations.Nullable;

/** Finance OData. */
final class FinanceDialect implements Dialect {
  private static final int PAGE = 10_000;
  private static final int OPERATIONS = 5000;
  private static final String CROSS_COMPANY = "cross-company";

  @Override
  public int maxPageSize() {
    return PAGE;
  }

  @Override
  public int maxOperations() {
    return OPERATIONS;
  }

  @Override
  public boolean failsAsItsPart() {
    return false; // no page says otherwise
  }

  @Override
  public int maxCount() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean upserts() {
    return false;
  }

  @Override
  public boolean returnsRows() {
    return true;
  }

  @Override
  public String plainCode() {
    return "";
  }

  @Override
  public void checkQuery(UriInfo uri) throws ODataApplicationException {
    if (uri.getSearchOption() != null
        || uri.getApplyOption() != null
        || uri.getDeltaTokenOption() != null) {
      throw new Refusal(501, "", "this query option is not supported");
    }
    if (uri.getExpandOption() != null) {
      for (ExpandItem item : uri.getExpandOption().getExpandItems()) {
        if (item.getExpandOption() != null || item.getLevelsOption() != null) {
          throw new Refusal(400, "", "$expand reaches one level only");
        }
      }
    }
    if (uri.getFilterOption() != null) {
      FinanceFilters.check(uri.getFilterOption().getExpression());
    }
  }

  @Override
  public void checkKey(Shape shape, KeyValues key) {
    // Whatever a URL can carry in encoded form arrives.
  }

  @Override
  public @Nullable LegalEntity confinement(Shape shape, UriInfo uri, Call call) {
    boolean everywhere = false;
    for (CustomQueryOption option : uri.getCustomQueryOptions()) {
      everywhere |=
          CROSS_COMPANY.equals(option.getName()) && "true".equalsIgnoreCase(option.getText());
    }
    return everywhere || !shape.schema().companyScope().companySpecific() ? null : call.company();
  }

  @Override
  public NewRow create(Shape shape, Row row, Call call) throws ODataApplicationException {
    Row complete = row;
    LegalEntity own = call.company();
    boolean striped = shape.schema().companyScope().companySpecific();
    if (striped && own != null && row.value(TableSchema.DATA_AREA_ID) == null) {
      complete = row.toBuilder().set(TableSchema.DATA_AREA_ID, own.code()).build();
    }
    KeyValues.Builder key = KeyValues.builder();
    for (String name : shape.key()) {
      String column = Objects.requireNonNull(shape.field(name)).column().name();
      if (complete.isAbsent(column)) {
        throw new Refusal(400, "", "Write failed: the key field '%s' is missing".formatted(name));
      }
      key.put(column, complete.value(column));
    }
    return new NewRow(key.build(), complete);
  }

  @Override
  public ODataApplicationException refusal(Shape shape, Write write, WriteOutcome outcome) {
    String failed =
        "Write failed for table row of type '%s'. Infolog: ".formatted(shape.typeName());
    if (outcome instanceof WriteOutcome.Rejected rejected) {
      String infolog =
          rejected.problems().stream()
              .map(Problem::display)
              .collect(Collectors.joining("; Error: ", "Error: ", ""));
      return new Problems(400, "", failed + infolog, rejected.problems());
    }
    if (outcome instanceof WriteOutcome.Conflict conflict) {
      if (Write.ABSENT.equals(write.expectedVersion())) {
        String message = failed + "Error: Cannot create a record. The record already exists.";
        return new Refusal(400, "", message);
      }
      return conflict.current() == null
          ? notFound(shape, write.key())
          : new Refusal(412, "", "The record was changed by somebody else.");
    }
    return new Refusal(500, "", "An error has occurred: " + outcome);
  }

  @Override
  public ODataApplicationException notFound(Shape shape, KeyValues key) {
    return new Refusal(404, "", "No resources were found when selecting for update.");
  }

  @Override
  public ODataApplicationException contended() {
    return new Refusal(500, "", "An update conflict occurred; try again.");
  }
}
