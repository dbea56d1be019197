package dev.tandem.cli;

import dev.tandem.check.CheckCodes;
import dev.tandem.check.Suppression;
import dev.tandem.check.Suppressions;
import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.core.testkit.yaml.YamlText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the file of suppressions that stands beside a map. */
final class SuppressionsReader {
  /** The name of the file. */
  static final String NAME = "checks.yaml";

  private SuppressionsReader() {}

  /**
   * What is suppressed in a folder; nothing when it has no such file.
   *
   * @throws dev.tandem.core.testkit.yaml.YamlException for everything that is wrong with the file
   */
  static Suppressions of(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      return Suppressions.NONE;
    }
    List<Suppression> entries =
        YamlText.read(file, "the suppressions").section("suppress").need("suppress").list().stream()
            .map(SuppressionsReader::entry)
            .toList();
    return new Suppressions(file.toString(), entries);
  }

  private static Suppression entry(YamlEntry entry) {
    YamlSection section = entry.section("code", "map", "field", "reason");
    YamlEntry code = section.need("code");
    YamlEntry reason = section.need("reason");
    if (CheckCodes.page(code.text()).isEmpty()) {
      throw code.wrong("is no code of the checker; core/docs/checks.md lists them");
    }
    return new Suppression(
        code.text().strip(),
        section.find("map").map(YamlEntry::text).orElse(null),
        section.find("field").map(YamlEntry::text).orElse(null),
        reason.text());
  }
}
