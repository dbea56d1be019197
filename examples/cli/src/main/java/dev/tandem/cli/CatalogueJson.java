package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.projectops.CatalogueEntry;
import dev.tandem.projectops.PairOrigin;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The catalogue as a JSON array in run order. */
final class CatalogueJson {
  private CatalogueJson() {}

  static String of(List<CatalogueEntry> entries) {
    return Json.pretty(
        out -> {
          out.writeStartArray();
          for (CatalogueEntry entry : entries) {
            write(entry, out);
          }
          out.writeEndArray();
        });
  }

  private static void write(CatalogueEntry entry, JsonGenerator out) throws IOException {
    out.writeStartObject();
    Json.member(out, "id", entry.id());
    Json.member(out, "name", entry.name());
    Json.member(out, "kind", entry.kind());
    Json.member(out, "table", entry.table());
    Json.member(out, "financeEntity", entry.financeEntity());
    Json.array(out, "directions", entry.directions().stream().map(Enum::name).sorted().toList());
    Json.member(out, "version", entry.version());
    Json.member(out, "latestVersion", entry.latestVersion());
    Json.member(out, "minimumFinanceVersion", entry.minimumFinanceVersion());
    Json.member(out, "minimumFinanceVersionOfLatest", entry.minimumFinanceVersionOfLatest());
    out.writeBooleanField("needsInitialSync", entry.needsInitialSync());
    Json.member(out, "masterForInitialSync", entry.masterForInitialSync());
    Json.array(out, "prerequisites", entry.prerequisites());
    Json.array(out, "relatedMaps", entry.relatedMaps());
    Json.array(out, "tablesWithoutMap", entry.tablesWithoutMap());
    Json.array(out, "rules", entry.rules());
    Json.member(out, "page", entry.page());
    Json.array(out, "notes", entry.notes());
    writeOrigins(entry, out);
    out.writeEndObject();
  }

  private static void writeOrigins(CatalogueEntry entry, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("pairs");
    out.writeNumberField("total", entry.provenance().size());
    for (PairOrigin origin : PairOrigin.values()) {
      out.writeNumberField(origin.name().toLowerCase(Locale.ROOT), entry.pairs(origin));
    }
    out.writeEndObject();
  }
}
