package dev.tandem.cli;

import dev.tandem.projectops.ProjectOperations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The shipped maps as the text of their files, to be used like a user's own. */
final class ShippedFiles {
  private ShippedFiles() {}

  static String map(String id) throws IOException {
    String resource = "maps/" + id + "/map.json";
    try (InputStream in = ProjectOperations.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
