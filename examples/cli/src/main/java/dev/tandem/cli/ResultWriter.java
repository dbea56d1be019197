package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.engine.MappingResult;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes what mapping made of rows, one JSON object a line; mapped rows go from their slots to
 * bytes. Not safe for several threads.
 */
final class ResultWriter {
  private static final byte[] VALUES = utf8(",\"values\":");
  private static final byte[] END = utf8("}\n");

  private final OutputStream out;
  private final RowWriter rows;
  private final byte[] start;

  /**
   * A writer of results of one map.
   *
   * @param target the schema of mapped rows
   */
  ResultWriter(TableSchema target, OutputStream out) {
    this.out = out;
    rows = RowWriter.of(target);
    String table = Json.line(json -> json.writeString(target.name().name()));
    start = utf8("{\"outcome\":\"mapped\",\"table\":" + table + ",\"key\":");
  }

  void write(MappingResult result) throws IOException {
    if (result instanceof MappingResult.Mapped mapped) {
      writeMapped(mapped);
    } else if (result instanceof MappingResult.Filtered filtered) {
      writeLine(
          json -> {
            json.writeStringField("outcome", "filtered");
            json.writeStringField("reason", filtered.reason());
          });
    } else {
      writeRejected((MappingResult.Rejected) result, 0);
    }
  }

  private void writeMapped(MappingResult.Mapped mapped) throws IOException {
    KeyValues key = mapped.key();
    out.write(start);
    out.write(utf8(key == null ? "null" : RowWriter.toJson(key)));
    out.write(VALUES);
    out.write(rows.toBytes(mapped.row()));
    if (!mapped.warnings().isEmpty()) {
      String warnings = Json.line(json -> writeProblems(mapped.warnings(), json));
      out.write(utf8(",\"warnings\":" + warnings));
    }
    out.write(END);
  }

  /**
   * Writes a rejected row.
   *
   * @param line where it stands in the input; 0 to leave that out
   */
  void writeRejected(MappingResult.Rejected rejected, long line) throws IOException {
    writeLine(
        json -> {
          json.writeStringField("outcome", "rejected");
          if (line > 0) {
            json.writeNumberField("line", line);
          }
          json.writeFieldName("issues");
          writeProblems(rejected.problems(), json);
        });
  }

  private void writeLine(Json.Writing members) throws IOException {
    String text =
        Json.line(
            json -> {
              json.writeStartObject();
              members.to(json);
              json.writeEndObject();
            });
    out.write(utf8(text));
    out.write('\n');
  }

  private static void writeProblems(List<Problem> problems, JsonGenerator json) throws IOException {
    json.writeStartArray();
    for (Problem problem : problems) {
      json.writeStartObject();
      Json.member(json, "code", problem.code().text());
      Json.member(json, "field", problem.field());
      Json.member(json, "message", problem.message());
      if (problem.value() != null) {
        Json.member(json, "value", problem.value());
      }
      if (!problem.allowed().isEmpty()) {
        Json.array(json, "allowed", problem.allowed());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
