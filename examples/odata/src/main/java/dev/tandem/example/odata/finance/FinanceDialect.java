package dev.tandem.example.odata.finance;

import dev.tandem.example.odata.client.HttpReply;
import dev.tandem.example.odata.client.ServiceError;
import dev.tandem.example.odata.metadata.WireTable;
import dev.tandem.example.odata.side.SideDialect;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.Side;
import java.util.Locale;

/** Finance OData. It has few codes of its own; its messages are those of the infolog. */
record FinanceDialect() implements SideDialect {

  @Override
  public Side side() {
    return Side.FINANCE;
  }

  @Override
  public int batchOperations() {
    return 5000;
  }

  @Override
  public int pageSize() {
    return 10_000;
  }

  @Override
  public String options() {
    return "cross-company=true";
  }

  @Override
  public String annotations() {
    return "";
  }

  @Override
  public boolean hasIds() {
    return false;
  }

  @Override
  public boolean hasLookups() {
    return false;
  }

  @Override
  public boolean emptyTextIsBlank() {
    return true;
  }

  @Override
  public boolean isDuplicate(HttpReply reply, ServiceError error) {
    return error.message().toLowerCase(Locale.ROOT).contains("record already exists");
  }

  @Override
  public boolean isExpired(HttpReply reply, ServiceError error) {
    return false;
  }

  @Override
  public Problem problem(WireTable table, HttpReply reply, ServiceError error) {
    String field = error.target().isEmpty() ? null : error.target();
    String message = "%s refuses the row with HTTP %d".formatted(table, reply.status());
    return Problem.of(ErrorCode.ROW_MALFORMED, field, message, error.message());
  }
}
