package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.diff.MapChange;
import dev.tandem.diff.MapPlace;
import dev.tandem.diff.PackageDiff;
import dev.tandem.diff.RowScope;
import java.io.IOException;
import java.util.Locale;

/** The differences of maps as a JSON object. */
final class DiffJson {
  private DiffJson() {}

  static String of(PackageDiff diff) {
    return Json.pretty(
        out -> {
          out.writeStartObject();
          out.writeBooleanField("equal", diff.isEmpty());
          out.writeArrayFieldStart("maps");
          for (PackageDiff.Entry map : diff.maps()) {
            write(map, out);
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void write(PackageDiff.Entry map, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Json.member(out, "map", map.name());
    Json.member(out, "status", status(map));
    out.writeArrayFieldStart("changes");
    for (MapChange change : map.changes()) {
      write(change, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static String status(PackageDiff.Entry map) {
    if (map.old() == null) {
      return "added";
    } else if (map.now() == null) {
      return "removed";
    }
    return map.differs() ? "changed" : "equal";
  }

  private static void write(MapChange change, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Json.member(out, "kind", word(change.kind()));
    Json.member(out, "where", change.place().display());
    out.writeArrayFieldStart("path");
    for (MapPlace.Step step : change.place().steps()) {
      out.writeStartObject();
      Json.member(out, "part", word(step.part()));
      Json.member(out, "key", step.key());
      out.writeEndObject();
    }
    out.writeEndArray();
    Json.member(out, "before", change.before());
    Json.member(out, "after", change.after());
    out.writeArrayFieldStart("rows");
    for (RowScope scope : change.rows()) {
      out.writeStartObject();
      Json.member(out, "direction", scope.direction());
      Json.member(out, "filter", scope.filter());
      Json.member(out, "rows", scope.rows());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
