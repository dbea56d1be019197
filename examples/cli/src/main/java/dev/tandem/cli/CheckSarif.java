package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.check.CheckCodes;
import dev.tandem.check.CheckReport;
import dev.tandem.check.CodePage;
import dev.tandem.check.Finding;
import dev.tandem.check.FindingPlace;
import dev.tandem.check.SuppressedFinding;
import dev.tandem.check.Suppression;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings as SARIF 2.1.0, what is suppressed among them. */
final class CheckSarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final List<String> codes;
  private final CheckReport report;

  private CheckSarif(CheckReport report) {
    this.report = report;
    codes =
        new ArrayList<>(
            new TreeSet<>(
                Stream.concat(
                        report.findings().stream(),
                        report.suppressed().stream().map(SuppressedFinding::finding))
                    .map(Finding::code)
                    .toList()));
  }

  static String of(CheckReport report) {
    return Json.pretty(new CheckSarif(report)::write);
  }

  private void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("$schema", SCHEMA);
    out.writeStringField("version", "2.1.0");
    out.writeArrayFieldStart("runs");
    out.writeStartObject();
    tool(out);
    out.writeArrayFieldStart("results");
    for (Finding finding : report.findings()) {
      result(finding, null, out);
    }
    for (SuppressedFinding each : report.suppressed()) {
      result(each.finding(), each.suppression(), out);
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private void tool(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("tool");
    out.writeObjectFieldStart("driver");
    out.writeStringField("name", "tandem");
    out.writeArrayFieldStart("rules");
    for (String code : codes) {
      rule(code, CheckCodes.page(code).orElseThrow(), out);
    }
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }

  private static void rule(String code, CodePage page, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("id", code);
    text("shortDescription", page.title() + ".", out);
    text("fullDescription", page.meaning(), out);
    text("help", page.fix() + " Example: " + page.example(), out);
    if (!page.rules().isEmpty()) {
      out.writeObjectFieldStart("properties");
      Json.array(out, "tags", page.rules());
      out.writeEndObject();
    }
    out.writeEndObject();
  }

  private static void text(String name, String text, JsonGenerator out) throws IOException {
    out.writeObjectFieldStart(name);
    out.writeStringField("text", text);
    out.writeEndObject();
  }

  private void result(Finding finding, @Nullable Suppression suppression, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    out.writeStringField("ruleId", finding.code());
    out.writeNumberField("ruleIndex", codes.indexOf(finding.code()));
    out.writeStringField("level", Words.severity(finding.severity()));
    text("message", finding.message() + ". Fix: " + finding.remedy(), out);
    location(finding.place(), out);
    out.writeObjectFieldStart("partialFingerprints");
    out.writeStringField("finding/v1", finding.fingerprint());
    out.writeEndObject();
    if (suppression != null) {
      out.writeArrayFieldStart("suppressions");
      out.writeStartObject();
      out.writeStringField("kind", "external");
      out.writeStringField("justification", suppression.reason());
      out.writeEndObject();
      out.writeEndArray();
    }
    out.writeEndObject();
  }

  private static void location(FindingPlace place, JsonGenerator out) throws IOException {
    out.writeArrayFieldStart("locations");
    out.writeStartObject();
    out.writeObjectFieldStart("physicalLocation");
    out.writeObjectFieldStart("artifactLocation");
    out.writeStringField("uri", uri(place.file()));
    out.writeEndObject();
    if (place.position().isKnown()) {
      out.writeObjectFieldStart("region");
      out.writeNumberField("startLine", place.position().line());
      out.writeNumberField("startColumn", place.position().column());
      out.writeEndObject();
    }
    out.writeEndObject();
    out.writeArrayFieldStart("logicalLocations");
    out.writeStartObject();
    out.writeStringField("name", place.field() == null ? place.map() : place.field());
    out.writeStringField("fullyQualifiedName", place.map() + place.pointer());
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndArray();
  }

  /** A relative file stays relative, so that it is found in the repository. */
  private static String uri(String file) {
    Path path = Path.of(file);
    if (path.isAbsolute()) {
      return path.toUri().toASCIIString();
    }
    try {
      return new URI(null, null, file.replace('\\', '/'), null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
