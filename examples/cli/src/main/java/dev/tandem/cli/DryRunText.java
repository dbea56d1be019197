package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.spi.schema.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A dry run as text and as JSON. No state. */
final class DryRunText {
  private DryRunText() {}

  /** Line by line, for people: each map and way, its rows, their columns and what feeds them. */
  static List<String> lines(List<DryRunWay> ways) {
    List<String> lines = new ArrayList<>();
    for (DryRunWay way : ways) {
      lines.add(way.totals().text());
      way.rows().forEach(row -> lines.addAll(lines(row)));
      if (way.more() > 0) {
        lines.add("  " + way.rest());
      }
    }
    return lines;
  }

  private static List<String> lines(DryRunRow row) {
    List<String> lines = new ArrayList<>();
    String reason = row.reason().isEmpty() ? "" : ": " + row.reason();
    lines.add("  %s %s%s".formatted(row.outcome(), row.row(), reason));
    for (DryRunRow.Column column : row.columns()) {
      String before = column.before() == null ? "" : column.before() + " -> ";
      String why = column.sources().isEmpty() ? "" : "   by " + column.why();
      lines.add("    %s: %s%s%s".formatted(column.name(), before, column.after(), why));
    }
    return lines;
  }

  /** One JSON document. */
  static String json(List<DryRunWay> ways) {
    return Json.pretty(
        out -> {
          out.writeStartObject();
          out.writeArrayFieldStart("totals");
          for (DryRunWay way : ways) {
            totals(out, way);
          }
          out.writeEndArray();
          out.writeArrayFieldStart("rows");
          for (DryRunWay way : ways) {
            for (DryRunRow row : way.rows()) {
              row(out, row);
            }
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void totals(JsonGenerator out, DryRunWay shown) throws IOException {
    DryRunTotals way = shown.totals();
    out.writeStartObject();
    out.writeStringField("map", way.map());
    out.writeStringField("to", side(way.target()));
    out.writeNumberField("read", way.read());
    out.writeNumberField("create", way.created());
    out.writeNumberField("update", way.updated());
    out.writeNumberField("delete", way.deleted());
    out.writeNumberField("filtered", way.filtered());
    out.writeNumberField("failed", way.failed());
    out.writeNumberField("alike", way.alike());
    out.writeNumberField("notShown", shown.more());
    out.writeEndObject();
  }

  private static void row(JsonGenerator out, DryRunRow row) throws IOException {
    out.writeStartObject();
    out.writeStringField("map", row.map());
    out.writeStringField("to", side(row.target()));
    out.writeStringField("outcome", row.outcome());
    out.writeStringField("row", row.row());
    if (!row.travels()) {
      out.writeStringField("reason", row.reason());
    }
    out.writeArrayFieldStart("columns");
    for (DryRunRow.Column column : row.columns()) {
      out.writeStartObject();
      out.writeStringField("column", column.name());
      Json.member(out, "before", column.before());
      out.writeStringField("after", column.after());
      out.writeStringField("leg", column.leg());
      out.writeArrayFieldStart("fields");
      for (DryRunRow.Source source : column.sources()) {
        out.writeStartObject();
        out.writeStringField("field", source.field());
        out.writeStringField("transforms", source.transforms());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static String side(Side side) {
    return side.name().toLowerCase(Locale.ROOT);
  }
}
