package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.model.Shape;
import dev.tandem.example.odata.server.rows.Refusal;
import dev.tandem.spi.connector.Write;
import dev.tandem.spi.connector.WriteOutcome;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.LegalEntity;
import dev.tandem.spi.value.Row;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.olingo.server.api.ODataApplicationException;
import org.apache.olingo.server.api.uri.UriInfo;
import org.jspecify.annotations.Nullable;

/** The Dataverse Web API. */
final class DataverseDialect implements Dialect {
  private static final int PAGE = 5000;
  private static final int OPERATIONS = 1000;
  private static final int PRECONDITION_FAILED = 412;
  private static final String DOES_NOT_EXIST = "0x80040217";
  private static final String INVALID_ARGUMENT = "0x80040203";

  private static final Map<ErrorCode, String> CODES =
      Map.of(
          ErrorCode.TEXT_TOO_LONG, "0x80044331",
          ErrorCode.OUT_OF_RANGE, "0x8004431a",
          ErrorCode.LOOKUP_NOT_FOUND, DOES_NOT_EXIST,
          ErrorCode.STILL_REFERENCED, "0x80040227",
          ErrorCode.DUPLICATE_KEY, "0x80060892");

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
    return true; // power-apps, execute batch operations: handling errors
  }

  @Override
  public int maxCount() {
    return PAGE;
  }

  @Override
  public boolean upserts() {
    return true;
  }

  @Override
  public boolean returnsRows() {
    return false;
  }

  @Override
  public String plainCode() {
    return "0x0";
  }

  @Override
  public void checkQuery(UriInfo uri) throws ODataApplicationException {
    if (uri.getSkipOption() != null) {
      throw new Refusal(400, "0x80060888", "Skip Clause is not supported in CRM");
    }
    if (uri.getSearchOption() != null || uri.getApplyOption() != null) {
      throw Refusal.notSupported("this query option is not supported");
    }
  }

  /** In an alternate key, some characters end in an error whichever way they are encoded. */
  @Override
  public void checkKey(Shape shape, KeyValues key) throws ODataApplicationException {
    for (Object value : key.asMap().values()) {
      if (value instanceof String text && text.matches(".*[/<>*%&:\\\\?+].*")) {
        throw new Refusal(
            400,
            INVALID_ARGUMENT,
            "A key value must not contain any of / < > * % & : \\ ? + in a URL; use $filter");
      }
    }
  }

  @Override
  public @Nullable LegalEntity confinement(Shape shape, UriInfo uri, Call call) {
    return null;
  }

  @Override
  public NewRow create(Shape shape, Row row, Call call) {
    String id = Objects.requireNonNull(shape.schema().primaryId());
    Object given = row.value(id);
    return new NewRow(KeyValues.of(id, given == null ? UUID.randomUUID() : given), row);
  }

  @Override
  public ODataApplicationException refusal(Shape shape, Write write, WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Rejected rejected) {
      Problem first = rejected.problems().get(0);
      int status = first.code() == ErrorCode.DUPLICATE_KEY ? PRECONDITION_FAILED : 400;
      String code = CODES.getOrDefault(first.code(), INVALID_ARGUMENT);
      return new Problems(status, code, first.display(), rejected.problems());
    }
    if (outcome instanceof WriteOutcome.Conflict conflict) {
      if (Write.ABSENT.equals(write.expectedVersion())) {
        return new Refusal(
            PRECONDITION_FAILED, "0x80040237", "A record with matching key values already exists.");
      }
      return conflict.current() == null
          ? notFound(shape, write.key())
          : new Refusal(
              PRECONDITION_FAILED,
              "0x80060882",
              "The version of the existing record doesn't match the RowVersion property provided.");
    }
    return new Refusal(500, "0x80040216", "An unexpected error occurred: " + outcome);
  }

  @Override
  public ODataApplicationException notFound(Shape shape, KeyValues key) {
    return new Refusal(
        404,
        DOES_NOT_EXIST,
        "Entity '%s' With %s Does Not Exist".formatted(shape.typeName(), key.columns()));
  }

  @Override
  public ODataApplicationException contended() {
    return new Refusal(500, "0x80044150", "Generic SQL error. Sql Number: 1205: deadlock victim");
  }
}
