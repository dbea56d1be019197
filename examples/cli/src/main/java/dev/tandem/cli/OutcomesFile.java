package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tandem.row.format.RowWriter;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.sync.SyncRuntime;
import dev.tandem.sync.initial.RowOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/** What became of every row of a run, one JSON object a line. */
final class OutcomesFile {
  private OutcomesFile() {}

  /** Makes the file, so that a path nobody can write is told before the work and not after it. */
  static void requireWritable(Path file) {
    try {
      Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND).close();
    } catch (IOException e) {
      throw new UnreadableException(
          "cannot write the outcomes to " + file + ": " + Words.reason(e), e);
    }
  }

  /** Writes the file anew; gives how many rows. */
  static long write(Path file, SyncRuntime runtime, String run) {
    AtomicLong rows = new AtomicLong();
    try {
      WholeFile.write(
          file,
          bytes -> {
            PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
            runtime.rowOutcomes(
                run,
                outcome -> {
                  rows.incrementAndGet();
                  out.print(Json.line(json -> write(json, outcome)) + "\n");
                });
            if (out.checkError()) {
              throw new IOException("not all could be written; is there room on the disk?");
            }
          });
    } catch (IOException e) {
      throw new UnreadableException(
          "cannot write the outcomes to " + file + ": " + Words.reason(e), e);
    }
    return rows.get();
  }

  private static void write(JsonGenerator out, RowOutcome outcome) throws IOException {
    out.writeStartObject();
    Json.member(out, "run", outcome.run());
    Json.member(out, "map", outcome.map());
    Json.member(out, "from", outcome.from());
    Json.member(out, "id", outcome.id());
    KeyValues key = outcome.key();
    out.writeFieldName("key");
    out.writeRawValue(key == null ? "null" : RowWriter.toJson(key));
    Json.member(out, "operation", outcome.operationId());
    Json.member(out, "outcome", outcome.outcome());
    Json.member(out, "reason", outcome.reason());
    Json.member(out, "at", outcome.at());
    out.writeEndObject();
  }
}
