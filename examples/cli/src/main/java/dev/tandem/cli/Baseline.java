package dev.tandem.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The findings of an earlier run, which are known and not told again. */
final class Baseline {
  private Baseline() {}

  /**
   * Their fingerprints.
   *
   * @throws UnreadableException when the file is none that {@code --format json} wrote
   */
  static Set<String> read(Path file) {
    Set<String> known = new HashSet<>();
    for (JsonNode finding : findings(file)) {
      if (!finding.path("fingerprint").isTextual()) {
        throw noBaseline(file, "a finding has no fingerprint");
      }
      known.add(finding.path("fingerprint").asText());
    }
    return known;
  }

  private static JsonNode findings(Path file) {
    try {
      JsonNode findings = new ObjectMapper().readTree(Files.readString(file)).path("findings");
      if (!findings.isArray()) {
        throw noBaseline(file, "it has no array \"findings\"");
      }
      return findings;
    } catch (JsonProcessingException e) {
      throw noBaseline(file, e.getOriginalMessage());
    } catch (IOException e) {
      throw new UnreadableException("cannot read the baseline " + file + ": " + Words.reason(e), e);
    }
  }

  private static UnreadableException noBaseline(Path file, String why) {
    return new UnreadableException(
        "%s is no baseline: %s; write one with 'tandem check ... --format json > %s'"
            .formatted(file, why, file));
  }
}
