package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.check.CheckReport;
import dev.tandem.check.Finding;
import dev.tandem.check.FindingPlace;
import dev.tandem.check.SuppressedFinding;
import dev.tandem.compile.Severity;
import java.io.IOException;

/** Findings as JSON; a later run takes it as its baseline. */
final class CheckJson {
  private CheckJson() {}

  static String of(CheckReport report) {
    return Json.pretty(
        out -> {
          out.writeStartObject();
          out.writeNumberField("maps", report.maps());
          out.writeNumberField("errors", report.count(Severity.ERROR));
          out.writeNumberField("warnings", report.count(Severity.WARNING));
          out.writeNumberField("notes", report.count(Severity.NOTE));
          out.writeArrayFieldStart("findings");
          for (Finding finding : report.findings()) {
            out.writeStartObject();
            finding(finding, out);
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeArrayFieldStart("suppressed");
          for (SuppressedFinding each : report.suppressed()) {
            out.writeStartObject();
            finding(each.finding(), out);
            out.writeStringField("reason", each.suppression().reason());
            out.writeEndObject();
          }
          out.writeEndArray();
          out.writeEndObject();
        });
  }

  private static void finding(Finding finding, JsonGenerator out) throws IOException {
    FindingPlace place = finding.place();
    out.writeStringField("code", finding.code());
    out.writeStringField("severity", Words.severity(finding.severity()));
    out.writeStringField("file", place.file());
    if (place.position().isKnown()) {
      out.writeNumberField("line", place.position().line());
      out.writeNumberField("column", place.position().column());
    }
    out.writeStringField("pointer", place.pointer());
    out.writeStringField("map", place.map());
    out.writeNumberField("leg", place.leg());
    out.writeNumberField("pair", place.pair());
    Json.member(out, "field", place.field());
    out.writeStringField("message", finding.message());
    out.writeStringField("remedy", finding.remedy());
    out.writeStringField("fingerprint", finding.fingerprint());
  }
}
