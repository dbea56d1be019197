package dev.tandem.example.odata.server.service;

import dev.tandem.example.odata.server.rows.Refusal;
import dev.tandem.spi.connector.Write;
import org.apache.olingo.server.api.ODataRequest;
import org.jspecify.annotations.Nullable;

/**
 * What {@code If-Match} and {@code If-None-Match} demand of the row.
 *
 * @param version the version it must have, {@link Write#ABSENT} for none; null for any
 * @param mustExist whether there must be a row
 */
record Condition(@Nullable String version, boolean mustExist) {

  static Condition of(ODataRequest request, boolean upserts) throws Refusal {
    String match = request.getHeader("If-Match");
    String noneMatch = request.getHeader("If-None-Match");
    if (match != null && noneMatch != null) {
      throw Refusal.badRequest("If-Match and If-None-Match exclude each other");
    }
    if ("*".equals(noneMatch)) {
      return new Condition(Write.ABSENT, false);
    } else if (match == null || match.equals("*")) {
      return new Condition(null, match != null || !upserts);
    }
    return new Condition(match.replaceAll("^W/", "").replace("\"", ""), true);
  }

  Write on(Write write) {
    return version == null ? write : write.ifVersion(version);
  }
}
