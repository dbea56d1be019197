package dev.tandem.projectops.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.core.testkit.yaml.YamlException;
import dev.tandem.projectops.ProjectOperations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** No text makes the reader fail in another way than by saying what is wrong. */
class ScenarioReaderProperties {
  private static final ScenarioReader READER = ScenarioReader.of(ProjectOperations.shipped());
  private static final List<String> PARTS =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ": ",
          "- ",
          "\"",
          "'",
          "null",
          "true",
          "1e999999999",
          "~",
          "\n",
          "  ",
          "&a ",
          "*a",
          "!!int ",
          "key",
          "values: ",
          "rows: ",
          "-1",
          "2026-03-05",
          "|",
          "%",
          "\0");

  @Property(tries = 300)
  void aDamagedScenarioIsReadOrRefusedWithItsPlace(@ForAll Random random) throws IOException {
    String name = ShippedScenarios.names().get(random.nextInt(ShippedScenarios.names().size()));
    StringBuilder text =
        new StringBuilder(
            ShippedScenarios.text(name).replaceFirst("fixture: ", "fixture: shipped:"));
    for (int i = 0; i <= random.nextInt(4); i++) {
      damage(text, random);
    }
    Path file = Files.createTempFile("scenario", ".yaml");
    try {
      READER.read(Files.writeString(file, text));
    } catch (YamlException e) {
      assertThat(e.getMessage()).contains(file.toString());
    } finally {
      Files.delete(file);
    }
  }

  private static void damage(StringBuilder text, Random random) {
    int place = random.nextInt(text.length());
    if (random.nextBoolean()) {
      text.insert(place, PARTS.get(random.nextInt(PARTS.size())));
    } else {
      text.delete(place, Math.min(text.length(), place + 1 + random.nextInt(20)));
    }
  }
}
