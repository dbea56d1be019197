package dev.tandem.projectops.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * The scenarios that come with the library: SC-1 to SC-14 of the reference with their variants, and
 * further ones of journals, retainers, shared milestones and stock. No state; safe for any thread.
 */
public final class ShippedScenarios {
  private static final String INDEX = "index.txt";
  private static final Set<String> FIXTURES = Set.of("f0", "hours");

  private ShippedScenarios() {}

  /** Names of the scenarios that can be played, in the order of the reference. */
  public static List<String> names() {
    return files().stream().filter(name -> !FIXTURES.contains(name)).toList();
  }

  /** Names of all files, those that are only fixtures too. */
  static List<String> files() {
    return resource(INDEX).lines().filter(line -> !line.isBlank()).toList();
  }

  /**
   * The text of a file.
   *
   * @throws IllegalArgumentException when there is none of that name
   */
  public static String text(String name) {
    if (!files().contains(name)) {
      throw new IllegalArgumentException(
          "there is no shipped scenario '%s'; there are %s"
              .formatted(name, String.join(", ", names())));
    }
    return resource(name + ".yaml");
  }

  /** The JSON Schema of the format, draft 2020-12. */
  public static String schema() {
    return resource("scenario.schema.json");
  }

  private static String resource(String name) {
    try (InputStream in = ShippedScenarios.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + name + " is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
