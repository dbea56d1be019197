package dev.tandem.example.odata.dataverse;

import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.ServiceError;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.side.SideDialect;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.Side;
import java.util.Map;
import java.util.Set;

/** The Dataverse Web API. */
record DataverseDialect() implements SideDialect {
  private static final Set<String> DUPLICATES =
      Set.of("0x80060892", "0x80040237", "0x80060891", "0x80048d1b");
  private static final Set<String> EXPIRED = Set.of("0x80044352", "0x80060a01");
  private static final Map<String, ErrorCode> CODES =
      Map.of(
          "0x80044331", ErrorCode.TEXT_TOO_LONG,
          "0x8004431a", ErrorCode.OUT_OF_RANGE,
          "0x80040217", ErrorCode.LOOKUP_NOT_FOUND,
          "0x80040227", ErrorCode.STILL_REFERENCED,
          "0x80047004", ErrorCode.STILL_REFERENCED,
          "0x80060888", ErrorCode.UNKNOWN_COLUMN);

  @Override
  public Side side() {
    return Side.DATAVERSE;
  }

  @Override
  public int batchOperations() {
    return 1000;
  }

  @Override
  public int pageSize() {
    return 5000;
  }

  @Override
  public String options() {
    return "";
  }

  @Override
  public String annotations() {
    return "odata.include-annotations=\"Microsoft.Dynamics.CRM.lookuplogicalname\"";
  }

  @Override
  public boolean hasIds() {
    return true;
  }

  @Override
  public boolean hasLookups() {
    return true;
  }

  @Override
  public boolean emptyTextIsBlank() {
    return true;
  }

  @Override
  public boolean isDuplicate(HttpReply reply, ServiceError error) {
    return DUPLICATES.contains(error.code());
  }

  @Override
  public boolean isExpired(HttpReply reply, ServiceError error) {
    return reply.status() == 410 || EXPIRED.contains(error.code());
  }

  @Override
  public Problem problem(WireTable table, HttpReply reply, ServiceError error) {
    ErrorCode code = CODES.getOrDefault(error.code(), ErrorCode.ROW_MALFORMED);
    String field = error.target().isEmpty() ? null : error.target();
    String message =
        "%s refuses the row with HTTP %d, code %s"
            .formatted(table, reply.status(), error.code().isEmpty() ? "none" : error.code());
    return Problem.of(code, field, message, error.message());
  }
}
