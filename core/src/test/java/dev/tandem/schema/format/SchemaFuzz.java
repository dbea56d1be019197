package dev.tandem.schema.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Mutates schema files for a bounded number of runs: catalogs, or an error that names the file. */
class SchemaFuzz {

  @FuzzTest(maxExecutions = 3_000, maxDuration = "8s")
  void readsOrRefuses(byte[] content) {
    SchemaFiles files =
        SchemaFiles.of("x.json", new String(content, StandardCharsets.UTF_8))
            .andTable("b", "bs", "[]", "[]");
    try {
      files.read();
    } catch (SchemaFormatException e) {
      if (!String.valueOf(e.getMessage()).startsWith("cannot read schema test/")) {
        throw new AssertionError("an error without a place", e);
      }
    }
  }
}
